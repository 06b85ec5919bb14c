import type { EditColumn, EditTable, PlacedProblem } from '@sanyi/policy';
import { type JSX, useEffect, useId, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { CellChoices, hintOf } from './cell-choices.tsx';
import type { SheetPlace } from './sheet-props.ts';
import { cellInWords, editorWords } from './test-words.ts';

/** One rule as a form: when it applies, what it answers, and why it is there. */
export function RuleForm(props: {
  readonly table: EditTable;
  readonly at: SheetPlace;
  readonly problems: readonly PlacedProblem[];
  readonly mayEdit: boolean;
  readonly onGo: (place: SheetPlace) => void;
  readonly onSet: (text: string, column: number) => void;
}): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
  const { table, at } = props;
  const rule = table.rules[at.row];
  const groups = [
    ['input', e.asks],
    ['output', e.answers],
    ['note', e.notes],
  ] as const;
  return (
    <div className="rule-form">
      <nav aria-label={words.m.policy.rule}>
        <ol>
          {table.rules.map(({ id }, row) => (
            <li key={id}>
              <button
                type="button"
                aria-current={row === at.row ? 'true' : undefined}
                className={props.problems.some(({ rows }) => rows.includes(row)) ? 'wrong' : ''}
                onClick={() => props.onGo({ row, column: at.column })}
              >
                <span className="row-number">{row + 1}</span> {id}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {rule && (
        <div className="rule-fields" key={rule.id}>
          <Field
            label={e.ruleName}
            text={rule.id}
            disabled={!props.mayEdit}
            onSet={(text) => props.onSet(text, -1)}
          />
          {groups.map(([role, title]) => (
            <fieldset key={role} className={role}>
              <legend>{title}</legend>
              {table.columns.map((column, index) =>
                column.role === role ? (
                  <ColumnField
                    key={column.name}
                    column={column}
                    text={rule.cells[index] ?? ''}
                    problems={props.problems.filter(
                      (each) => each.rows.includes(at.row) && each.column === index,
                    )}
                    disabled={!props.mayEdit}
                    onSet={(text) => props.onSet(text, index)}
                  />
                ) : null,
              )}
            </fieldset>
          ))}
        </div>
      )}
    </div>
  );
}

function ColumnField(props: {
  readonly column: EditColumn;
  readonly text: string;
  readonly problems: readonly PlacedProblem[];
  readonly disabled: boolean;
  readonly onSet: (text: string) => void;
}): JSX.Element {
  const words = useWords();
  const { column, text } = props;
  const said = cellInWords(text, column, words);
  return (
    <div className="rule-field">
      <Field
        label={words.say(column.title)}
        text={text}
        disabled={props.disabled}
        onSet={props.onSet}
        said={said === text ? '' : said}
        hint={hintOf(column, words)}
        wrong={props.problems.map(({ problem }) => problem[words.lang])}
      />
      <CellChoices column={column} text={text} onChoose={props.onSet} disabled={props.disabled} />
    </div>
  );
}

/** A line of text that is taken when it is left or Enter is pressed. */
function Field(props: {
  readonly label: string;
  readonly text: string;
  readonly disabled: boolean;
  readonly onSet: (text: string) => void;
  readonly said?: string;
  readonly hint?: string;
  readonly wrong?: readonly string[];
}): JSX.Element {
  const id = useId();
  const [text, setText] = useState(props.text);
  useEffect(() => setText(props.text), [props.text]);
  const take = (): void => {
    if (text !== props.text) props.onSet(text);
  };
  const wrong = props.wrong ?? [];
  return (
    <div className="field">
      <label htmlFor={id}>
        {props.label} {props.said && <b>{props.said}</b>}
      </label>
      <input
        id={id}
        className="text-input"
        value={text}
        disabled={props.disabled}
        aria-invalid={wrong.length > 0 || undefined}
        aria-describedby={`${id}-hint`}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      <small id={`${id}-hint`} className={wrong.length > 0 ? 'cell-problem' : 'quiet'}>
        {wrong[0] ?? props.hint}
      </small>
    </div>
  );
}

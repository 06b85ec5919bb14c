import type { EditParameter, EditValue, PlacedProblem, ValueField } from '@sanyi/policy';
import { CalendarPlus, Trash2 } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { DayFrame } from '../../parts/day-frame.tsx';
import { inOrder } from '../../parts/in-order.tsx';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { editorWords, MARKS } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

/** Values by date of a draft: those of the packages below stay in sight above the own ones. */
export function ParametersEditor(props: {
  readonly parameters: readonly EditParameter[];
  readonly session: EditSession;
  readonly problems: readonly PlacedProblem[];
  readonly from: string;
  readonly mayEdit: boolean;
}): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
  return (
    <Card title={e.parametersHere} className="parameter-editor">
      {props.parameters.length === 0 && <p className="quiet empty-line">{e.noParameters}</p>}
      <ul>
        {props.parameters.map((parameter) => (
          <Parameter key={parameter.name} {...props} parameter={parameter} />
        ))}
      </ul>
    </Card>
  );
}

type ParameterProps = Parameters<typeof ParametersEditor>[0] & {
  readonly parameter: EditParameter;
};

function Parameter(props: ParameterProps): JSX.Element {
  const words = useWords();
  const { say } = words;
  const e = editorWords(words);
  const { parameter, session, mayEdit, from } = props;
  const { file, name } = parameter;
  const own = props.problems.filter((each) => each.name === name);
  const older = parameter.below.filter(
    (each) => !parameter.values.some((value) => value.from === each.from),
  );
  const isNew = parameter.values.every((value) => value.from < from);
  return (
    <li>
      <h3>
        {say(parameter.title)}{' '}
        {parameter.unit && <small className="quiet">{say(parameter.unit)}</small>}
      </h3>
      {older.length > 0 && (
        <p className="quiet older">
          {e.olderValues}:{' '}
          {older
            .map((each) => `${each.from} ${valueInWords(each.value, parameter, say)}`)
            .join(' · ')}
        </p>
      )}
      <table className="values">
        <tbody>
          {inOrder(parameter.values, (value, row) => (
            <ValueRow
              // A value is its row: two values never begin on one day for long.
              parameter={parameter}
              value={value}
              mayEdit={mayEdit}
              wrong={own.filter(({ rows }) => rows.includes(row))}
              onSet={(field, text) => session.edit({ kind: 'value', file, name, row, field, text })}
              onDrop={() => session.edit({ kind: 'dropValue', file, name, row })}
            />
          ))}
        </tbody>
      </table>
      {mayEdit && isNew && (
        <button
          type="button"
          className="tool"
          onClick={() => session.edit({ kind: 'addValue', file, name, from })}
        >
          <CalendarPlus size={14} strokeWidth={1.7} aria-hidden="true" />
          <span>{e.newValue}</span>
        </button>
      )}
    </li>
  );
}

const valueInWords = (
  value: string,
  { codes }: EditParameter,
  say: ReturnType<typeof useWords>['say'],
): string => {
  const title = codes[value];
  return title ? say(title) : value;
};

function ValueRow(props: {
  readonly parameter: EditParameter;
  readonly value: EditValue;
  readonly mayEdit: boolean;
  readonly wrong: readonly PlacedProblem[];
  readonly onSet: (field: ValueField, text: string) => void;
  readonly onDrop: () => void;
}): JSX.Element {
  const words = useWords();
  const { m, say, lang } = words;
  const e = editorWords(words);
  const { parameter, value, mayEdit, onSet } = props;
  const named = (word: string): string => `${say(parameter.title)}, ${value.from}: ${word}`;
  return (
    <>
      <tr>
        <td>
          <TakenInput
            text={value.from}
            label={named(m.packages.from)}
            type="date"
            disabled={!mayEdit}
            onTake={(text) => onSet('from', text)}
          />
        </td>
        <td>
          <ParameterValue
            parameter={parameter}
            value={value.value}
            label={named(m.policy.value)}
            disabled={!mayEdit}
            onTake={(text) => onSet('value', text)}
          />
        </td>
        <td>
          <MarkSelect
            value={value.provenance}
            label={named(m.policy.provenanceWord)}
            disabled={!mayEdit}
            onTake={(text) => onSet('provenance', text)}
          />
        </td>
        <td>
          <TakenInput
            text={value.source}
            label={named(m.policy.source)}
            disabled={!mayEdit}
            onTake={(text) => onSet('source', text)}
          />
        </td>
        <td>
          {mayEdit && parameter.values.length > 1 && (
            <DropButton label={named(e.dropValue)} onDrop={props.onDrop} />
          )}
        </td>
      </tr>
      {props.wrong.map(({ problem }) => (
        <tr key={problem.code}>
          <td colSpan={5} className="cell-problem">
            {problem[lang]}
          </td>
        </tr>
      ))}
    </>
  );
}

const DropButton = (props: {
  readonly label: string;
  readonly onDrop: () => void;
}): JSX.Element => (
  <button type="button" className="icon-button" aria-label={props.label} onClick={props.onDrop}>
    <Trash2 size={14} strokeWidth={1.7} aria-hidden="true" />
  </button>
);

type TakenProps = {
  readonly value: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly onTake: (text: string) => void;
};

/** A value: chosen where it is a code, else written. */
function ParameterValue(props: TakenProps & { readonly parameter: EditParameter }): JSX.Element {
  const { say } = useWords();
  const codes = Object.entries(props.parameter.codes);
  if (codes.length === 0) {
    return (
      <TakenInput
        text={props.value}
        label={props.label}
        disabled={props.disabled}
        onTake={props.onTake}
      />
    );
  }
  return (
    <select
      className="text-input"
      value={props.value}
      aria-label={props.label}
      disabled={props.disabled}
      onChange={(event) => props.onTake(event.target.value)}
    >
      {codes.map(([code, title]) => (
        <option key={code} value={code}>
          {say(title)}
        </option>
      ))}
    </select>
  );
}

/** How sure a value is, chosen by whoever knows. */
function MarkSelect(props: TakenProps): JSX.Element {
  const { m } = useWords();
  const mark = MARKS.find((each) => each === props.value);
  return (
    <span className="mark-select">
      {mark && <ProvenanceMark provenance={mark} silent />}
      <select
        className="text-input"
        value={props.value}
        aria-label={props.label}
        disabled={props.disabled}
        onChange={(event) => props.onTake(event.target.value)}
      >
        {MARKS.map((each) => (
          <option key={each} value={each}>
            {m.provenance[each]}
          </option>
        ))}
      </select>
    </span>
  );
}

/** A field whose text is taken when it is left or Enter is pressed. */
export function TakenInput(props: {
  readonly text: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly type?: 'text' | 'date';
  readonly wrong?: boolean;
  readonly onTake: (text: string) => void;
}): JSX.Element {
  const [text, setText] = useState(props.text);
  useEffect(() => setText(props.text), [props.text]);
  const take = (): void => {
    if (text !== props.text) props.onTake(text);
  };
  const input = (
    <input
      className="text-input"
      type={props.type ?? 'text'}
      value={text}
      aria-label={props.label}
      aria-invalid={props.wrong || undefined}
      disabled={props.disabled}
      spellCheck={false}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
  return props.type === 'date' ? <DayFrame day={text}>{input}</DayFrame> : input;
}

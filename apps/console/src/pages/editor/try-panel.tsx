import type { EditTable, Tried, TriedInput, TryField, TryForm } from '@sanyi/policy';
import { Play } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { inOrder } from '../../parts/in-order.tsx';
import { Button } from '../../ui/button.ts';
import type { TriedOr } from './protocol.ts';
import type { SheetPlace } from './sheet-props.ts';
import { editorWords } from './test-words.ts';
import { nearMisses } from './try-lights.ts';
import type { EditSession } from './use-edit-session.ts';

/** One case, asked as the city would ask it on a day; the table shows which cells matched. */
export function TryPanel(props: {
  readonly forms: readonly TryForm[];
  readonly table: EditTable | null;
  readonly session: EditSession;
  readonly from: string;
  readonly tried: Tried | null;
  readonly onTried: (tried: Tried | null) => void;
  readonly onGo: (place: SheetPlace) => void;
}): JSX.Element {
  const words = useWords();
  const { say } = words;
  const e = editorWords(words);
  const { forms, session, from, onTried } = props;
  const [hook, setHook] = useState<string | null>(null);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [day, setDay] = useState<string | null>(null);
  const [problems, setProblems] = useState<Extract<TriedOr, { ok: false }>['problems']>([]);
  const form =
    forms.find((each) => each.hook === hook) ??
    forms.find((each) => each.hook === props.table?.hook) ??
    forms[0];
  if (!form || !session.shown?.sound) {
    return (
      <Card title={e.tryTitle}>
        <p className="quiet empty-line">{e.tryBlocked}</p>
      </Card>
    );
  }
  const ask = async (): Promise<void> => {
    const tried = await session.tryInput(inputOf(form, given, day ?? from));
    setProblems(tried.ok ? [] : tried.problems);
    onTried(tried.ok ? tried.value : null);
  };
  return (
    <Card title={e.tryTitle} note={say(form.title)} className="try-panel">
      <p className="quiet empty-line">{e.tryText}</p>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        {forms.length > 1 && (
          <LabelledSelect
            label={words.m.policy.hook}
            value={form.hook}
            options={forms.map((each) => [each.hook, say(each.title)])}
            onChange={setHook}
          />
        )}
        <TextField label={e.day} type="date" value={day ?? from} onChange={setDay} />
        <TryFields form={form} given={given} onChange={setGiven} />
        <p className="form-acts">
          <Button
            type="primary"
            htmlType="submit"
            icon={<Play size={13} strokeWidth={2} aria-hidden="true" />}
          >
            {e.tryIt}
          </Button>
        </p>
      </form>
      <TryProblems form={form} problems={problems} />
      {props.tried && problems.length === 0 && <TriedResult {...props} tried={props.tried} />}
    </Card>
  );
}

function TryProblems(props: {
  readonly form: TryForm;
  readonly problems: Extract<TriedOr, { ok: false }>['problems'];
}): JSX.Element {
  const { say, lang } = useWords();
  return (
    <>
      {props.problems.map((problem) => (
        <p key={problem.where + problem.code} className="cell-problem empty-line">
          <b>{fieldTitle(props.form, problem.where, say)}</b> {problem[lang]}
        </p>
      ))}
    </>
  );
}

function TryFields(props: {
  readonly form: TryForm;
  readonly given: Readonly<Record<string, string>>;
  readonly onChange: (given: Readonly<Record<string, string>>) => void;
}): JSX.Element {
  const { form, given, onChange } = props;
  return (
    <>
      {form.fields.map((field) => (
        <TryInput
          key={field.from + field.name}
          field={field}
          value={given[field.name] ?? ''}
          onChange={(text) => onChange({ ...given, [field.name]: text })}
        />
      ))}
    </>
  );
}

function inputOf(form: TryForm, given: Readonly<Record<string, string>>, day: string): TriedInput {
  const of = (from: TryField['from']): Record<string, string> =>
    Object.fromEntries(
      form.fields
        .filter((field) => field.from === from)
        .map((field) => [field.name, given[field.name] ?? usual(field)]),
    );
  return { hook: form.hook, day, input: of('input'), acc: of('acc') };
}

/** What a field holds before anybody wrote in it. */
function usual({ kind, codes, optional, from }: TryField): string {
  if (optional || from === 'acc') return '';
  if (kind === 'flag') return 'false';
  if (kind === 'code') return Object.keys(codes)[0] ?? '';
  return kind === 'count' ? '40' : kind === 'money' ? '100' : '';
}

const fieldTitle = (
  form: TryForm,
  name: string,
  say: ReturnType<typeof useWords>['say'],
): string => {
  const field = form.fields.find((each) => each.name === name);
  return field ? say(field.title) : '';
};

function TryInput(props: {
  readonly field: TryField;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): JSX.Element {
  const words = useWords();
  const { m, say } = words;
  const { field } = props;
  const title = say(field.title);
  const value = props.value === '' ? usual(field) : props.value;
  const codes = Object.entries(field.codes);
  const none = field.optional ? [['', '—'] as const] : [];
  if (field.kind === 'flag') {
    const options = [...none, ['true', m.claim.yes] as const, ['false', m.claim.no] as const];
    return (
      <LabelledSelect label={title} value={value} options={options} onChange={props.onChange} />
    );
  }
  if (field.kind === 'code' && codes.length > 0) {
    const options = [...none, ...codes.map(([code, title]) => [code, say(title)] as const)];
    return (
      <LabelledSelect label={title} value={value} options={options} onChange={props.onChange} />
    );
  }
  const lead = field.from === 'acc' ? `${editorWords(words).before}: ` : '';
  return (
    <TextField
      label={lead + say(field.title)}
      type={field.kind === 'day' ? 'date' : 'text'}
      value={value}
      onChange={props.onChange}
    />
  );
}

function LabelledSelect(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, word: string])[];
  readonly onChange: (text: string) => void;
}): JSX.Element {
  return (
    <SelectField label={props.label} value={props.value} onChange={props.onChange}>
      {props.options.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </SelectField>
  );
}

function TriedResult(props: {
  readonly tried: Tried;
  readonly table: EditTable | null;
  readonly session: EditSession;
  readonly onGo: (place: SheetPlace) => void;
}): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
  const { tried, table } = props;
  const id = props.session.shown?.view.id;
  const missed = table ? nearMisses(table, tried) : [];
  return (
    <div className="tried" aria-live="polite">
      {tried.by !== id && <p className="near-note">{e.byOther(tried.by)}</p>}
      <h3>{e.result}</h3>
      <Output text={tried.output} table={table} />
      <h3>{e.applied}</h3>
      <ul>
        {tried.cites.map((cite) => (
          <li key={cite}>
            <code>{cite}</code>
          </li>
        ))}
      </ul>
      {missed.length > 0 && table && (
        <>
          <h3>{e.missedBy}</h3>
          <ul>
            {missed.slice(0, 5).map(({ row, column }) => (
              <li key={row}>
                <button type="button" className="link" onClick={() => props.onGo({ row, column })}>
                  {table.rules[row]?.id}
                </button>{' '}
                {words.say(table.columns[column]?.title ?? { en: '', zh: '' })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** An answer as pairs of name and value, where it is a context or a list of them. */
function Output(props: { readonly text: string; readonly table: EditTable | null }): JSX.Element {
  const { say, m } = useWords();
  const titleOf = (name: string): string => {
    const column = props.table?.columns.find(
      (each) => each.role === 'output' && each.name === name,
    );
    return column ? say(column.title) : name;
  };
  const shownValue = (name: string, value: string): string => {
    if (value === 'true') return m.claim.yes;
    if (value === 'false') return m.claim.no;
    const column = props.table?.columns.find(
      (each) => each.role === 'output' && each.name === name,
    );
    const title = column?.codes[value];
    return title ? say(title) : value;
  };
  const pairs = [...props.text.matchAll(/(\w+): ([^,{}[\]]+)/g)];
  if (pairs.length === 0) return <p className="output">{props.text}</p>;
  return (
    <dl className="output">
      {inOrder(pairs, ([, name = '', value = '']) => (
        <div>
          <dt>{titleOf(name)}</dt>
          <dd>{shownValue(name, value.trim())}</dd>
        </div>
      ))}
    </dl>
  );
}

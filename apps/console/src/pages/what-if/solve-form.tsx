import type { SolveQuery, WhatIfValue } from '@sanyi/api';
import { Scale, X } from 'lucide-react';
import { type JSX, useId, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { Button } from '../../ui/button.ts';
import { Input } from '../../ui/input.ts';
import { ValuePicker } from './value-picker.tsx';

/** Numbers of the form as they are typed. */
type Fields = Readonly<
  Record<'fall' | 'rise' | 'step' | 'total' | 'hospital' | 'group' | 'services', string>
>;

const START: Fields = {
  ...{ fall: '30', rise: '50', step: '1', total: '0.5' },
  ...{ hospital: '', group: '', services: '' },
};

const EVERY = 'lists/servicePrice/*';

/** What may move, how far, in which steps, and what has to stay; then Solve. */
export function SolveForm(props: {
  readonly baseline: string | undefined;
  readonly reform: string;
  readonly values: readonly WhatIfValue[];
  readonly isRunning: boolean;
  readonly onSolve: (query: SolveQuery) => void;
}): JSX.Element {
  const { m } = useWords();
  const [fields, setFields] = useState(START);
  const [paths, setPaths] = useState<readonly string[]>([EVERY]);
  const query = queryOf(fields, paths);
  const field = (name: keyof Fields, label: string, unit: string): JSX.Element => (
    <Field
      key={name}
      {...{ label, unit }}
      value={fields[name]}
      isWrong={fields[name].trim() !== '' && read(fields[name]) === null}
      onChange={(value) => setFields({ ...fields, [name]: value })}
    />
  );
  const w = m.whatIf.solveWords;
  return (
    <div className="solve-form">
      <h3>{w.mayMove}</h3>
      <Movable values={props.values} paths={paths} onChange={setPaths} />
      <div className="solve-fields">
        {field('fall', w.fall, '%')}
        {field('rise', w.rise, '%')}
        {field('step', w.step, w.yuan)}
      </div>
      <h3>{w.hold}</h3>
      <div className="solve-fields">
        {field('total', w.total, '± %')}
        {field('hospital', w.hospital, '± %')}
        {field('group', w.group, '± %')}
        {field('services', w.services, '≥ %')}
      </div>
      <p className="hint">{w.groupText}</p>
      <Button
        type="primary"
        block
        onClick={() => {
          if (!query) return;
          const { baseline, reform } = props;
          props.onSolve({ ...(baseline ? { baseline } : {}), reform, ...query });
        }}
        disabled={!query || props.isRunning}
      >
        <Scale size={15} strokeWidth={1.8} aria-hidden="true" /> {w.solve}
      </Button>
    </div>
  );
}

/** A number as it is typed; null while there is none. */
function read(text: string): number | null {
  const plain = text.trim();
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** What is asked, once all that is needed is there. */
function queryOf(
  fields: Fields,
  paths: readonly string[],
): Omit<SolveQuery, 'baseline' | 'reform'> | null {
  const [fall, rise, total] = [read(fields.fall), read(fields.rise), read(fields.total)];
  const step = read(fields.step);
  if (fall === null || rise === null || total === null || step === null) return null;
  if (step < 0.01 || paths.length === 0) return null;
  return {
    ...{ paths, fall, rise, total },
    stepFen: Math.round(step * 100),
    hospital: read(fields.hospital),
    group: read(fields.group),
    services: read(fields.services),
  };
}

/** The prices that may move: all of services, or single ones. */
function Movable(props: {
  readonly values: readonly WhatIfValue[];
  readonly paths: readonly string[];
  readonly onChange: (paths: readonly string[]) => void;
}): JSX.Element {
  const { m, say } = useWords();
  const { paths, onChange } = props;
  const [picking, setPicking] = useState(false);
  const w = m.whatIf.solveWords;
  const rows = props.values.filter(({ path }) => path.startsWith('lists/'));
  const titleOf = (path: string): string => {
    const found = rows.find((each) => each.path === path);
    return path === EVERY ? w.everyPrice : found ? say(found.title) : path;
  };
  return (
    <>
      <ul className="chips">
        {paths.map((path) => (
          <li key={path}>
            <span>{titleOf(path)}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={m.whatIf.remove(titleOf(path))}
              onClick={() => onChange(paths.filter((each) => each !== path))}
            >
              <X size={12} strokeWidth={1.8} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {picking ? (
        <ValuePicker
          values={rows.filter(({ path }) => !paths.includes(path))}
          onPick={({ path }) => {
            setPicking(false);
            onChange([...paths.filter((each) => each !== EVERY), path]);
          }}
        />
      ) : (
        <button type="button" className="link" onClick={() => setPicking(true)}>
          {w.choose}
        </button>
      )}
    </>
  );
}

function Field(props: {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div className="solve-field">
      <label htmlFor={id}>{props.label}</label>
      <Input
        id={id}
        size="small"
        inputMode="decimal"
        value={props.value}
        placeholder="—"
        suffix={props.unit}
        aria-invalid={props.isWrong}
        status={props.isWrong ? 'error' : ''}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}

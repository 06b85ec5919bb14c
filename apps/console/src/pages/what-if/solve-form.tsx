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
  const { m, say } = useWords();
  const [fields, setFields] = useState(START);
  const [paths, setPaths] = useState<readonly string[]>([EVERY]);
  const [picking, setPicking] = useState(false);
  const rows = props.values.filter(({ path }) => path.startsWith('lists/'));
  const read = (text: string): number | null => {
    const plain = text.trim();
    return plain === '' || !/^\d+(\.\d+)?$/.test(plain) ? null : Number(plain);
  };
  const [fall, rise, total] = [read(fields.fall), read(fields.rise), read(fields.total)];
  const step = read(fields.step);
  const isReady =
    fall !== null &&
    rise !== null &&
    total !== null &&
    step !== null &&
    step >= 0.01 &&
    paths.length > 0;
  const solve = (): void => {
    if (!isReady) return;
    props.onSolve({
      ...(props.baseline ? { baseline: props.baseline } : {}),
      reform: props.reform,
      paths: [...paths],
      ...{ fall, rise, total },
      stepFen: Math.round(step * 100),
      hospital: read(fields.hospital),
      group: read(fields.group),
      services: read(fields.services),
    });
  };
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
      <ul className="chips">
        {paths.map((path) => (
          <li key={path}>
            <span>{path === EVERY ? w.everyPrice : titleOf(path)}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={m.whatIf.remove(path)}
              onClick={() => setPaths(paths.filter((each) => each !== path))}
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
            setPaths([...paths.filter((each) => each !== EVERY), path]);
          }}
        />
      ) : (
        <button type="button" className="link" onClick={() => setPicking(true)}>
          {w.choose}
        </button>
      )}
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
      <Button type="primary" block onClick={solve} disabled={!isReady || props.isRunning}>
        <Scale size={15} strokeWidth={1.8} aria-hidden="true" /> {w.solve}
      </Button>
    </div>
  );

  function titleOf(path: string): string {
    const found = rows.find((each) => each.path === path);
    return found ? say(found.title) : path;
  }
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

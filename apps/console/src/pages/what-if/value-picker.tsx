import type { WhatIfValue } from '@sanyi/api';
import { type JSX, useId, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { exactText } from '../../format/decimal.ts';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { Input } from '../../ui/input.ts';
import { shownValue } from './scenario.ts';

/** Rows a list shows before more letters are typed. */
const SHOWN = 40;

/** Everything that can be tried, found by words of either language. */
export function ValuePicker(props: {
  readonly values: readonly WhatIfValue[];
  readonly onPick: (value: WhatIfValue) => void;
}): JSX.Element {
  const { m, say } = useWords();
  const [find, setFind] = useState('');
  const id = useId();
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const found = props.values.filter(({ title, group, path }) => {
    const text = [title.en, title.zh, group.en, group.zh, path].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <div className="value-picker">
      <label htmlFor={id}>{m.whatIf.add}</label>
      <Input
        id={id}
        value={find}
        placeholder={m.whatIf.find}
        onChange={(event) => setFind(event.target.value)}
      />
      <ul>
        {found.slice(0, SHOWN).map((value) => (
          <li key={value.path}>
            <button type="button" onClick={() => props.onPick(value)}>
              <span>{say(value.title)}</span>
              <ProvenanceMark provenance={value.provenance} silent />
              <b>
                {exactText(shownValue(value.now, value.kind))}
                {value.kind === 'rate' ? ' %' : value.unit ? ` ${say(value.unit)}` : ''}
              </b>
            </button>
          </li>
        ))}
      </ul>
      <p className="hint" role="status">
        {found.length === 0
          ? m.whatIf.nothingFound
          : m.whatIf.found(Math.min(SHOWN, found.length), props.values.length)}
      </p>
    </div>
  );
}

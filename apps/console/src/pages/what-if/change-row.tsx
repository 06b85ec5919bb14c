import type { WhatIfChange, WhatIfValue } from '@sanyi/api';
import { X } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { signedHeadline } from './money-words.ts';
import { shownValue, sliderOf, type Tried, typedValue } from './scenario.ts';

/** One value of the reform: what it was, what it is tried with, what it does. */
export function ChangeRow(props: {
  readonly value: WhatIfValue;
  readonly tried: Tried;
  readonly change: WhatIfChange | undefined;
  readonly onChange: (value: string) => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const { m, say } = useWords();
  const { value, tried, change } = props;
  const shown = shownValue(tried.value, value.kind);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const typed = typedValue(text, value.kind);
  const unit = value.kind === 'rate' ? '%' : value.unit ? say(value.unit) : '';
  const title = say(value.title);
  const { max, step } = sliderOf(value);
  const now = shownValue(value.now, value.kind);
  const set = (next: string): void => {
    setText(next);
    const read = typedValue(next, value.kind);
    if (read !== null) props.onChange(read);
  };
  return (
    <li className="change-row">
      <div className="change-title">
        <b>{title}</b>
        <ProvenanceMark provenance={value.provenance} />
        <button
          type="button"
          className="icon-button"
          aria-label={m.whatIf.remove(title)}
          onClick={props.onRemove}
        >
          <X size={14} strokeWidth={1.6} aria-hidden="true" />
        </button>
      </div>
      <div className="change-value">
        <s>{now}</s>
        <span aria-hidden="true">→</span>
        <span className={typed === null ? 'value-input wrong' : 'value-input'}>
          <input
            inputMode="decimal"
            value={text}
            aria-label={title}
            aria-invalid={typed === null}
            onChange={(event) => set(event.target.value)}
          />
          <i>{unit}</i>
        </span>
        <Effect fen={change?.effectFen ?? null} />
      </div>
      {typed === null && <p className="hint wrong">{m.whatIf.notValue}</p>}
      <input
        type="range"
        className="slider"
        min={0}
        max={Math.max(max, Number(typed === null ? 0 : shownValue(typed, value.kind)))}
        step={step}
        value={typed === null ? 0 : Number(shownValue(typed, value.kind))}
        aria-label={`${title} ${unit}`}
        onChange={(event) => set(event.target.value)}
      />
      <div className="slider-ends">
        <span>0</span>
        <span>{m.whatIf.now(`${now} ${unit}`)}</span>
        <span>{max}</span>
      </div>
    </li>
  );
}

/** What the change does to hospitals' income; a change without effect is named. */
function Effect({ fen }: { readonly fen: string | null }): JSX.Element | null {
  const { m, lang } = useWords();
  if (fen === null) return null;
  return (
    <span className="effect" title={m.whatIf.effect}>
      {fen === '0' ? <em>{m.whatIf.noEffect}</em> : signedHeadline(fen, lang)}
    </span>
  );
}

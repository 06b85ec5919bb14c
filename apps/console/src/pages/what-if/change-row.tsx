import type { WhatIfChange, WhatIfValue, WireText } from '@sanyi/api';
import { X } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { signedHeadline } from './money-words.ts';
import { isWithinBounds, shownValue, sliderOf, type Tried, typedValue } from './scenario.ts';

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
  const read = typedValue(text, value.kind);
  const typed = read !== null && isWithinBounds(read, value) ? read : null;
  const unit = unitOf(value, say);
  const title = say(value.title);
  const now = shownValue(value.now, value.kind);
  const set = (next: string): void => {
    setText(next);
    const tried = typedValue(next, value.kind);
    if (tried !== null && isWithinBounds(tried, value)) props.onChange(tried);
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
      {typed === null && (
        <p className="hint wrong" role="status">
          {read === null ? m.whatIf.notValue : <OutOfBounds value={value} unit={unit} />}
        </p>
      )}
      <Slider value={value} shown={shownValue(typed ?? tried.value, value.kind)} onSlide={set} />
    </li>
  );
}

/** What cannot be tried leaves the slider where it is. */
function Slider(props: {
  readonly value: WhatIfValue;
  readonly shown: string;
  readonly onSlide: (next: string) => void;
}): JSX.Element {
  const { m, say } = useWords();
  const { value, onSlide } = props;
  const { min, max, step } = sliderOf(value);
  const unit = unitOf(value, say);
  const slid = Number(props.shown);
  return (
    <>
      <input
        type="range"
        className="slider"
        min={min}
        max={Math.max(max, slid)}
        step={step}
        value={slid}
        aria-label={`${say(value.title)} ${unit}`}
        onChange={(event) => onSlide(event.target.value)}
      />
      <div className="slider-ends">
        <span>{min}</span>
        <span>{m.whatIf.now(`${shownValue(value.now, value.kind)} ${unit}`)}</span>
        <span>{max}</span>
      </div>
    </>
  );
}

/** A rate is typed in percent, whatever unit its package gives it. */
const unitOf = ({ kind, unit }: WhatIfValue, say: (text: WireText) => string): string =>
  kind === 'rate' ? '%' : unit ? say(unit) : '';

/** Which values may be tried. */
function OutOfBounds(props: { readonly value: WhatIfValue; readonly unit: string }): JSX.Element {
  const { m } = useWords();
  const { value, unit } = props;
  const shown = (bound: string | null): string | null =>
    bound === null ? null : `${shownValue(bound, value.kind)} ${unit}`.trim();
  return <>{m.whatIf.outOfBounds(shown(value.min), shown(value.max))}</>;
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

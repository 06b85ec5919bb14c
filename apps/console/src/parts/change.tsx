import type { FigureUnit } from '@sanyi/api';
import type { JSX } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../app/words.tsx';
import { approximate } from '../format/decimal.ts';
import { changeText } from '../format/figure-text.ts';

const UP = 'M6 1.5L11 10.5H1z';
const DOWN = 'M6 10.5L1 1.5H11z';

/** A change: neutral arrow and sign. The arrow says where it went, never whether that is good. */
export function Change(props: { readonly value: string; readonly unit: FigureUnit }): JSX.Element {
  const { lang } = useWords();
  const { arrows } = usePreferences();
  const amount = approximate(props.value);
  const rise = amount > 0;
  const tone = arrows === 'neutral' ? 'neutral' : rise === (arrows === 'redRise') ? 'red' : 'green';
  return (
    <span className="change">
      {amount !== 0 && (
        <svg className={`arrow ${tone}`} viewBox="0 0 12 12" aria-hidden="true">
          <title>{rise ? '+' : '−'}</title>
          <path d={rise ? UP : DOWN} fill="currentColor" />
        </svg>
      )}
      {changeText(props.value, props.unit, lang)}
    </span>
  );
}

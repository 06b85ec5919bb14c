import type { Judgement, Provenance } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';

const SHAPES: Readonly<Record<Exclude<Judgement, 'none'>, string>> = {
  met: 'M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
  near: 'M5 .6L9.4 5L5 9.4L.6 5z',
  missed: 'M5 1L9.6 9H.4z',
};

/** The path of a judgement's shape in a box of 10: disc, diamond, triangle. */
export const judgementShape = (judgement: Judgement): string | null =>
  judgement === 'none' ? null : SHAPES[judgement];

/** The shape of a judgement. Its word stands beside it, or is read out. */
export function JudgementShape(props: {
  readonly judgement: Judgement;
  readonly silent?: boolean;
}): JSX.Element | null {
  const { m } = useWords();
  const shape = judgementShape(props.judgement);
  if (!shape) return null;
  const word = m.judgement[props.judgement];
  return (
    <svg
      className={`shape ${props.judgement}`}
      viewBox="0 0 10 10"
      {...(props.silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': word })}
    >
      <title>{word}</title>
      <path d={shape} fill="currentColor" />
    </svg>
  );
}

/** Shape, word and colour together. */
export function JudgementWord(props: {
  readonly judgement: Judgement;
  readonly text: string;
}): JSX.Element | null {
  if (props.judgement === 'none' || !props.text) return null;
  return (
    <span className={`judgement ${props.judgement}`} title={props.text}>
      <JudgementShape judgement={props.judgement} silent />
      <span>{props.text}</span>
    </span>
  );
}

/** How sure a value is: full disc, half disc, dashed ring; a ring for what was derived. */
export function ProvenanceMark(props: {
  readonly provenance: Provenance;
  readonly silent?: boolean;
}): JSX.Element {
  const { m } = useWords();
  const word = m.provenance[props.provenance];
  return (
    <svg
      className="provenance"
      viewBox="0 0 12 12"
      {...(props.silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': word })}
    >
      <title>{word}</title>
      <circle
        cx="6"
        cy="6"
        r="4.6"
        fill={props.provenance === 'sourced' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray={props.provenance === 'illustrative' ? '2.2 1.9' : undefined}
      />
      {props.provenance === 'memory' && (
        <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />
      )}
    </svg>
  );
}

/** The legend of the marks. */
export function ProvenanceLegend(props: { readonly only: readonly Provenance[] }): JSX.Element {
  const { m } = useWords();
  return (
    <>
      {props.only.map((provenance) => (
        <span className="legend" key={provenance}>
          <ProvenanceMark provenance={provenance} silent />
          {m.provenance[provenance]}
        </span>
      ))}
    </>
  );
}

import type { WireProblem } from '@sanyi/api';
import type { JSX, ReactNode } from 'react';
import { useWords } from '../../app/words.tsx';

/** Reasons about one figure: the first at once, the others when asked. */
export function Reasons(props: {
  readonly reasons: readonly WireProblem[];
  /** What stands before the first. */
  readonly head?: ReactNode;
}): JSX.Element | null {
  const { m, lang } = useWords();
  const [first, ...more] = props.reasons;
  if (!first) return null;
  return (
    <>
      <p>
        {props.head} {first[lang]}
      </p>
      {more.length > 0 && (
        <details>
          <summary>{m.reports.moreReasons(more.length)}</summary>
          {more.map((reason) => (
            <p key={reason.en}>{reason[lang]}</p>
          ))}
        </details>
      )}
    </>
  );
}

import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';

/** Classes of the five bands, from much gain to much loss. */
const TONES = ['gain-2', 'gain-1', 'no-change', 'loss-1', 'loss-2'] as const;

/** Shares of the five bands in percent with one decimal. */
export const shares = (bands: readonly number[]): string[] => {
  const all = bands.reduce((sum, each) => sum + each, 0);
  return bands.map((each) => ((100 * each) / Math.max(1, all)).toFixed(1));
};

/** The five bands of a group side by side; read out as words. */
export function BandBar(props: {
  readonly title: string;
  readonly bands: readonly number[];
}): JSX.Element {
  const { m } = useWords();
  const each = shares(props.bands);
  const said = each.map((share, at) => `${m.whatIf.bands[at]} ${share} %`).join(', ');
  return (
    <svg
      className="band-bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${props.title}: ${said}`}
    >
      <title>{said}</title>
      {each.map((share, at) => {
        const from = each.slice(0, at).reduce((sum, one) => sum + Number(one), 0);
        return (
          <rect
            key={TONES[at]}
            x={from}
            width={Math.max(0, Number(share) - 0.25)}
            height="10"
            fill={`var(--${TONES[at]})`}
          />
        );
      })}
    </svg>
  );
}

/** The colours of the five bands with their words. */
export function BandLegend(props: { readonly percent: string }): JSX.Element {
  const { m } = useWords();
  const line = [
    `> ${props.percent} %`,
    `≤ ${props.percent} %`,
    '',
    `≤ ${props.percent} %`,
    `> ${props.percent} %`,
  ];
  return (
    <ul className="band-legend">
      {m.whatIf.bands.map((word, at) => (
        <li key={TONES[at]}>
          <i style={{ background: `var(--${TONES[at]})` }} />
          {[word, line[at]].filter(Boolean).join(' ')}
        </li>
      ))}
    </ul>
  );
}

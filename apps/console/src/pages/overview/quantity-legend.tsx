import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { exactText } from '../../format/decimal.ts';
import { JudgementShape } from '../../parts/mark.tsx';

/** The classes of the tiles and where one ends. */
export function QuantityLegend(props: {
  readonly breaks: readonly number[];
  readonly line: string | null;
}): JSX.Element {
  const { m } = useWords();
  const [first] = props.breaks;
  return (
    <div className="quantity-legend">
      {first !== undefined && (
        <ol aria-hidden="true">
          {[null, ...props.breaks].map((low, index) => (
            <li key={low ?? 'lowest'}>
              <i style={{ background: `var(--q${index})` }} />
              {low === null ? `<${exactText(String(first))}` : exactText(String(low))}
            </li>
          ))}
        </ol>
      )}
      {props.line !== null && (
        <span className="quiet">
          <JudgementShape judgement="missed" silent />
          {m.overview.over(exactText(props.line))}
        </span>
      )}
    </div>
  );
}

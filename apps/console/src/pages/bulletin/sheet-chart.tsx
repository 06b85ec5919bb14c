import type { LayoutChart } from '@sanyi/oversight';
import { chartGeometry } from '@sanyi/oversight';
import { type JSX, useId } from 'react';
import { useWords } from '../../app/words.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

const [WIDTH, HEIGHT, TOP, ROW] = [646, 104, 16, 11];
/** Names of the first and last bar are wider than the bars. */
const SIDE = 8;

/** Width of a letter of a name, in the units of the chart; a Chinese one takes two. */
const LETTER = 4.8;

/** Bars told apart by hatching, as they are printed. */
export function SheetChart({ chart }: { readonly chart: LayoutChart }): JSX.Element {
  const { m } = useWords();
  const hatch = useId();
  const { bars, zero, line } = chartGeometry(chart);
  const low = Math.max(...bars.map(({ top, height }) => top + height));
  const widths = bars.map(({ title }) => title.replace(/[^\x20-\x7e]/g, '**').length * LETTER);
  const twoRows = Math.max(...widths) * bars.length > WIDTH;
  const y = (share: number): number => TOP + share * HEIGHT;
  return (
    <figure className="paper-chart">
      <figcaption>{chart.caption}</figcaption>
      <ScrollX label={chart.caption}>
        <svg
          viewBox={`${-SIDE} 0 ${WIDTH + 2 * SIDE} ${TOP + HEIGHT + 22 + (twoRows ? ROW : 0)}`}
          role="img"
          aria-label={m.bulletin.chart}
        >
          <defs>
            <pattern
              id={hatch}
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="5" height="5" fill="#fff" />
              <line x1="0" y1="0" x2="0" y2="5" stroke="#000" strokeWidth="3.2" />
            </pattern>
          </defs>
          {bars.map((bar) => (
            <rect
              key={bar.title}
              className={bar.judgement}
              fill={bar.judgement === 'missed' ? `url(#${hatch})` : undefined}
              x={bar.left * WIDTH}
              y={y(bar.top)}
              width={bar.width * WIDTH}
              height={bar.height * HEIGHT}
            />
          ))}
          <line className="zero" x1="0" x2={WIDTH} y1={y(zero)} y2={y(zero)} />
          {line !== null && <line className="limit" x1="0" x2={WIDTH} y1={y(line)} y2={y(line)} />}
          {bars.map((bar, at) => (
            <g key={bar.title}>
              <text
                x={(bar.left + bar.width / 2) * WIDTH}
                y={bar.value < 0 ? y(bar.top + bar.height) + 12 : y(bar.label) - 4}
              >
                {bar.text}
              </text>
              <text
                className="name"
                x={(bar.left + bar.width / 2) * WIDTH}
                y={y(low) + 14 + (twoRows && at % 2 === 1 ? ROW : 0)}
              >
                {bar.title}
              </text>
            </g>
          ))}
        </svg>
      </ScrollX>
    </figure>
  );
}

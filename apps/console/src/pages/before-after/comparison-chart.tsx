import type { BeforeAfter } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { approximate, decimalText } from '../../format/decimal.ts';
import { dayWords, periodText } from '../../format/period.ts';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { type ComparisonGeometry, comparisonGeometry, PLOT } from './comparison-geometry.ts';

/** Observations, both lines with their bands, the line before drawn on, and the day of the reform. */
export function ComparisonChart({ page }: { readonly page: BeforeAfter }): JSX.Element {
  const { m, lang, say } = useWords();
  const geometry = comparisonGeometry(page.points);
  const { x, y, reform } = geometry;
  const ends = (side: 'before' | 'after'): string =>
    page.points.findLast((point) => point.side === side && point.fitted)?.fitted?.value ?? '—';
  const label = [
    m.beforeAfter.chart(say(page.title), say(page.unitText)),
    m.beforeAfter.reform(dayWords(page.at, lang)),
    page.found ? m.beforeAfter.description(ends('before'), ends('after')) : '',
  ].join('. ');
  return (
    <ScrollX label={say(page.title)}>
      <svg
        className="comparison"
        viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
        role="img"
        aria-label={label}
      >
        <title>{say(page.title)}</title>
        <Axes geometry={geometry} decimals={decimalsOf(geometry.ticks)} />
        {geometry.withoutBand && <path className="band without" d={geometry.withoutBand} />}
        {geometry.fittedBands.map((d) => (
          <path key={d} className="band fitted" d={d} />
        ))}
        {reform !== null && (
          <g className="reform-day">
            <line x1={x(reform)} x2={x(reform)} y1={PLOT.top - 8} y2={PLOT.bottom} />
            <text x={x(reform) + 6} y={PLOT.top - 10}>
              {m.beforeAfter.reform(dayWords(page.at, lang))}
            </text>
          </g>
        )}
        <path className="line without" d={geometry.without} />
        <path className="line fitted" d={geometry.before} />
        <path className="line fitted" d={geometry.after} />
        {page.points.map(({ period, side, observed, adjusted }, at) => {
          const text = `${periodText(period, lang)} ${observed ?? '—'}`;
          const shown = adjusted ?? observed;
          return (
            <g key={period}>
              {observed !== null && page.season !== 'none' && adjusted !== null && (
                <circle className="raw" cx={x(at)} cy={y(approximate(observed))} r="2">
                  <title>{text}</title>
                </circle>
              )}
              {shown !== null && (
                <circle
                  className={side === 'between' ? 'point between' : 'point'}
                  cx={x(at)}
                  cy={y(approximate(shown))}
                  r="3.2"
                >
                  <title>{text}</title>
                </circle>
              )}
            </g>
          );
        })}
      </svg>
    </ScrollX>
  );
}

function Axes(props: {
  readonly geometry: ComparisonGeometry;
  readonly decimals: number;
}): JSX.Element {
  const { x, y, ticks, years } = props.geometry;
  return (
    <g className="axis">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={PLOT.left} x2={PLOT.right} y1={y(tick)} y2={y(tick)} />
          <text x={PLOT.right + 6} y={y(tick) + 4}>
            {decimalText(tick.toFixed(props.decimals), props.decimals)}
          </text>
        </g>
      ))}
      {years.map(({ at, year }) => (
        <g key={year}>
          <line x1={x(at)} x2={x(at)} y1={PLOT.bottom} y2={PLOT.bottom + 5} />
          <text x={x(at)} y={PLOT.bottom + 20}>
            {year}
          </text>
        </g>
      ))}
    </g>
  );
}

const MOST_DECIMALS = 3;

/** Decimals that tell the ticks apart. */
function decimalsOf(ticks: readonly number[]): number {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) || 1;
  const needed = Array.from({ length: MOST_DECIMALS }, (_, at) => at).find(
    (at) => Math.abs(step * 10 ** at - Math.round(step * 10 ** at)) < 1e-6,
  );
  return needed ?? MOST_DECIMALS;
}

/** What the marks of the chart mean. */
export function ComparisonLegend({ page }: { readonly page: BeforeAfter }): JSX.Element {
  const { m } = useWords();
  const percent = String(Math.round(approximate(page.confidence) * 100));
  const hasSeason = page.season !== 'none' && page.found !== null;
  const between = page.points.some(({ side }) => side === 'between');
  return (
    <ul className="comparison-legend">
      <li>
        <i className="point" />
        {hasSeason ? m.beforeAfter.adjusted : m.beforeAfter.observed}
      </li>
      {hasSeason && (
        <li>
          <i className="raw" />
          {m.beforeAfter.observed}
        </li>
      )}
      {page.found && (
        <>
          <li>
            <i className="fitted" />
            {m.beforeAfter.fitted}
          </li>
          <li>
            <i className="without" />
            {m.beforeAfter.without}
          </li>
          <li>
            <i className="band" />
            {m.beforeAfter.band(percent)}
          </li>
        </>
      )}
      {between && (
        <li>
          <i className="between" />
          {m.beforeAfter.leftOut}
        </li>
      )}
    </ul>
  );
}

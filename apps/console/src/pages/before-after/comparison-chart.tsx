import type { BeforeAfter } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { PHONE, useMedia } from '../../app/use-media.ts';
import { useWords } from '../../app/words.tsx';
import { approximate } from '../../format/decimal.ts';
import { periodText } from '../../format/period.ts';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { type ComparisonGeometry, comparisonGeometry, PLOT, WIDTH } from './comparison-geometry.ts';

/** Observations, both lines with their bands, the line before drawn on, and the day of the reform. */
export function ComparisonChart({ page }: { readonly page: BeforeAfter }): JSX.Element {
  const { m, lang, say } = useWords();
  const width = useMedia(PHONE) ? WIDTH.phone : WIDTH.wide;
  const geometry = comparisonGeometry(page.points, width);
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
        viewBox={`0 0 ${width} ${PLOT.height}`}
        role="img"
        aria-label={label}
      >
        <title>{say(page.title)}</title>
        <Axes geometry={geometry} />
        {geometry.withoutBand && <path className="band without" d={geometry.withoutBand} />}
        {geometry.fittedBands.map((d) => (
          <path key={d} className="band fitted" d={d} />
        ))}
        {reform !== null && (
          <g className="reform-day">
            <line x1={x(reform)} x2={x(reform)} y1={PLOT.top - 8} y2={PLOT.bottom} />
            <text
              {...(x(reform) < width / 2
                ? { x: x(reform) + 6 }
                : { x: x(reform) - 6, textAnchor: 'end' })}
              y={PLOT.top - 10}
            >
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

function Axes({ geometry }: { readonly geometry: ComparisonGeometry }): JSX.Element {
  const { x, y, ticks, right, years } = geometry;
  return (
    <g className="axis">
      {ticks.map(({ at, label }) => (
        <g key={at}>
          <line x1={PLOT.left} x2={right} y1={y(at)} y2={y(at)} />
          <text x={right + 6} y={y(at) + 4}>
            {label}
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

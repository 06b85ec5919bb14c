import type { District, IndicatorSeries } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { extent, linear } from '../../charts/scale.ts';
import { approximate } from '../../format/decimal.ts';
import { figureText, measured } from '../../format/figure-text.ts';
import { periodShort } from '../../format/period.ts';
import { Card } from '../../parts/card.tsx';

/** The quarters of each indicator beside the city's, as lines or as tables. */
export function SeriesCard({ district }: { readonly district: District }): JSX.Element | null {
  const { m } = useWords();
  const { view } = useAddress();
  if (district.series.length === 0) return null;
  return (
    <Card
      title={m.district.series}
      right={
        <ul className="series-legend">
          <li>
            <i className="volume" />
            {m.district.here}
          </li>
          <li>
            <i className="city-line" />
            {m.district.city}
          </li>
        </ul>
      }
    >
      <ul className="series-list">
        {district.series.map((series) => (
          <li key={series.indicator}>
            {view === 'table' ? <SeriesTable series={series} /> : <SeriesChart series={series} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const SIZE = { width: 280, height: 92, pad: 6 } as const;

function SeriesChart({ series }: { readonly series: IndicatorSeries }): JSX.Element {
  const { m, lang, say } = useWords();
  const numbers = (points: IndicatorSeries['points']): (number | null)[] =>
    points.map(({ value }) => (value === null ? null : approximate(value)));
  const [here, city] = [numbers(series.points), numbers(series.city)];
  const line = series.line === null ? null : approximate(series.line);
  // Beside all of the city a district's own amount would be a flat line at the bottom.
  const isShare = !dwarfs(city, here);
  const domain = extent(isShare ? [...here, ...city] : here, line === null ? [] : [line]);
  const x = linear([0, Math.max(1, here.length - 1)], [SIZE.pad, SIZE.width - SIZE.pad]);
  const y = linear(domain, [SIZE.height - SIZE.pad, SIZE.pad]);
  const path = (values: readonly (number | null)[]): string =>
    values.flatMap((value, index) => (value === null ? [] : [`${x(index)},${y(value)}`])).join(' ');
  const text = (value: string | null): string => figureText({ ...series, value }, lang);
  const last = here.findLastIndex((value) => value !== null);
  const end = here[last];
  const now = measured({ ...series, value: series.points[last]?.value ?? null }, lang);
  const title = series.points
    .map(
      ({ period, value }, at) =>
        `${period} ${text(value)} (${m.district.city} ${text(series.city[at]?.value ?? null)})`,
    )
    .join(', ');
  return (
    <>
      <h3>
        {say(series.title)}
        <span className="quiet">
          {now.number} {now.unit}
        </span>
      </h3>
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        role="img"
        aria-label={`${say(series.title)}: ${title}`}
        className="sparkline quantity"
      >
        <title>{say(series.title)}</title>
        {line !== null && (
          <line className="dashed" x1="0" x2={SIZE.width} y1={y(line)} y2={y(line)} />
        )}
        {isShare && <polyline className="city-line" points={path(city)} />}
        <polyline points={path(here)} />
        {end !== undefined && end !== null && <circle cx={x(last)} cy={y(end)} r="3" />}
      </svg>
      <p className="quarter-ends">
        <span>{periodShort(series.points[0]?.period ?? '', lang)}</span>
        <span>{periodShort(series.points.at(-1)?.period ?? '', lang)}</span>
      </p>
    </>
  );
}

/** Whether the least of some values is beyond several times the most of others. */
const dwarfs = (great: readonly (number | null)[], small: readonly (number | null)[]): boolean => {
  const known = (of: readonly (number | null)[]): number[] => of.filter((each) => each !== null);
  return Math.min(...known(great)) > DWARFED * Math.max(...known(small));
};

const DWARFED = 4;

function SeriesTable({ series }: { readonly series: IndicatorSeries }): JSX.Element {
  const { m, lang, say } = useWords();
  return (
    <table className="plain dense">
      <caption>{say(series.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{m.district.quarter}</th>
          <th scope="col" className="number">
            {m.district.here}
          </th>
          <th scope="col" className="number">
            {m.district.city}
          </th>
        </tr>
      </thead>
      <tbody>
        {series.points.map(({ period, value }, index) => (
          <tr key={period}>
            <th scope="row">{periodShort(period, lang)}</th>
            <td className="number">{figureText({ ...series, value }, lang)}</td>
            <td className="number">
              {figureText({ ...series, value: series.city[index]?.value ?? null }, lang)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { DistrictRow, Overview } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { extent } from '../../charts/scale.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { approximate, exactText } from '../../format/decimal.ts';
import { figureText, signedCell } from '../../format/figure-text.ts';
import { periodShort } from '../../format/period.ts';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { comparedPeriods } from './compared-periods.ts';
import { setHovered, useHovered } from './hover.ts';

/** Each district's quarters on one scale, or the same as a table. */
export function Quarters({ overview }: { readonly overview: Overview }): JSX.Element {
  const { m, lang } = useWords();
  const { view } = useAddress();
  const line = overview.growthLine;
  const domain = domainOf(overview);
  const compared = overview.districts.some(({ series }) =>
    series.some(({ value }) => value !== null),
  );
  if (!compared) {
    return (
      <Card title={m.overview.growthByDistrict} className="quarters">
        <p className="note quarter-ends">{m.overview.noYearBefore}</p>
      </Card>
    );
  }
  const [low, high] = domain.map((value) => exactText(String(value)));
  const periods = comparedPeriods(overview);
  return (
    <Card
      title={m.overview.quartersCompared(periods.length)}
      className="quarters"
      note={m.overview.quartersText(
        low ?? '',
        high ?? '',
        line === null ? '' : m.overview.dashed(exactText(line)),
      )}
    >
      {view === 'table' ? (
        <QuarterTable overview={overview} periods={periods} />
      ) : (
        <ul className="multiples">
          {overview.districts.map((row) => (
            <Multiple
              key={row.place}
              row={{ ...row, series: row.series.filter(({ period }) => periods.includes(period)) }}
              line={line}
              domain={domain}
            />
          ))}
        </ul>
      )}
      {view !== 'table' && (
        <p className="quarter-ends">
          {[...new Set([periods[0] ?? '', overview.period])]
            .map((period) => periodShort(period, lang))
            .join(' – ')}
        </p>
      )}
    </Card>
  );
}

function Multiple(props: {
  readonly row: DistrictRow;
  readonly line: string | null;
  readonly domain: readonly [number, number];
}): JSX.Element {
  const { say, lang } = useWords();
  const { row } = props;
  const hovered = useHovered() === row.place;
  const name = say(row.title);
  const values = row.series.map(
    ({ period, value }) => `${period} ${figureText({ ...row.growth, value }, lang)}`,
  );
  return (
    <li
      className={hovered ? 'hovered' : undefined}
      onMouseEnter={() => setHovered(row.place)}
      onMouseLeave={() => setHovered(null)}
    >
      <span>{name}</span>
      <Sparkline
        title={`${name}: ${values.join(', ')}`}
        points={row.series}
        line={props.line}
        size={[64, 44]}
        domain={props.domain}
        tone={row.growthJudgement === 'missed' ? 'missed' : 'quantity'}
      />
    </li>
  );
}

function QuarterTable(props: {
  readonly overview: Overview;
  readonly periods: readonly string[];
}): JSX.Element {
  const { overview, periods } = props;
  const { m, lang, say } = useWords();
  return (
    <ScrollX label={m.overview.growthByDistrict}>
      <table className="plain dense">
        <caption className="unseen">{m.overview.growthByDistrict}</caption>
        <thead>
          <tr>
            <th scope="col">{m.overview.district}</th>
            {periods.map((period) => (
              <th scope="col" className="number" key={period}>
                {periodShort(period, lang)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {overview.districts.map((row) => (
            <tr key={row.place}>
              <th scope="row">{say(row.title)}</th>
              {periods.map((period) => (
                <td className="number" key={period}>
                  {signedCell(row.series.find((point) => point.period === period)?.value ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

/** One scale over all districts, whole fives, zero and the line included. */
function domainOf(overview: Overview): readonly [number, number] {
  const values = overview.districts.flatMap(({ series }) =>
    series.map(({ value }) => (value === null ? null : approximate(value))),
  );
  const line = overview.growthLine === null ? [] : [approximate(overview.growthLine)];
  const [low, high] = extent(values, [0, ...line]);
  return [Math.floor(low / 5) * 5, Math.ceil(high / 5) * 5];
}

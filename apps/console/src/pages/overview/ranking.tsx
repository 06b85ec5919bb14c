import type { DistrictRow, Overview } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { extent } from '../../charts/scale.ts';
import { PARTS, segments } from '../../charts/split-bar.tsx';
import { approximate } from '../../format/decimal.ts';
import { columnUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { SortHeader } from '../../parts/sort-header.tsx';
import { type Sorting, type SortKeys, useSort } from '../../parts/use-sort.ts';
import { fenOf } from './fen-of.ts';
import { RankingRow } from './ranking-row.tsx';

const number = (value: string | null | undefined): number | null =>
  value === null || value === undefined ? null : approximate(value);

const KEYS: SortKeys<DistrictRow> = {
  total: (row) => number(row.total.value),
  growth: (row) => number(row.growth.value),
  blood: (row) => number(row.blood?.value),
  calls: (row) => number(row.calls?.value),
};

/** The districts in order, with the parts of their growth; a rank only where the sample carries it. */
export function Ranking({ overview }: { readonly overview: Overview }): JSX.Element {
  const { m, lang, say } = useWords();
  const { place } = useAddress();
  const setAddress = useSetAddress();
  const sorting = useSort(overview.districts, KEYS, '-growth');
  const unit = columnUnit(
    overview.districts.map((row) => fenOf(row.total)),
    lang,
  );
  const domain = domainOf(overview);
  return (
    <Card
      title={m.overview.whereGrowth}
      className="ranking"
      right={
        <ul className="series-legend">
          {PARTS.map((part) => (
            <li key={part}>
              <i className={part} />
              {m.overview[part]}
            </li>
          ))}
        </ul>
      }
      foot={overview.rankNote ? say(overview.rankNote) : undefined}
    >
      <ScrollX label={m.overview.whereGrowth}>
        <table className="plain dense">
          <caption className="unseen">{m.overview.whereGrowth}</caption>
          <Head sorting={sorting} moneyHeader={unit.header} overview={overview} />
          <tbody>
            {sorting.rows.map((row) => (
              <RankingRow
                key={row.place}
                row={row}
                unit={unit}
                domain={domain}
                line={number(overview.growthLine)}
                chosen={row.place === place}
                choose={() =>
                  setAddress(
                    { place: row.place === place ? undefined : row.place },
                    { replace: true },
                  )
                }
              />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

function Head(props: {
  readonly sorting: Sorting<DistrictRow>;
  readonly moneyHeader: string;
  readonly overview: Overview;
}): JSX.Element {
  const { m, lang } = useWords();
  const { sorting } = props;
  const bloodUnit =
    props.overview.districts.find(({ blood }) => blood)?.blood?.unitText[lang] ?? '';
  const header = (column: string, name: string, unit = ''): JSX.Element => (
    <SortHeader
      number
      name={name}
      unit={unit}
      sorted={sorting.sortedBy(column)}
      sort={() => sorting.sort(column)}
    />
  );
  return (
    <thead>
      <tr>
        <th scope="col" className="rank">
          {m.overview.rank}
        </th>
        <th scope="col">{m.overview.district}</th>
        {header('total', props.moneyHeader)}
        {header('growth', m.overview.growth)}
        <th scope="col">{m.overview.points}</th>
        {header('blood', m.overview.blood, bloodUnit)}
        {header('calls', m.overview.calls)}
      </tr>
    </thead>
  );
}

/** One scale for all bars, zero and the line included; intervals may be wider and are cut. */
function domainOf(overview: Overview): readonly [number, number] {
  const ends = overview.districts.flatMap(({ split }) =>
    split ? segments(split).flatMap(({ from, to }) => [from, to]) : [],
  );
  return extent(ends, [0, ...(overview.growthLine ? [approximate(overview.growthLine)] : [])]);
}

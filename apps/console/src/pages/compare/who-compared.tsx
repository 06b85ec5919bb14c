import type { ReplaysCompared } from '@sanyi/api';
import type { JSX, ReactNode } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { ChartOrTable } from '../../parts/chart-or-table.tsx';
import { BandLegend } from '../what-if/band-bar.tsx';
import { shownValue } from '../what-if/scenario.ts';
import { BandsCompared } from './bands-compared.tsx';
import { pooledAlone } from './pooled.ts';

const DIMENSIONS = [
  'residence',
  'scheme',
  'personClass',
  'ageBand',
  'incomeBand',
  'chronic',
] as const;

/** Winners and losers among people, visits and institutions, under the first reform and the second. */
export function WhoCompared({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m } = useWords();
  const asTable = useAddress().view === 'table';
  const pooled = pooledAlone(pair);
  const why = pooled && m.compare.poolPatients[pooled];
  const legend = !asTable && <BandLegend percent={shownValue(pair.largeChange, 'rate')} />;
  return (
    <>
      {pooled === 'both' ? (
        <Card title={m.compare.who}>
          <p className="hint pad">{why}</p>
        </Card>
      ) : (
        <PayersCompared pair={pair} legend={legend} why={why} />
      )}
      <Card title={m.compare.levels} note={m.compare.levelsNote}>
        {legend}
        <BandsCompared
          caption={m.compare.levels}
          of="institutions"
          sections={[{ title: null, rows: pair.levels }]}
        />
      </Card>
    </>
  );
}

/** Winners and losers among people, and what each visit costs its patient. */
function PayersCompared(props: {
  readonly pair: ReplaysCompared;
  readonly legend: ReactNode;
  /** Why a replay moves none of it. */
  readonly why: string | null;
}): JSX.Element {
  const { m } = useWords();
  const { pair, legend, why } = props;
  return (
    <>
      <Card title={m.compare.who} note={m.compare.whoNote} foot={why} right={<ChartOrTable />}>
        {legend}
        <BandsCompared
          caption={m.compare.who}
          of="people"
          sections={[
            { title: null, rows: pair.people.filter(({ dimension }) => dimension === 'all') },
            ...DIMENSIONS.map((dimension) => ({
              title: m.compare.dimensions[dimension],
              rows: pair.people.filter((row) => row.dimension === dimension),
            })),
          ]}
        />
      </Card>
      <Card title={m.whatIf.visits} note={m.compare.visitsNote} foot={why}>
        {legend}
        <BandsCompared
          caption={m.whatIf.visits}
          of="visits"
          sections={[{ title: null, rows: pair.visits }]}
        />
      </Card>
    </>
  );
}

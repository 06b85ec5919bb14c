import type { ReplaysCompared } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { Card } from '../../parts/card.tsx';
import { CommandLine } from '../../parts/command-line.tsx';
import { ApartTable } from './apart-table.tsx';
import { GroupsCard } from './groups-card.tsx';
import { apartRow, MONEY_PARTS } from './money-part.ts';
import { PairCard } from './pair-card.tsx';
import { WhoCompared } from './who-compared.tsx';

/** Two replays side by side: which they are, the totals, and for whom. */
export function PairResults({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m, say } = useWords();
  const { all, families, items, institutions } = pair;
  const charge = (row: (typeof items)[number]) => ({ ...row, title: say(row.title) });
  const furthest = (shown: number, of: number): string =>
    shown === 0 ? '' : m.compare.furthest(countText(shown), countText(of));
  return (
    <div className="stack">
      <PairCard pair={pair} />
      <Card title={m.compare.totals} note={m.compare.totalsNote}>
        <ApartTable
          caption={m.compare.totals}
          head={m.compare.amount}
          sections={[
            {
              title: null,
              rows: MONEY_PARTS.map((part) => apartRow(all, part, m.whatIf[part])),
            },
          ]}
        />
      </Card>
      <GroupsCard pair={pair} />
      <WhoCompared pair={pair} />
      <Card title={m.compare.charges} note={furthest(items.length, pair.itemCount)}>
        <ApartTable
          caption={m.compare.charges}
          head={m.whatIf.family}
          sections={[
            { title: null, rows: families.filter(isMoved).map(charge) },
            { title: m.whatIf.item, rows: items.map(charge) },
          ]}
        />
      </Card>
      {institutions.length > 0 && (
        <Card
          title={m.compare.institutions}
          note={furthest(institutions.length, pair.institutionCount)}
        >
          <ApartTable
            caption={m.compare.institutions}
            head={m.whatIf.institution}
            sections={[
              {
                title: null,
                rows: institutions.map((row) => apartRow(row, 'hospitals', say(row.title))),
              },
            ]}
          />
        </Card>
      )}
      <Card title={m.compare.reproduce}>
        <CommandLine text={pair.command} />
      </Card>
      <p className="hint">{m.whatIf.staticText(pair.first.period.from, pair.first.period.to)}</p>
    </div>
  );
}

const isMoved = ({ firstFen, secondFen }: ReplaysCompared['families'][number]): boolean =>
  firstFen !== '0' || secondFen !== '0';

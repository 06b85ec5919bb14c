import type { NamedPool, ReplaysCompared } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { decimalText, signedText } from '../../format/decimal.ts';
import { RuleName } from '../what-if/rule-name.tsx';
import { countPart, type PairPart, useMoneyPart } from './pair-part.ts';
import { PairsCard } from './pairs-card.tsx';
import { pooledSides } from './pooled.ts';

type Rule = ReplaysCompared['rules'][number];

/** Who loses because of which row: rules that claims cite where they change, under each of two replays. */
export function RulesApart({ pair }: { readonly pair: ReplaysCompared }): JSX.Element | null {
  const { m } = useWords();
  const money = useMoneyPart();
  const { rules } = pair;
  const pooled = pooledSides(pair);
  if (rules.length === 0) return null;
  return (
    <PairsCard
      title={m.whatIf.rules}
      note={m.compare.furthest(rules.length, pair.ruleCount)}
      foot={[m.whatIf.rulesNote, ...(pooled ? [m.compare.poolRules[pooled]] : [])]}
      head={m.whatIf.rule}
      parts={[
        money({
          ...{ id: 'patients', title: m.whatIf.patients, rows: rules },
          of: ({ first, second, apart }) => [first.patientFen, second.patientFen, apart.patientFen],
        }),
        money({
          ...{ id: 'fund', title: m.whatIf.fund, rows: rules },
          of: ({ first, second, apart }) => [first.fundFen, second.fundFen, apart.fundFen],
        }),
        countPart<Rule>({
          ...{ id: 'losers', label: m.whatIf.losers, title: m.compare.losers },
          of: ({ first, second, apart }) => [first.losers, second.losers, apart.losers],
        }),
        countPart<Rule>({
          ...{ id: 'gainers', label: m.whatIf.gainers, title: m.compare.gainers },
          of: ({ first, second, apart }) => [first.gainers, second.gainers, apart.gainers],
        }),
      ]}
      sections={[{ title: null, rows: rules }]}
      keyOf={({ cite, speaks }) => `${cite} ${speaks}`}
      name={(rule) => <RuleName {...rule} />}
    />
  );
}

/** Budgets under each of two replays, shared ones and those of single hospitals; nothing where none differs. */
export function PoolsApart({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m } = useWords();
  const money = useMoneyPart();
  const { pools, poolCount } = pair;
  const single = pools.filter(({ isShared }) => !isShared);
  return (
    <>
      <PoolsCard
        title={m.whatIf.pools}
        pools={pools.filter(({ isShared }) => isShared)}
        count={poolCount.shared}
        first={pointPart(m.whatIf.poolPoint)}
      />
      <PoolsCard
        title={m.whatIf.hospitalPools}
        pools={single}
        count={poolCount.single}
        first={money({
          ...{ id: 'budget', title: m.whatIf.poolBudget, rows: single, isAmount: true },
          of: ({ first, second }) => [
            first?.budgetFen ?? null,
            second?.budgetFen ?? null,
            first && second && String(BigInt(second.budgetFen) - BigInt(first.budgetFen)),
          ],
        })}
      />
    </>
  );
}

/** Budgets of one kind: what they pay by, what is paid, and how far that is from the bills. */
function PoolsCard(props: {
  readonly title: string;
  readonly pools: readonly NamedPool[];
  readonly count: number;
  readonly first: PairPart<NamedPool>;
}): JSX.Element | null {
  const { m, say } = useWords();
  const money = useMoneyPart();
  const { title, pools, count, first: paysBy } = props;
  if (pools.length === 0) return null;
  return (
    <PairsCard
      title={title}
      note={m.compare.furthest(pools.length, count)}
      foot={[m.compare.poolsText]}
      head={m.whatIf.pool}
      parts={[
        paysBy,
        money({
          ...{ id: 'paid', title: m.whatIf.poolPaid, rows: pools, isAmount: true },
          of: ({ first, second, apart }) => [
            first?.paidFen ?? null,
            second?.paidFen ?? null,
            apart.paidFen,
          ],
        }),
        money({
          ...{ id: 'beyond', title: m.compare.beyondBills, rows: pools },
          of: ({ first, second, apart }) => [
            first?.changeFen ?? null,
            second?.changeFen ?? null,
            apart.changeFen,
          ],
        }),
      ]}
      sections={[{ title: null, rows: pools }]}
      keyOf={({ side, pool, period, key }) => [side, pool, period, key.en].join(' ')}
      name={({ title, key, period, side }) =>
        [say(title), say(key), period, ...(side === 'baseline' ? [m.whatIf.before] : [])]
          .filter((word) => word !== '')
          .join(m.shell.comma)
      }
    />
  );
}

const pointPart = (title: string): PairPart<NamedPool> => {
  const point = (side: NamedPool['first']): string => (side ? decimalText(side.pointYuan, 2) : '—');
  return {
    ...{ id: 'point', label: title, title },
    texts: ({ first, second, apart }) => [
      point(first),
      point(second),
      apart.pointYuan === null ? '—' : signedText(apart.pointYuan, 2),
    ],
  };
};

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

/** Budgets shared among stays under each of two replays; nothing where neither has a pool that differs. */
export function PoolsApart({ pair }: { readonly pair: ReplaysCompared }): JSX.Element | null {
  const { m, say } = useWords();
  const money = useMoneyPart();
  const { pools } = pair;
  if (pools.length === 0) return null;
  return (
    <PairsCard
      title={m.whatIf.pools}
      note={m.compare.furthest(pools.length, pair.poolCount)}
      foot={[m.compare.poolsText]}
      head={m.whatIf.pool}
      parts={[
        pointPart(m.whatIf.poolPoint),
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

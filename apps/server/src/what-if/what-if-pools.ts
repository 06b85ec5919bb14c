import type { Replay, ReplayPool, WhatIfPool } from '@sanyi/api';
import { type Facts, poolKeyTitle } from '@sanyi/store';
import type { Weigh } from '../pages/weighted.ts';

/** Budgets that a page shows: those whose payment moves most; the command gives all of them. */
const SHOWN = 24;

/** The pools of a replay as the page shows them, weighted to the whole city. */
export function whatIfPools(of: {
  readonly replay: Replay;
  readonly facts: Facts;
  readonly weigh: Weigh;
}): { readonly pools: readonly WhatIfPool[]; readonly poolCount: number } {
  const { replay, facts, weigh } = of;
  const all = replay.pools ?? [];
  const largest = all
    .toSorted((a, b) => moved(b) - moved(a))
    .slice(0, SHOWN)
    .map(nameOf);
  const isShown = new Set(largest);
  const pools = all
    .filter((each) => isShown.has(nameOf(each)))
    .map((each): WhatIfPool => {
      const { side, pool, title, period, pointYuan, by } = each;
      return {
        ...{
          side,
          pool,
          title,
          key: poolKeyTitle(
            facts,
            each.key.map(({ name, value }) => [name, value] as const),
          ),
          period,
          pointYuan,
          by,
        },
        cases: Math.round(each.cases * replay.weight),
        budgetFen: String(weigh(BigInt(each.budgetFen))),
        billedFen: String(weigh(BigInt(each.billedFen))),
        paidFen: String(weigh(BigInt(each.paidFen))),
      };
    });
  return { pools, poolCount: all.length };
}

const moved = ({ paidFen, billedFen }: ReplayPool): number =>
  Math.abs(Number(paidFen) - Number(billedFen));

const nameOf = ({ side, pool, period, key }: ReplayPool): string =>
  [side, pool, period, ...key.map(({ value }) => value)].join(' ');

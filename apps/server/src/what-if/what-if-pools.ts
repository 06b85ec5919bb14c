import type { PoolCount, Replay, ReplayPool, WhatIfPool } from '@sanyi/api';
import { type Facts, poolKeyTitle } from '@sanyi/store';
import type { Weigh } from '../pages/weighted.ts';
import { isSharedPool, poolsOfKinds } from './pools-of-kind.ts';

/** The pools of a replay as the page shows them, weighted to the whole city. */
export function whatIfPools(of: {
  readonly replay: Replay;
  readonly facts: Facts;
  readonly weigh: Weigh;
}): { readonly pools: readonly WhatIfPool[]; readonly poolCount: PoolCount } {
  const { replay, facts, weigh } = of;
  const { rows, count } = poolsOfKinds(replay.pools ?? [], moved);
  const pools = rows.map((each): WhatIfPool => {
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
        isShared: isSharedPool(each),
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
  return { pools, poolCount: count };
}

const moved = ({ paidFen, billedFen }: ReplayPool): number =>
  Math.abs(Number(paidFen) - Number(billedFen));

import type { ComparedPool, PoolSide, Replay, ReplayPool } from '@sanyi/api';
import { assert, decimalText, scaled } from '@sanyi/kernel';
import { fenApart, pairedRows } from './paired-rows.ts';
import type { ReplayWeighing } from './replay-weighing.ts';

/** Decimals of a point value. */
const POINT_DECIMALS = 4;

/** Budgets under each of two replays; where one has no such budget it pays what it is billed. */
export function comparedPools(
  first: Replay,
  second: Replay,
  weighing: ReplayWeighing,
): ComparedPool[] {
  return pairedRows(first.pools ?? [], second.pools ?? [], nameOf).map(({ row, one, two }) => {
    const [a, b] = [sideOf(one, weighing), sideOf(two, weighing)];
    const { side, pool, title, key, period } = row;
    return { side, pool, title, key, period, first: a, second: b, apart: poolApart(a, b) };
  });
}

const nameOf = ({ side, pool, period, key }: ReplayPool): string =>
  [side, pool, period, ...key.map(({ value }) => value)].join(' ');

function sideOf(pool: ReplayPool | null, { money, count }: ReplayWeighing): PoolSide | null {
  if (!pool) return null;
  const [budgetFen, billedFen, paidFen] = [pool.budgetFen, pool.billedFen, pool.paidFen].map(
    (fen) => String(money(BigInt(fen))),
  ) as [string, string, string]; // three amounts go in
  return {
    cases: count(pool.cases),
    pointYuan: pool.pointYuan,
    by: pool.by,
    ...{ budgetFen, billedFen, paidFen, changeFen: fenApart(billedFen, paidFen) },
  };
}

function poolApart(first: PoolSide | null, second: PoolSide | null): ComparedPool['apart'] {
  const changeFen = fenApart(first?.changeFen ?? '0', second?.changeFen ?? '0');
  if (!first || !second) return { pointYuan: null, paidFen: null, changeFen };
  const more = tenThousandths(second.pointYuan) - tenThousandths(first.pointYuan);
  return {
    pointYuan: decimalText(more, POINT_DECIMALS),
    paidFen: fenApart(first.paidFen, second.paidFen),
    changeFen,
  };
}

function tenThousandths(pointYuan: string): bigint {
  const value = scaled(pointYuan, POINT_DECIMALS);
  assert(value !== null, 'a point value has four decimals at most');
  return value;
}

/** Whether two replays pay something else from a budget, or only one of them has it. */
export const isPoolApart = ({ first, second }: ComparedPool): boolean =>
  JSON.stringify(first) !== JSON.stringify(second);

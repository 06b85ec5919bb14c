import type { Kind } from '@sanyi/feel';
import { type Problem, problem } from '@sanyi/kernel';
import type { PolicyList } from '../lists/policy-list.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
import { type Pool, WEIGHT_KEYS } from './pool.ts';

/** What the pools of a package may name: its own, and that of packages it requires. */
type Named = {
  readonly parameters: ReadonlyMap<string, Kind>;
  readonly lists: ReadonlyMap<string, PolicyList>;
};

/** Checks the parameters and lists that the pools of a package name. */
export function checkPools(whole: PolicyPackage, named: Named, problems: Problem[]): void {
  for (const pool of whole.pools.values()) {
    problems.push(...parameterProblems(pool, named), ...listProblems(pool, named));
  }
}

function parameterProblems(pool: Pool, { parameters, lists }: Named): Problem[] {
  const { budget, floor, ceiling, savingsKept, overspendShared, overspendUpTo, where } = pool;
  const wanted = [
    { key: 'budget', parameter: lists.has(budget) ? null : budget, kind: 'money' },
    { key: 'floor', parameter: floor, kind: 'quantity' },
    { key: 'ceiling', parameter: ceiling, kind: 'quantity' },
    { key: 'savingsKept', parameter: savingsKept, kind: 'rate' },
    { key: 'overspendShared', parameter: overspendShared, kind: 'rate' },
    { key: 'overspendUpTo', parameter: overspendUpTo, kind: 'quantity' },
  ];
  return wanted.flatMap(({ key, parameter, kind }) => {
    if (parameter === null || parameters.get(parameter)?.kind === kind) return [];
    const known = [...parameters.keys()].join(', ') || '-';
    return [problem('POLICY_POOL_PARAMETER', where, { key, parameter, kind, known })];
  });
}

function listProblems(pool: Pool, { lists }: Named): Problem[] {
  const { budget, weights, where } = pool;
  const found: Problem[] = [];
  const check = (of: ListWanted): void => {
    if (fits(lists.get(of.list), of)) return;
    const { key, list, keys, column, kind } = of;
    const details = { key, list, keys: keys.join(', ') || '-', column, kind };
    found.push(problem('POLICY_POOL_LIST', where, details));
  };
  if (lists.has(budget)) {
    check({ key: 'budget', list: budget, keys: pool.key, column: 'budget', kind: 'money' });
  }
  if (weights !== null) {
    check({
      ...{ key: 'weights', list: weights, keys: WEIGHT_KEYS },
      ...{ column: 'weight', kind: 'rate' },
    });
  }
  return found;
}

type ListWanted = {
  readonly key: string;
  readonly list: string;
  readonly keys: readonly string[];
  readonly column: string;
  readonly kind: string;
};

const fits = (list: PolicyList | undefined, { keys, column, kind }: ListWanted): boolean =>
  list?.kind === 'pool' &&
  list.keys.every((key) => keys.includes(key)) &&
  list.columns.some((each) => each.name === column && each.kind.kind === kind);

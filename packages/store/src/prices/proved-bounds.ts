import type { Replay } from '@sanyi/api';
import type { PriceProblem } from '@sanyi/insurance';
import { allOf, groupCells, incomeIn, type PatientShares, patientsIn } from './state-problem.ts';

/** A bound as every claim settled under the prices keeps it, or does not. Shares of what was before. */
export type ProvedBound = {
  readonly kind: 'total' | 'hospital' | 'group' | 'services';
  readonly key: string;
  readonly value: number;
  readonly limit: number;
  readonly isKept: boolean;
};

/** Every bound held against the replay of the prices found. */
export function provedBounds(problem: PriceProblem, proof: Replay): ProvedBound[] {
  const cells = new Map(proof.cells.map((cell) => [`${cell.dimension} ${cell.key}`, cell]));
  const dimension = { total: 'all', hospital: 'institution', group: 'personClass' } as const;
  const held = problem.held.map(({ kind, key, within, before }): ProvedBound => {
    const cell = cells.get(`${dimension[kind]} ${key}`);
    const amount = kind === 'group' ? patientsIn : incomeIn;
    const change = cell ? amount(cell.reform) - amount(cell.baseline) : 0;
    const value = before === 0 ? 0 : change / before;
    return { kind, key, value, limit: within, isKept: Math.abs(change) <= within * before };
  });
  const { services } = problem;
  if (!services) return held;
  const family = proof.families.find((each) => each.family === 'service');
  const paid = Number(family?.reformFen ?? 0);
  const income = incomeIn(allOf(proof).reform);
  const value = income === 0 ? 0 : paid / income;
  const share = { kind: 'services', key: 'all', value, limit: services.least } as const;
  return [...held, { ...share, isKept: paid >= services.least * income }];
}

/** What groups pay of a yuan of their charges under the reform, before any price is moved. */
export const firstShares = (alone: Replay): PatientShares =>
  new Map(
    groupCells(alone).map(({ key, reform }) => [
      key,
      patientsIn(reform) / Math.max(1, incomeIn(reform)),
    ]),
  );

/** What groups really paid of the yuan that the prices found moved. */
export function learntShares(
  shares: PatientShares,
  of: { readonly alone: Replay; readonly proof: Replay },
): PatientShares {
  const before = new Map(groupCells(of.alone).map(({ key, reform }) => [key, reform]));
  return new Map(
    groupCells(of.proof).map(({ key, reform }) => {
      const old = before.get(key);
      const charged = old ? incomeIn(reform) - incomeIn(old) : 0;
      const paid = old ? patientsIn(reform) - patientsIn(old) : 0;
      // Where nothing moved nothing is learnt.
      return [key, charged === 0 ? (shares.get(key) ?? 1) : paid / charged];
    }),
  );
}

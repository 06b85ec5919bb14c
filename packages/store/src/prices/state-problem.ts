import type { Replay, ReplayCell, ReplayMoney } from '@sanyi/api';
import type { HeldAmount, PriceProblem } from '@sanyi/insurance';
import type { Day } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { type MovableRow, volumesByRow } from './movable-rows.ts';
import type { PriceBounds } from './price-bounds.ts';
import { priceVolumes } from './price-volumes.ts';

/** What a problem is stated from. */
export type Stated = {
  readonly facts: Facts;
  readonly stack: Stack;
  /** The reform alone. */
  readonly replay: Replay;
  readonly days: { readonly from: Day; readonly to: Day };
  readonly rows: readonly MovableRow[];
  readonly bounds: PriceBounds;
};

/**
 * How much of a yuan of charges a group of persons pays itself, by class: benefits have deductibles
 * and limits, so it is not known beforehand and is learnt from one replay after the other.
 */
export type PatientShares = ReadonlyMap<string, number>;

/** The linear problem of a reform: what moves with each price, and what is held. */
export async function stateProblem(of: Stated): Promise<(shares: PatientShares) => PriceProblem> {
  const { facts, stack, replay, days, rows, bounds } = of;
  const { institutions, items } = facts.reference;
  const moved = new Set(rows.map(({ item }) => item));
  const ids = items.filter(({ code }) => moved.has(code)).map(({ item }) => item);
  const volumes = await priceVolumes(facts, { items: ids, ...days });
  const byRow = volumesByRow(stack, days.to, { rows, volumes, institutions, items });
  const column = (isIn: (volume: (typeof byRow)[number]['at']) => boolean): number[] => {
    const sums = rows.map(() => 0);
    for (const { at, row } of byRow) if (isIn(at)) sums[row] = (sums[row] ?? 0) + at.quantity;
    return sums;
  };
  const all = column(() => true);
  const cell = allOf(replay);
  const total = { kind: 'total', within: bounds.total, volumes: all } as const;
  const held: HeldAmount[] = [heldOf(cell, total), ...heldHospitals(of, column)];
  const groups = heldGroups(of, column);
  const services = servicesOf(of, all);
  return (shares) => ({
    prices: rows,
    step: bounds.step,
    held: [
      ...held,
      ...groups.map((group) => {
        const share = shares.get(group.key) ?? 1;
        return { ...group, volumes: group.volumes.map((quantity) => quantity * share) };
      }),
    ],
    services,
  });
}

type Column = (
  isIn: (volume: { readonly institution: number; readonly personClass: string }) => boolean,
) => number[];

function heldHospitals({ facts, replay, bounds }: Stated, column: Column): HeldAmount[] {
  const within = bounds.hospital;
  if (within === null) return [];
  const hospitals = new Set(
    facts.reference.institutions
      .filter(({ kind }) => kind.endsWith('Hospital'))
      .map((each) => String(each.institution)),
  );
  return replay.cells
    .filter(({ dimension, key }) => dimension === 'institution' && hospitals.has(key))
    .map((cell) => {
      const volumes = column(({ institution }) => institution === Number(cell.key));
      return heldOf(cell, { kind: 'hospital', within, volumes });
    });
}

/** What a class of persons pays itself; quantities are those of its charges. */
function heldGroups({ replay, bounds }: Stated, column: Column): HeldAmount[] {
  const within = bounds.group;
  if (within === null) return [];
  return groupCells(replay).map((cell) => {
    const volumes = column(({ personClass }) => personClass === cell.key);
    return heldOf(cell, { kind: 'group', within, volumes });
  });
}

/** Classes of persons with claims. */
export const groupCells = ({ cells }: Replay): ReplayCell[] =>
  cells.filter(({ dimension, claims }) => dimension === 'personClass' && claims > 0);

function servicesOf(
  { facts, replay, rows, bounds }: Stated,
  volumes: readonly number[],
): PriceProblem['services'] {
  if (bounds.services === null) return null;
  const category = new Map(facts.reference.items.map((each) => [each.code, each.category]));
  const family = replay.families.find((each) => each.family === 'service');
  return {
    least: bounds.services,
    services: Number(family?.reformFen ?? 0),
    income: incomeIn(allOf(replay).reform),
    volumes,
    // Beds are counted with services, as in a settlement.
    isService: rows.map(({ item }) => ['service', 'bed'].includes(category.get(item) ?? '')),
  };
}

const heldOf = (
  { key, baseline, reform }: ReplayCell,
  of: Pick<HeldAmount, 'kind' | 'within' | 'volumes'>,
): HeldAmount => {
  const amount = of.kind === 'group' ? patientsIn : incomeIn;
  return { ...of, key, before: amount(baseline), change: amount(reform) - amount(baseline) };
};

/** The cell of everything. */
export function allOf(replay: Replay): ReplayCell {
  const all = replay.cells.find(({ dimension }) => dimension === 'all');
  if (!all) throw new Error('a replay has a cell of everything');
  return all;
}

/** What patients pay. */
export const patientsIn = ({ patientFen }: ReplayMoney): number => Number(patientFen);

/** What hospitals take in. */
export const incomeIn = ({ totalFen, hospitalFen }: ReplayMoney): number =>
  Number(BigInt(totalFen) - BigInt(hospitalFen));

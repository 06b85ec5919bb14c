import { assert, halfUp } from '@sanyi/kernel';
import type { CARE } from '../replay/replay-layout.ts';
import type { BehaviourResponse } from './responses.ts';

/** Whole fen by payer; what is charged is their sum. Funds with the fixed part. */
export type CareMoney = {
  readonly hospital: bigint;
  readonly fund: bigint;
  readonly patient: bigint;
};

/** The claims of one kind of care at one level, settled under both sets of rules. */
export type CareCell = {
  readonly level: string;
  readonly care: (typeof CARE)[number];
  /** Visits or stays. */
  readonly count: bigint;
  readonly baseline: CareMoney;
  readonly reform: CareMoney;
};

/** Lines of an item. Quantity in thousandths, money in fen. */
export type ItemCell = {
  readonly item: string;
  readonly quantity: bigint;
  readonly baseline: bigint;
  readonly reform: bigint;
};

/** A cell with how its volume responds: `weight` millionths of the static volume. */
type Responded<Cell> = Cell & {
  readonly response: BehaviourResponse | null;
  readonly weight: bigint;
};

/** A kind of care with what it would come to. */
export type RespondedCare = Responded<CareCell> & {
  readonly expectedCount: bigint;
  readonly expected: CareMoney;
};

/** An item with what it would come to. */
export type RespondedItem = Responded<ItemCell> & {
  readonly expectedQuantity: bigint;
  readonly expected: bigint;
};

const ONE = 1_000_000n;
/** Millionths of the volume in a thousandth of a percent. */
const SHIFT_UNIT = 10n;
const ELASTICITY_ONE = 1_000n;

/**
 * What each kind of care would come to if its volume responded: the static amounts of the reform times
 * the weight, rounded half up once for each cell and payer, so that totals are the sum of their parts.
 * A cell of which no response speaks keeps its static amounts.
 *
 * @example
 * ```ts
 * const money = { hospital: 0n, fund: 40_00n, patient: 10_00n };
 * const cell = { level: 'tertiary', care: 'visit', count: 100n, baseline: money, reform: money } as const;
 * respondCare([cell], [])[0]?.expectedCount; // 100n
 * ```
 */
export function respondCare(
  cells: readonly CareCell[],
  responses: readonly BehaviourResponse[],
): RespondedCare[] {
  return cells.map((cell) => {
    const response =
      responses.find(
        ({ of }) => 'level' in of && of.level === cell.level && of.care === cell.care,
      ) ?? null;
    const weight = weightOf(response, cell.baseline.patient, cell.reform.patient);
    const times = (value: bigint): bigint => halfUp(value * weight, ONE);
    const { hospital, fund, patient } = cell.reform;
    return {
      ...cell,
      ...{ response, weight },
      expectedCount: times(cell.count),
      expected: { hospital: times(hospital), fund: times(fund), patient: times(patient) },
    };
  });
}

/**
 * The same for items that a response speaks of. Their amounts are part of the care around them and are
 * never added to it.
 *
 * @example
 * ```ts
 * respondItems([{ item: 'stent', quantity: 1000n, baseline: 13_000_00n, reform: 700_00n }], []); // []
 * ```
 */
export function respondItems(
  items: readonly ItemCell[],
  responses: readonly BehaviourResponse[],
): RespondedItem[] {
  return items.flatMap((cell) => {
    const response = responses.find(({ of }) => 'item' in of && of.item === cell.item);
    if (!response) return [];
    const weight = weightOf(response, cell.baseline, cell.reform);
    const expectedQuantity = halfUp(cell.quantity * weight, ONE);
    return [
      { ...cell, response, weight, expectedQuantity, expected: halfUp(cell.reform * weight, ONE) },
    ];
  });
}

/**
 * Millionths of the static volume, half up; never below none. Where the reform moves nothing of what
 * is paid, nobody has a reason to respond.
 */
function weightOf(response: BehaviourResponse | null, before: bigint, after: bigint): bigint {
  if (!response || before === after) return ONE;
  const moved =
    response.form === 'shift'
      ? response.value * SHIFT_UNIT
      : before > 0n
        ? halfUp(response.value * (after - before) * ONE, before * ELASTICITY_ONE)
        : 0n;
  const weight = ONE + moved;
  return weight > 0n ? weight : 0n;
}

/**
 * Sums of both results, apart: the static reform, and the expected one.
 *
 * @example
 * ```ts
 * careTotals([]).expected.patient; // 0n
 * ```
 */
export function careTotals(cells: readonly RespondedCare[]): {
  readonly baseline: CareMoney;
  readonly reform: CareMoney;
  readonly expected: CareMoney;
} {
  const sum = (of: (cell: RespondedCare) => CareMoney): CareMoney => {
    const total = (part: keyof CareMoney): bigint =>
      cells.reduce((all, cell) => all + of(cell)[part], 0n);
    return { hospital: total('hospital'), fund: total('fund'), patient: total('patient') };
  };
  const totals = {
    baseline: sum((cell) => cell.baseline),
    reform: sum((cell) => cell.reform),
    expected: sum((cell) => cell.expected),
  };
  assert(
    cells.some(({ response }) => response !== null) ||
      totals.expected.patient === totals.reform.patient,
    'without a response both results are one',
  );
  return totals;
}

import type { Replay, ReplayCell, ReplayMoney } from '@sanyi/api';
import {
  type BindingBound,
  bindingBounds,
  finalChange,
  type HeldAmount,
  type PriceProblem,
} from '@sanyi/insurance';
import {
  type Day,
  dayOf,
  fail,
  fen,
  type IsoDate,
  ok,
  problem,
  type Result,
  yuanText,
} from '@sanyi/kernel';
import { buildStack, type Stack } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { libraryOf } from '../read/library-of.ts';
import { type ReplayedFacts, type ReplayOptions, replayFacts } from '../replay/replay-facts.ts';
import { type Movable, type MovableRow, movableRows, volumesByRow } from './movable-rows.ts';
import { priceVolumes } from './price-volumes.ts';
import { solveProgram } from './solve-program.ts';

/** What may move and what has to stay. Shares; null holds nothing. */
export type PriceBounds = Movable & {
  /** Fen; prices move by whole steps. */
  readonly step: number;
  /** All hospitals' income. */
  readonly total: number;
  /** The income of each hospital; charges of each class of persons. */
  readonly hospital: number | null;
  readonly group: number | null;
  /** Least share of services in all income. */
  readonly services: number | null;
};

/** A price found. Fen. */
export type FoundPrice = { readonly path: string; readonly now: number; readonly price: number };

/** Prices that keep the bounds, proved by settling every claim under them. */
export type SolvedPrices = {
  readonly prices: readonly FoundPrice[];
  /** The reform with the prices found. */
  readonly reform: string;
  readonly binding: readonly BindingBound[];
  /** Change of all hospitals' income: of the reform alone, as the program says, and as replayed. Fen. */
  readonly income: {
    readonly before: number;
    readonly reform: number;
    readonly predicted: number;
    readonly replayed: number;
  };
  readonly within: number;
  readonly isWithin: boolean;
  readonly proof: ReplayedFacts;
};

/**
 * Finds prices that balance a reform: as little moved as the bounds allow, each by whole steps. The
 * program is linear in the quantities of the year; what it says is then proved by an exact replay.
 *
 * @returns `PRICES_INFEASIBLE` with the bounds that cannot be kept, `PRICES_ROW_UNKNOWN`,
 * `PRICES_MOVE_MEANWHILE`, or the problems of a replay
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * declare const priceBounds: PriceBounds;
 * const options = { packages: [], baseline: 'beijing@2017-04-07', reform: 'beijing@2017-04-08' };
 * (await solvePrices(facts, options, priceBounds)).ok; // false
 * ```
 */
export async function solvePrices(
  facts: Facts,
  options: ReplayOptions,
  bounds: PriceBounds,
): Promise<Result<SolvedPrices>> {
  const library = libraryOf(options.packages);
  if (!library.ok) return library;
  const stack = buildStack(library.value, options.reform);
  if (!stack.ok) return stack;
  const alone = await replayFacts(facts, options);
  if (!alone.ok) return alone;
  const { replay } = alone.value;
  // The days of a replay were written by isoDate.
  const [from, to] = [replay.period.from, replay.period.to].map((day) => dayOf(day as IsoDate));
  const days = { from: from as Day, to: to as Day };
  const rows = movableRows(stack.value, days, bounds);
  if (!rows.ok) return rows;
  const stated = await stateProblem(
    facts,
    { stack: stack.value, replay, days, rows: rows.value },
    bounds,
  );
  const solved = await solveProgram(stated);
  if (!solved.ok) return fail(problem('PRICES_INFEASIBLE', 'replay', missingText(solved.missing)));
  const prices = rows.value.map((row, at) => ({
    path: row.path,
    now: row.now,
    price: row.now + bounds.step * (solved.steps[at] ?? 0),
  }));
  const reform = reformWith(options.reform, prices);
  const proof = await replayFacts(facts, { ...options, reform });
  if (!proof.ok) return proof;
  return ok(
    solvedPrices({
      stated,
      steps: solved.steps,
      prices,
      reform,
      proof: proof.value,
      alone: replay,
      bounds,
    }),
  );
}

function solvedPrices(of: {
  readonly stated: PriceProblem;
  readonly steps: readonly number[];
  readonly prices: readonly FoundPrice[];
  readonly reform: string;
  readonly proof: ReplayedFacts;
  readonly alone: Replay;
  readonly bounds: PriceBounds;
}): SolvedPrices {
  const { stated, steps, prices, reform, proof, alone, bounds } = of;
  const [total] = stated.held;
  const before = incomeIn(allOf(proof.replay).baseline);
  const replayed = incomeIn(allOf(proof.replay).reform) - before;
  return {
    prices,
    reform,
    binding: bindingBounds(stated, steps),
    income: {
      before,
      reform: incomeIn(allOf(alone).reform) - before,
      predicted: total ? finalChange(stated, total, steps) : 0,
      replayed,
    },
    within: bounds.total,
    isWithin: Math.abs(replayed) <= bounds.total * before,
    proof,
  };
}

const reformWith = (reform: string, prices: readonly FoundPrice[]): string =>
  [
    reform,
    ...prices
      .filter(({ now, price }) => now !== price)
      .map(({ path, price }) => `${path}=${yuanText(fen(BigInt(price)))}`),
  ].join('+');

async function stateProblem(
  facts: Facts,
  of: {
    readonly stack: Stack;
    readonly replay: Replay;
    readonly days: { readonly from: Day; readonly to: Day };
    readonly rows: readonly MovableRow[];
  },
  bounds: PriceBounds,
): Promise<PriceProblem> {
  const { stack, replay, days, rows } = of;
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
  const held: HeldAmount[] = [
    heldOf(allOf(replay), { kind: 'total', within: bounds.total, volumes: all }),
  ];
  const hospitals = new Set(
    institutions
      .filter(({ kind }) => kind.endsWith('Hospital'))
      .map((each) => String(each.institution)),
  );
  const { hospital, group } = bounds;
  for (const cell of replay.cells) {
    if (hospital !== null && cell.dimension === 'institution' && hospitals.has(cell.key)) {
      const id = Number(cell.key);
      const of = column(({ institution }) => institution === id);
      held.push(heldOf(cell, { kind: 'hospital', within: hospital, volumes: of }));
    }
    if (group !== null && cell.dimension === 'personClass' && cell.claims > 0) {
      const of = column(({ personClass }) => personClass === cell.key);
      held.push(heldOf(cell, { kind: 'group', within: group, volumes: of }));
    }
  }
  return {
    prices: rows,
    step: bounds.step,
    held,
    services: servicesOf(facts, of, { bounds, all }),
  };
}

function servicesOf(
  facts: Facts,
  { replay, rows }: { readonly replay: Replay; readonly rows: readonly MovableRow[] },
  { bounds, all }: { readonly bounds: PriceBounds; readonly all: readonly number[] },
): PriceProblem['services'] {
  if (bounds.services === null) return null;
  const category = new Map(facts.reference.items.map((each) => [each.code, each.category]));
  const family = replay.families.find((each) => each.family === 'service');
  return {
    least: bounds.services,
    services: Number(family?.reformFen ?? 0),
    income: incomeIn(allOf(replay).reform),
    volumes: all,
    // Beds are counted with services, as in a settlement.
    isService: rows.map(({ item }) => ['service', 'bed'].includes(category.get(item) ?? '')),
  };
}

const heldOf = (
  { key, baseline, reform }: ReplayCell,
  of: Pick<HeldAmount, 'kind' | 'within' | 'volumes'>,
): HeldAmount => {
  const amount = of.kind === 'group' ? ({ totalFen }: ReplayMoney) => Number(totalFen) : incomeIn;
  return { ...of, key, before: amount(baseline), change: amount(reform) - amount(baseline) };
};

function allOf(replay: Replay): ReplayCell {
  const all = replay.cells.find(({ dimension }) => dimension === 'all');
  if (!all) throw new Error('a replay has a cell of everything');
  return all;
}

/** What hospitals take in. */
const incomeIn = ({ totalFen, hospitalFen }: ReplayMoney): number =>
  Number(BigInt(totalFen) - BigInt(hospitalFen));

/** Less than this share is rounding of the solver. */
const LEAST_TOLD = 5e-5;

/** Which bounds would have to be wider, and by how much of what they hold. */
function missingText(missing: Readonly<Record<string, number>>): Record<string, string> {
  const wider = Object.entries(missing).filter(([, share]) => share > LEAST_TOLD);
  const said = wider.map(([kind, share]) => `${kind} +${(100 * share).toFixed(2)} %`).join(', ');
  return { missing: said || '-' };
}

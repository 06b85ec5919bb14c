import type { Replay } from '@sanyi/api';
import {
  type BindingBound,
  BOUND_WORDS,
  bindingBounds,
  finalChange,
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
import { buildStack } from '@sanyi/policy';
import type { Facts } from '../facts/open-facts.ts';
import { libraryOf } from '../read/library-of.ts';
import { type ReplayedFacts, type ReplayOptions, replayFacts } from '../replay/replay-facts.ts';
import { boundTitles } from './bound-titles.ts';
import { type MovableRow, movableRows } from './movable-rows.ts';
import type { PriceBounds } from './price-bounds.ts';
import { firstShares, learntShares, type ProvedBound, provedBounds } from './proved-bounds.ts';
import { type MissingShare, solveProgram } from './solve-program.ts';
import { allOf, incomeIn, type PatientShares, stateProblem } from './state-problem.ts';

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
  /** Every bound as the replay keeps it. */
  readonly bounds: readonly ProvedBound[];
  readonly isWithin: boolean;
  /** How often it was solved and proved until what patients pay kept its bounds. */
  readonly rounds: number;
  readonly proof: ReplayedFacts;
};

/** Proofs until what patients pay is known well enough; then what is found is told as it is. */
const MOST_ROUNDS = 4;

/**
 * Finds prices that balance a reform: as little moved as the bounds allow, each by whole steps. The
 * program is linear in the quantities of the year; what it says is then proved by an exact replay. What
 * groups of patients pay is not linear: it is solved and proved again until it keeps its bounds.
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
  const of = { facts, stack: stack.value, replay, days, rows: rows.value, bounds };
  const stated = await stateProblem(of);
  const found = await provedPrices({
    facts,
    options,
    stated,
    alone: replay,
    rows: rows.value,
    bounds,
  });
  return found.ok ? ok(solvedPrices({ ...found.value, alone: replay, bounds })) : found;
}

type Proved = {
  readonly problem: PriceProblem;
  readonly steps: readonly number[];
  readonly prices: readonly FoundPrice[];
  readonly reform: string;
  readonly proof: ReplayedFacts;
  readonly proved: readonly ProvedBound[];
  readonly rounds: number;
};

/**
 * Solves and proves. What patients pay of a yuan that moves is learnt from the proof: where a group
 * does not keep its bound, the problem is solved again with what was learnt.
 */
async function provedPrices(of: {
  readonly facts: Facts;
  readonly options: ReplayOptions;
  readonly stated: (shares: PatientShares) => PriceProblem;
  readonly alone: Replay;
  readonly rows: readonly MovableRow[];
  readonly bounds: PriceBounds;
}): Promise<Result<Proved>> {
  const { facts, options, alone } = of;
  let shares = firstShares(alone);
  for (let rounds = 1; ; rounds++) {
    const stated = of.stated(shares);
    const solved = await solveProgram(stated, { job: options.job ?? {}, where: facts.folder });
    if (!solved.ok) return solved;
    if (!solved.value.ok) {
      const missing = missingText(solved.value.missing, boundTitles(facts));
      return fail(problem('PRICES_INFEASIBLE', options.reform, missing));
    }
    const { steps } = solved.value;
    const prices = of.rows.map((row, at) => ({
      path: row.path,
      now: row.now,
      price: row.now + of.bounds.step * (steps[at] ?? 0),
    }));
    const reform = reformWith(options.reform, prices);
    const proof = await replayFacts(facts, { ...options, reform });
    if (!proof.ok) return proof;
    const proved = provedBounds(stated, proof.value.replay);
    const isGroupLeft = proved.some(({ kind, isKept }) => kind === 'group' && !isKept);
    if (!isGroupLeft || rounds === MOST_ROUNDS) {
      return ok({ problem: stated, steps, prices, reform, proof: proof.value, proved, rounds });
    }
    shares = learntShares(shares, { alone, proof: proof.value.replay });
  }
}

function solvedPrices(
  of: Proved & { readonly alone: Replay; readonly bounds: PriceBounds },
): SolvedPrices {
  const { problem, steps, prices, reform, proof, alone, bounds, proved, rounds } = of;
  const [total] = problem.held;
  const before = incomeIn(allOf(proof.replay).baseline);
  return {
    prices,
    reform,
    binding: bindingBounds(problem, steps),
    income: {
      before,
      reform: incomeIn(allOf(alone).reform) - before,
      predicted: total ? finalChange(problem, total, steps) : 0,
      replayed: incomeIn(allOf(proof.replay).reform) - before,
    },
    within: bounds.total,
    bounds: proved,
    isWithin: proved.every(({ isKept }) => isKept),
    rounds,
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

/** Less than this share is rounding of the solver. */
const LEAST_TOLD = 5e-5;

/** Which bounds would have to be wider, by how much of what they hold, and whose is furthest off. */
function missingText(
  missing: readonly MissingShare[],
  titleOf: ReturnType<typeof boundTitles>,
): Record<string, string> {
  const said = missing
    .filter(({ share }) => share > LEAST_TOLD)
    .map(({ kind, key, share }) => {
      const by = `+${(100 * share).toFixed(2)} %`;
      const { en, zh } = titleOf({ kind, key });
      const [most, mostZh] =
        key === 'all'
          ? ['', '']
          : [` (furthest off: ${en}, ${key})`, `（差距最大：${zh}，${key}）`];
      const words = BOUND_WORDS[kind];
      return { en: `${words.en} ${by}${most}`, zh: `${words.zh} ${by}${mostZh}` };
    });
  return {
    missing: said.map(({ en }) => en).join(', ') || '-',
    missingZh: said.map(({ zh }) => zh).join('，') || '-',
  };
}

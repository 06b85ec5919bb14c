import { f64 } from '../column.ts';

/** An item that may stand on a line: its weight among others and its mean quantity, thousandths. */
export type Weighted = {
  readonly item: number;
  readonly weight: number;
  readonly mean: number;
  readonly step: number;
};

/** What the lines of one category must cost on average over all groups. */
export type MixTarget = {
  /** Mean fen of one line; null where nothing is asked. */
  readonly fen: number | null;
  /** Lines by group, which weigh the groups against each other. */
  readonly frequency: readonly number[];
  /** Whether quantities may be scaled for what weights cannot reach. */
  readonly adjustable: boolean;
  /** Fen of one unit. */
  readonly price: (item: number) => number;
};

/** Strongest exponent of price: beyond it only the dearest or cheapest items would be left. */
const EXPONENT_MAX = 1.5;
const HALVINGS = 40;
const QUANTITY_SCALE_MAX = 4;

/**
 * Moves the weights of items so that a line costs its target on average: each weight is multiplied by
 * `price ^ e` with one exponent `e` for all groups, which keeps the order of items that cost the
 * same. What the exponent cannot reach, quantities of goods make good.
 */
export function tilt<Entry extends Weighted>(
  groups: readonly (readonly Entry[])[],
  target: MixTarget,
): Entry[][] {
  const { fen } = target;
  if (fen === null || groups.every((group) => group.length === 0)) {
    return groups.map((group) => [...group]);
  }
  const priced = pricesOf(groups, target);
  const meanAt = (exponent: number): number => {
    liftAll(priced, exponent);
    return meanFen(groups, target.frequency, priced);
  };
  let low = -EXPONENT_MAX;
  let high = EXPONENT_MAX;
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (low + high) / 2;
    if (meanAt(middle) < fen) low = middle;
    else high = middle;
  }
  const reached = meanAt((low + high) / 2);
  const missing = reached > 0 ? fen / reached : 1;
  const scale = target.adjustable ? Math.min(QUANTITY_SCALE_MAX, missing) : 1;
  return groups.map((group) =>
    group.map((entry) => ({
      ...entry,
      weight: entry.weight * f64(priced.lifted, entry.item),
      mean: Math.max(entry.step, entry.mean * scale),
    })),
  );
}

/** Price of each item that occurs, and its weight factor at the exponent tried last. */
type Priced = {
  readonly items: readonly number[];
  readonly fen: Float64Array;
  readonly lifted: Float64Array;
};

/** Asks each price once, however many groups the item occurs in. */
function pricesOf(groups: readonly (readonly Weighted[])[], target: MixTarget): Priced {
  const items = [...new Set(groups.flatMap((group) => group.map(({ item }) => item)))];
  const size = items.reduce((most, item) => Math.max(most, item), 0) + 1;
  const fen = new Float64Array(size);
  for (const item of items) fen[item] = target.price(item);
  return { items, fen, lifted: new Float64Array(size) };
}

function liftAll({ items, fen, lifted }: Priced, exponent: number): void {
  for (const item of items) lifted[item] = lift(f64(fen, item), exponent);
}

function meanFen(
  groups: readonly (readonly Weighted[])[],
  frequency: readonly number[],
  priced: Priced,
): number {
  let cost = 0;
  let lines = 0;
  groups.forEach((group, at) => {
    let weight = 0;
    let sum = 0;
    for (const entry of group) {
      const lifted = entry.weight * f64(priced.lifted, entry.item);
      weight += lifted;
      sum += (lifted * f64(priced.fen, entry.item) * entry.mean) / 1000;
    }
    if (weight === 0) return;
    const rate = frequency[at] ?? 0;
    cost += (rate * sum) / weight;
    lines += rate;
  });
  return lines > 0 ? cost / lines : 0;
}

/** Prices are taken against 50 yuan, and none below one yuan, so that free items keep a weight. */
const lift = (price: number, exponent: number): number => (Math.max(price, 100) / 5000) ** exponent;

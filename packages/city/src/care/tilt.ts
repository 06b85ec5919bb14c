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
  let low = -EXPONENT_MAX;
  let high = EXPONENT_MAX;
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (low + high) / 2;
    if (meanFen(groups, target, middle) < fen) low = middle;
    else high = middle;
  }
  const exponent = (low + high) / 2;
  const reached = meanFen(groups, target, exponent);
  const missing = reached > 0 ? fen / reached : 1;
  const scale = target.adjustable ? Math.min(QUANTITY_SCALE_MAX, missing) : 1;
  return groups.map((group) =>
    group.map((entry) => ({
      ...entry,
      weight: entry.weight * lift(target.price(entry.item), exponent),
      mean: Math.max(entry.step, entry.mean * scale),
    })),
  );
}

function meanFen(
  groups: readonly (readonly Weighted[])[],
  target: MixTarget,
  exponent: number,
): number {
  let cost = 0;
  let lines = 0;
  groups.forEach((group, at) => {
    let weight = 0;
    let sum = 0;
    for (const entry of group) {
      const price = target.price(entry.item);
      const lifted = entry.weight * lift(price, exponent);
      weight += lifted;
      sum += (lifted * price * entry.mean) / 1000;
    }
    if (weight === 0) return;
    const rate = target.frequency[at] ?? 0;
    cost += (rate * sum) / weight;
    lines += rate;
  });
  return lines > 0 ? cost / lines : 0;
}

/** Prices are taken against 50 yuan, and none below one yuan, so that free items keep a weight. */
const lift = (price: number, exponent: number): number => (Math.max(price, 100) / 5000) ** exponent;

import { type BoundColumns, WithinNumbers } from '@sanyi/feel';
import type { Both } from '../kernel/sides.ts';
import { BEYOND } from './reached-sums.ts';

/** Up to which amounts of a claim, in fen, it is asked how far sums may go: first those of most claims. */
const AMOUNTS = [200_000, 1_000_000, 5_000_000] as const;

/** How far a sum may go: each half as much again as the one before. */
const STEPS: readonly number[] = [
  ...[0, 10_000, 20_000, 30_000, 50_000, 70_000, 100_000, 140_000, 200_000, 280_000, 400_000],
  ...[560_000, 800_000, 1_100_000, 1_600_000, 2_300_000, 3_200_000, 4_500_000, 6_400_000],
  ...[9_000_000, 13_000_000, 18_000_000, 25_000_000, 50_000_000, 100_000_000, BEYOND - 1],
];

/** Claims up to an amount, by persons one of whose sums stays within a limit. */
type Bound = { readonly amount: number; readonly sum: number; readonly limit: number };

/**
 * Tells who is answered alike by two benefits although what they say of a key differs: a limit says nothing
 * about those who stay below it. Both are told from the code of their decision, as what it makes of amounts
 * and sums that stay within bounds.
 */
export class AlikeBounds {
  readonly #sides: Both<BoundColumns>;
  /** Accumulators, in the order of what persons reached. */
  readonly #sums: readonly string[];
  /** By key: the number of the bounds within which both answer alike; below 0 where nobody asked. */
  readonly kindOf: Int32Array;
  /** By number of bounds: up to which amount in scope the person turned to is answered alike; below 0 for none. */
  readonly amounts: Int32Array;
  /** Bounds by number, and the numbers of those that there are any. */
  readonly #kinds: (readonly Bound[])[] = [];
  readonly #tried: number[] = [];

  /** @param sides - one decision bound to the same keys, of which there are so many */
  constructor(
    sides: Both<BoundColumns>,
    of: { readonly keys: number; readonly sums: readonly string[] },
  ) {
    this.#sides = sides;
    this.#sums = of.sums;
    this.kindOf = new Int32Array(of.keys).fill(-1);
    this.amounts = new Int32Array(of.keys);
  }

  /** Turns to a person; what sums reached stands in a column from `at` on. */
  turnTo(reached: Int32Array, at: number): void {
    const { amounts } = this;
    const kinds = this.#kinds;
    for (let kind = 0; kind < kinds.length; kind++) {
      // Every index is one of a column or list.
      const bounds = kinds[kind] as readonly Bound[];
      let most = -1;
      for (let each = 0; each < bounds.length; each++) {
        const { amount, sum, limit } = bounds[each] as Bound;
        if (amount > most && (reached[at + sum] as number) <= limit) most = amount;
      }
      amounts[kind] = most;
    }
  }

  /** Finds the bounds of a key that nobody asked about; persons have to be turned to again. */
  find(key: number): void {
    // Keys that differ in a rate mostly have the bounds of another one.
    const known = this.#tried.find((kind) => this.#fits(key, this.#kinds[kind] ?? []));
    this.kindOf[key] = known ?? this.#add(this.#search(key));
  }

  /** Whether bounds hold for a key, and no farther ones do. */
  #fits(key: number, bounds: readonly Bound[]): boolean {
    const [first] = bounds;
    if (!first || !bounds.every((bound) => this.#holds({ key, ...bound }))) return false;
    const farther = STEPS[STEPS.indexOf(first.limit) + 1];
    return farther === undefined || !this.#holds({ key, ...first, limit: farther });
  }

  #add(bounds: readonly Bound[]): number {
    const kind = this.#kinds.push(bounds) - 1;
    if (bounds.length > 0) this.#tried.push(kind);
    return kind;
  }

  #search(key: number): readonly Bound[] {
    for (const [sum] of this.#sums.entries()) {
      const found: Bound[] = [];
      for (const amount of AMOUNTS) {
        const limit = this.#limitOf({ key, amount, sum });
        // What does not hold for small amounts does not for large ones.
        if (limit === null) break;
        found.push({ amount, sum, limit });
      }
      if (found.length > 0) return found;
    }
    return [];
  }

  /** How far a sum may go; null where nothing is answered alike however small it is. */
  #limitOf(of: {
    readonly key: number;
    readonly amount: number;
    readonly sum: number;
  }): number | null {
    const holds = (step: number): boolean => this.#holds({ ...of, limit: STEPS[step] ?? 0 });
    if (!holds(0)) return null;
    if (holds(STEPS.length - 1)) return BEYOND - 1;
    let [low, high] = [0, STEPS.length - 1];
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (holds(middle)) low = middle;
      else high = middle;
    }
    return STEPS[low] ?? 0;
  }

  #holds({ key, amount, sum, limit }: Bound & { readonly key: number }): boolean {
    const numbers = new WithinNumbers();
    const within = {
      key,
      ends: (name: string) => {
        if (name === 'inScope') return { low: 0, high: amount };
        if (name === 'outOfScope') return { low: 0, high: BEYOND };
        const at = this.#sums.indexOf(name);
        return at < 0 ? null : { low: 0, high: at === sum ? limit : BEYOND };
      },
    };
    const [old, now] = this.#sides.map((side) => side.within(within, numbers));
    return old !== null && old === now;
  }
}

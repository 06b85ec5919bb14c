import type { Round } from '../kernel/refund-rounds.ts';

/** How often a row of a round counts: its lines for their items, for their families alone, and its visit. */
export type Sign = { readonly item: number; readonly family: number; readonly visit: number };

/**
 * How often the rows of a person's rounds count. A claim counts as it was settled first; a refund counts what it
 * leaves instead of what was there, by item where it names lines, else by family.
 */
export class RoundSigns {
  /** By place among the rows of all rounds. */
  readonly #signs = new Map<number, { item: number; family: number; visit: number }>();
  /** By claim: the row that counts, or would if the claim did. */
  readonly #counting = new Map<number, number>();
  #before: readonly number[] = [];

  /** Adds a round whose rows stand from `from` on; says which refunds and claims count, and whether refunds name lines. */
  add(
    { refund, rows, again }: Round,
    of: { readonly from: number; counts(claim: number): boolean; isNamed(refund: number): boolean },
  ): void {
    const { from } = of;
    if (refund !== null) {
      const by = of.isNamed(refund.row) ? 'item' : 'family';
      const left = rows.indexOf(refund.original);
      this.#refund(refund.original, {
        by: of.counts(refund.row) ? by : null,
        left: left < 0 ? null : from + left,
      });
    }
    for (let each = again; each < rows.length; each++) {
      // Every index is one of the list.
      const claim = rows[each] as number;
      this.#counting.set(claim, from + each);
      if (of.counts(claim)) this.#count(from + each, 'item', 1);
    }
    this.#before = rows;
  }

  /** Counts the row that is left of a claim instead of the one that counted before. */
  #refund(
    original: number,
    { by, left }: { readonly by: 'item' | 'family' | null; readonly left: number | null },
  ): void {
    const before = this.#counting.get(original);
    if (before !== undefined && by !== null && this.#before.includes(original)) {
      this.#count(before, by, -1);
      if (left !== null) this.#count(left, by, 1);
    }
    if (left !== null) this.#counting.set(original, left);
  }

  #count(row: number, by: 'item' | 'family', sign: 1 | -1): void {
    const known = this.#signs.get(row) ?? { item: 0, family: 0, visit: 0 };
    known[by] += sign;
    known.visit += sign;
    this.#signs.set(row, known);
  }

  /** How often a row counts. */
  of(row: number): Sign {
    return this.#signs.get(row) ?? NOTHING;
  }
}

const NOTHING: Sign = { item: 0, family: 0, visit: 0 };

/** Whether a row counts once, as a claim without refunds does. */
export const isOnce = ({ item, family, visit }: Sign): boolean =>
  item === 1 && family === 0 && visit === 1;

/** Whether a row counts nothing. */
export const isNothing = ({ item, family, visit }: Sign): boolean =>
  item === 0 && family === 0 && visit === 0;

import { CHARGE_FAMILIES, idRows, type SegmentCodes } from '@sanyi/facts';
import { familiesOf } from '../kernel/replay-sums.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';

const VISITS = CHARGE_FAMILIES.indexOf('visit');

/** What items and families come to more under the new rules. */
export class ChangedItems {
  readonly #layout: ReplayLayout;
  /** By item of the codes: its row among the items of the facts, its family, and fen more. */
  readonly #rows: readonly number[];
  readonly #families: readonly number[];
  readonly #more: Float64Array;
  /** By family: fen more that belong to no item. */
  readonly #others: Float64Array = new Float64Array(CHARGE_FAMILIES.length);

  constructor(frame: ReplayFrame, layout: ReplayLayout, { items }: SegmentCodes) {
    this.#layout = layout;
    this.#rows = Array.from(items, idRows(frame.facts.items.map((each) => each.item)));
    this.#families = familiesOf(frame, items);
    this.#more = new Float64Array(items.length);
  }

  addItem(item: number, more: number): void {
    this.#more[item] = (this.#more[item] as number) + more;
  }

  /** Adds what the family of an item comes to more, where it is not said of which items. */
  addFamily(item: number, more: number): void {
    this.#addOther(this.#families[item] as number, more);
  }

  addVisits(more: number): void {
    this.#addOther(VISITS, more);
  }

  #addOther(family: number, more: number): void {
    this.#others[family] = (this.#others[family] as number) + more;
  }

  /** Moves everything to a column of sums. */
  take(values: Float64Array): void {
    const { item, family } = this.#layout.sections;
    const increase = (at: number, more: number): void => {
      values[at] = (values[at] ?? 0) + more;
    };
    for (const [each, more] of this.#more.entries()) {
      const row = this.#rows[each] ?? -1;
      if (more === 0 || row < 0) continue;
      increase(item.at + row * item.width + 2, more);
      increase(family.at + (this.#families[each] ?? 0) * family.width + 1, more);
    }
    for (const [at, more] of this.#others.entries()) {
      increase(family.at + at * family.width + 1, more);
    }
    this.#more.fill(0);
    this.#others.fill(0);
  }
}

import type { KernelTables } from '../kernel/kernel-tables.ts';
import { VISIT } from '../kernel/visit-outcomes.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import type { RowMore } from './row-changes.ts';
import { isSameCited } from './touched-acts.ts';

/** By how much more a visit comes to, once or per bed-day; one more than the list of rules cited now, 0 for the same. */
export type VisitMore = RowMore & { readonly list: number };

/** Says by how much more outcomes of visits come to under the new rules. */
export class VisitDeltas {
  readonly #tables: KernelTables;
  readonly #layout: ReplayLayout;
  /** By outcome; null where it is the same. */
  readonly #known: (VisitMore | null)[] = [];

  constructor(tables: KernelTables, layout: ReplayLayout) {
    this.#tables = tables;
    this.#layout = layout;
  }

  /** What an outcome comes to more, or cites otherwise; null where it is the same. */
  of(outcome: number): VisitMore | null {
    const known = this.#known[outcome];
    if (known !== undefined) return known;
    const made = this.#compare(outcome);
    this.#known[outcome] = made;
    return made;
  }

  #compare(outcome: number): VisitMore | null {
    const { outcomes, lists } = this.#tables.visits;
    const from = outcome * outcomes.width;
    const part = (at: number): number =>
      (outcomes.values[from + VISIT.side + at] ?? 0) - (outcomes.values[from + at] ?? 0);
    const more = {
      total: part(VISIT.total),
      hospital: part(VISIT.hospital),
      fixedFund: part(VISIT.fixedFund),
      inScope: part(VISIT.inScope),
    };
    const list = outcomes.list[outcome] ?? 0;
    const isCitedAlike = isSameCited(this.#layout.ruleOf, lists.lists[list] ?? [[], []]);
    if (isCitedAlike && Object.values(more).every((each) => each === 0)) return null;
    return { ...more, list: isCitedAlike ? 0 : list + 1 };
  }
}

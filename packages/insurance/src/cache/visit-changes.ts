import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { ReplayLayout } from '../replay/replay-layout.ts';
import type { CachedPair } from './cached-pair.ts';
import type { ChangedItems } from './changed-items.ts';
import type { PersonRange, RowChanges } from './row-changes.ts';
import { signedRows } from './signed-rows.ts';
import { VisitDeltas } from './visit-deltas.ts';
import { VisitRows } from './visit-rows.ts';

/** Asks what visits cost under both sets of rules, and says by how much more each row of a cache comes to. */
export class VisitChanges {
  readonly #items: ChangedItems;
  readonly #rows: VisitRows;

  constructor(
    tables: KernelTables,
    of: {
      readonly layout: ReplayLayout;
      readonly items: ChangedItems;
      readonly memory: BlockMemory;
    },
  ) {
    const deltas = new VisitDeltas(tables, of.layout);
    this.#items = of.items;
    this.#rows = new VisitRows(tables, { memory: of.memory, deltas });
  }

  /** Adds what the visits of the persons come to more whose rows are begun. */
  add(pair: CachedPair, block: PersonRange, into: RowChanges): void {
    into.clearLists();
    this.#rows.add(pair, into);
    for (const { row, visit } of signedRows(pair, block, into)) {
      this.#items.addVisits(visit * this.#rows.totalOf(pair, into, row - into.row));
    }
  }

  /** Moves what visits come to more to items. */
  take(): void {
    this.#rows.take(this.#items);
  }
}

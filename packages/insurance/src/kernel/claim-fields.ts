import { LEVELS, type PersonGroups } from '@sanyi/facts';
import type { Column } from '@sanyi/feel';
import { addressOf } from '@sanyi/feel/loops';
import { assert } from '@sanyi/kernel';
import { BENEFIT_CODES } from '../benefit-kernel.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { tableIn } from '../loops/table-in.ts';
import type { ClaimBlock } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';

/** What of a claim a field is looked up by. */
type Index = 'group' | 'visit' | 'placeClass';

type Held = {
  readonly by: Index;
  table: Uint16Array;
  values: Uint16Array;
  reading: number;
};

const OF_PERSONS = ['scheme', 'personClass', 'keyGroups', 'incomeBand'] as const;

/**
 * The fields of `benefit.claim` that are codes, and so the same on both sides: filled once per block, by
 * tables that hold no position without a code.
 */
export class ClaimFields {
  readonly #held: Readonly<Record<string, Held>>;
  readonly #memory: BlockMemory;
  #groups: PersonGroups;

  constructor(tables: KernelTables) {
    this.#memory = tables.memory;
    const { groups, visits } = tables.codes;
    this.#groups = groups;
    const [old] = tables.sides;
    // Places of one class are alike in everything that rules read of them.
    const sites = Array.from(tables.places.sites[0], (site) => old.prices.sites.classes[site]);
    const none = this.#memory.uint16(0);
    const of = (by: Index, name: string, column: ArrayLike<number>): [string, Held] => {
      const table = this.#table(name, column, none);
      return [name, { by, table, values: none, reading: -1 }];
    };
    this.#held = Object.fromEntries([
      ...OF_PERSONS.map((name) => of('group', name, groups[name])),
      of('visit', 'visitKind', visits.visitKind),
      of('visit', 'contracted', visits.contracted),
      of('visit', 'referred', visits.referred),
      of(
        'placeClass',
        'level',
        sites.map((site) => (site ? LEVELS.at(site.level) : 0)),
      ),
      of(
        'placeClass',
        'grassroots',
        sites.map((site) => Number(site?.grassroots ?? false)),
      ),
    ]);
  }

  /** Turns to other persons. */
  turnTo(groups: PersonGroups): void {
    if (groups === this.#groups) return;
    this.#groups = groups;
    for (const name of OF_PERSONS) {
      const held = this.#held[name];
      if (held) held.table = this.#table(name, groups[name], held.table);
    }
  }

  /** A field of a block, one value per row; null where it is none of these. */
  of(name: string, block: ClaimBlock): Column['values'] | null {
    const held = this.#held[name];
    if (!held) return null;
    if (held.values.length < block.count) {
      held.values = this.#memory.uint16(block.claim.length);
      held.reading = -1;
    }
    if (held.reading !== block.reading) {
      const columns = [block[held.by], held.table, held.values].map(addressOf);
      this.#memory.loops.look2(block.count, ...columns);
    }
    held.reading = block.reading;
    return held.values;
  }

  /** Flags have two positions, sets one for each combination of codes. */
  #table(name: string, column: ArrayLike<number>, before: Uint16Array): Uint16Array {
    const codes = BENEFIT_CODES[name]?.length ?? 2;
    const size = name === 'keyGroups' ? 2 ** codes : codes;
    for (let at = 0; at < column.length; at++) {
      assert((column[at] ?? size) < size, `column ${name} holds a position without a code`);
    }
    return tableIn(this.#memory, before, column);
  }
}

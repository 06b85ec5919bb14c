import { LEVELS, type PersonGroups } from '@sanyi/facts';
import type { Column } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import { BENEFIT_CODES } from '../benefit-kernel.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { ClaimBlock } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';

/** Writes one field of the claims of a block, row by row, by a table of the field. */
type Filler = (into: Column['values'], block: ClaimBlock, table: Uint16Array) => void;

type Held = {
  readonly fill: Filler;
  table: Uint16Array;
  values: Column['values'];
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
    const of = (fill: Filler, name: string, column: ArrayLike<number>): [string, Held] => {
      const table = tableOf(name, column);
      return [name, { fill, table, values: new Uint16Array(0), reading: -1 }];
    };
    this.#held = Object.fromEntries([
      ...OF_PERSONS.map((name) => of(byPerson, name, groups[name])),
      of(byVisit, 'visitKind', visits.visitKind),
      of(byVisit, 'contracted', visits.contracted),
      of(byVisit, 'referred', visits.referred),
      of(
        byPlace,
        'level',
        sites.map((site) => (site ? LEVELS.at(site.level) : 0)),
      ),
      of(
        byPlace,
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
      if (held) held.table = tableOf(name, groups[name]);
    }
  }

  get birthYear(): PersonGroups['birthYear'] {
    return this.#groups.birthYear;
  }

  /** A field of a block, one value per row; null where it is none of these. */
  of(name: string, block: ClaimBlock): Column['values'] | null {
    const held = this.#held[name];
    if (!held) return null;
    if (held.values.length < block.count) {
      held.values = this.#memory.uint16(block.claim.length);
      held.reading = -1;
    }
    if (held.reading !== block.reading) held.fill(held.values, block, held.table);
    held.reading = block.reading;
    return held.values;
  }
}

/** Flags have two positions, sets one for each combination of codes. */
function tableOf(name: string, column: ArrayLike<number>): Uint16Array {
  const codes = BENEFIT_CODES[name]?.length ?? 2;
  const size = name === 'keyGroups' ? 2 ** codes : codes;
  const table = Uint16Array.from(column);
  assert(
    table.every((position) => position < size),
    `column ${name} holds a position without a code`,
  );
  return table;
}

// Every index is one of a column, here and below, so that what is read is a number.

const byPerson: Filler = (into, { persons, personGroup, personStart }, table) => {
  for (let person = 0; person < persons; person++) {
    const value = table[personGroup[person] as number] as number;
    const end = personStart[person + 1] as number;
    for (let row = personStart[person] as number; row < end; row++) into[row] = value;
  }
};

const byVisit: Filler = (into, { count, visit }, table) => {
  for (let row = 0; row < count; row++) into[row] = table[visit[row] as number] as number;
};

const byPlace: Filler = (into, { count, placeClass }, table) => {
  for (let row = 0; row < count; row++) into[row] = table[placeClass[row] as number] as number;
};

import { LEVELS } from '@sanyi/facts';
import type { Column } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import { BENEFIT_CODES } from '../benefit-kernel.ts';
import type { LoopRoom } from '../loops/loop-room.ts';
import type { ClaimBlock } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';

/** Writes one field of the claims of a block, row by row. */
type Filler = (into: Column['values'], block: ClaimBlock) => void;

type Held = { readonly fill: Filler; values: Column['values']; reading: number };

/**
 * The fields of `benefit.claim` that are codes, and so the same on both sides: filled once per block, by
 * tables that hold no position without a code.
 */
export class ClaimFields {
  readonly #held: Readonly<Record<string, Held>>;
  readonly #room: LoopRoom;

  constructor(tables: KernelTables) {
    this.#room = tables.room;
    const { groups, visits } = tables.codes;
    const [old] = tables.sides;
    // Places of one class are alike in everything that rules read of them.
    const sites = Array.from(tables.places.sites[0], (site) => old.prices.sites.classes[site]);
    this.#held = {
      scheme: byPerson('scheme', groups.scheme),
      personClass: byPerson('personClass', groups.personClass),
      keyGroups: byPerson('keyGroups', groups.keyGroups),
      incomeBand: byPerson('incomeBand', groups.incomeBand),
      visitKind: byVisit('visitKind', visits.visitKind),
      contracted: byVisit('contracted', visits.contracted),
      referred: byVisit('referred', visits.referred),
      level: byPlace(
        'level',
        sites.map((site) => (site ? LEVELS.at(site.level) : 0)),
      ),
      grassroots: byPlace(
        'grassroots',
        sites.map((site) => Number(site?.grassroots ?? false)),
      ),
    };
  }

  /** A field of a block, one value per row; null where it is none of these. */
  of(name: string, block: ClaimBlock): Column['values'] | null {
    const held = this.#held[name];
    if (!held) return null;
    if (held.values.length < block.count) {
      held.values = this.#room.uint16(block.claim.length);
      held.reading = -1;
    }
    if (held.reading !== block.reading) held.fill(held.values, block);
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

const heldBy = (fill: Filler): Held => ({ fill, values: new Uint16Array(0), reading: -1 });

// Every index is one of a column, here and below, so that what is read is a number.

function byPerson(name: string, column: ArrayLike<number>): Held {
  const table = tableOf(name, column);
  return heldBy((into, { persons, personGroup, personStart }) => {
    for (let person = 0; person < persons; person++) {
      const value = table[personGroup[person] as number] as number;
      const end = personStart[person + 1] as number;
      for (let row = personStart[person] as number; row < end; row++) into[row] = value;
    }
  });
}

function byVisit(name: string, column: ArrayLike<number>): Held {
  const table = tableOf(name, column);
  return heldBy((into, { count, visit }) => {
    for (let row = 0; row < count; row++) into[row] = table[visit[row] as number] as number;
  });
}

function byPlace(name: string, column: readonly number[]): Held {
  const table = tableOf(name, column);
  return heldBy((into, { count, placeClass }) => {
    for (let row = 0; row < count; row++) into[row] = table[placeClass[row] as number] as number;
  });
}

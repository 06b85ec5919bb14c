import { addressOf } from '@sanyi/feel/loops';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { HeldRoom, type NumberKind } from '../loops/held-room.ts';
import { BELOW_NOTHING } from '../loops/more-code.ts';
import { SUM_TOO_WIDE } from '../loops/signed-code.ts';
import { plainPersons } from './cached-pair.ts';
import type { CachedSegment } from './cached-segment.ts';
import type { FoldedPersons } from './folded-persons.ts';

const HELD = [
  ...(['sumStart', 'sumRow', 'sumCited', 'sumCitedRow'] as const),
  ...(['sumMonth', 'sumKind', 'sumPlace', 'sumPatient'] as const),
];

/** Where a loop reads what is held, where it writes, and what is cited by a claim that cites nothing. */
type Telling = {
  readonly held: Readonly<Record<(typeof HELD)[number], number>>;
  readonly at: Readonly<
    Record<'starts' | 'first' | 'more' | 'fund' | 'lists' | 'cited' | 'marks' | 'bytes', number>
  >;
  readonly nothing: number;
};

/** Claims of a segment that are sums of rows, as a loop reads them; and the first of them, which it counts from. */
export type ToldClaims = {
  readonly columns: readonly number[];
  readonly claims: number;
  readonly first: number;
};

/** Tells a loop over claims of those that are sums of rows: of persons of a block with refunds who were folded again. */
export class SignedClaims {
  readonly #memory: BlockMemory;
  readonly #held: Readonly<Record<(typeof HELD)[number], HeldRoom>>;
  /** By person: the first claim and the end, as what is held counts them; where a loop finds them. */
  #sums: Int32Array;
  #starts: Int32Array;
  /** By row that was folded: what funds pay less. */
  #rowFund: Float64Array;
  /** By claim: what it comes to more and what funds pay less; nothing; list of the visit, what is cited, marks. */
  #more: Int32Array;
  #fund: Float64Array;
  #zeros: Float64Array;
  #cited: Int32Array;

  constructor(memory: BlockMemory) {
    this.#memory = memory;
    // Each name has its own.
    this.#held = Object.fromEntries(HELD.map((name) => [name, new HeldRoom(memory)])) as Record<
      (typeof HELD)[number],
      HeldRoom
    >;
    [this.#sums, this.#starts] = [memory.int32(0), memory.int32(0)];
    [this.#more, this.#cited] = [memory.int32(0), memory.int32(0)];
    [this.#rowFund, this.#fund] = [memory.float64(0), memory.float64(0)];
    this.#zeros = memory.float64(0);
  }

  /**
   * Tells the claims of persons; one that cites nothing cites the number `nothing`.
   *
   * @throws NotInColumns where a patient would pay less than nothing, or a sum is too large
   */
  tell(folded: FoldedPersons, nothing: number): ToldClaims {
    const { segment, block, answers, charges } = folded;
    const first = charges.person - plainPersons(segment);
    const from = segment.personSum[first] as number;
    const to = segment.personSum[first + charges.persons] as number;
    const words = answers.rules.length;
    this.#makeRoom({ persons: block.persons, rows: block.count, claims: to - from, words });
    this.#findSums(folded, from);
    const held = this.#hold(segment, from, to);
    const at = this.#placesOf(block.persons, to - from);
    const claims = this.#run(folded, { held, at, nothing });
    return {
      columns: [
        at.starts,
        at.first,
        at.more,
        at.lists,
        at.fund,
        held.sumPatient,
        held.sumMonth,
        held.sumKind,
        held.sumPlace,
        at.cited,
        addressOf(this.#zeros),
        at.marks,
        at.bytes,
      ],
      claims,
      first: from,
    };
  }

  /** Finds the first claim of each person and the end; persons are as many as columns of them have. */
  #findSums({ segment, block }: FoldedPersons, from: number): void {
    const plain = plainPersons(segment);
    const { persons } = block;
    const sums = this.#sums;
    for (let each = 0; each < persons; each++) {
      // Every index is one of a column.
      const own = (block.person[each] as number) - plain;
      sums[each] = (segment.personSum[own] as number) - from;
      sums[persons + each] = (segment.personSum[own + 1] as number) - from;
    }
  }

  /** Where a loop writes what it tells of persons and of so many claims. */
  #placesOf(persons: number, claims: number) {
    const starts = addressOf(this.#starts);
    const bytes = claims * Int32Array.BYTES_PER_ELEMENT;
    const lists = addressOf(this.#cited);
    return {
      ...{ starts, first: starts + (persons + 1) * Int32Array.BYTES_PER_ELEMENT },
      ...{ more: addressOf(this.#more), fund: addressOf(this.#fund) },
      ...{ lists, cited: lists + bytes, marks: lists + 2 * bytes, bytes },
    };
  }

  /** Gives how many claims are told. */
  #run(
    { segment, block, answers, charges }: FoldedPersons,
    { held, at, nothing }: Telling,
  ): number {
    const { held: rows } = charges;
    rows.holdPaid(segment);
    const { funds } = answers.columns;
    if (!funds) throw new Error('a benefit has funds');
    const [first = charges.visitList, second = first] = answers.rules;
    const sums = addressOf(this.#sums);
    const found = this.#memory.loops[`signed${rows.amounts}`](
      block.persons,
      addressOf(block.personStart),
      addressOf(block.firstRow),
      addressOf(charges.more),
      addressOf(charges.visitList),
      rows.columns.fund,
      rows.columns.patient,
      addressOf(funds.values),
      addressOf(first),
      addressOf(second) - addressOf(first),
      answers.rules.length,
      sums,
      sums + block.persons * Int32Array.BYTES_PER_ELEMENT,
      held.sumStart,
      held.sumRow,
      held.sumCitedRow,
      held.sumCited,
      charges.row,
      nothing,
      addressOf(this.#rowFund),
      at.starts,
      at.first,
      at.more,
      at.fund,
      at.lists,
      at.cited,
      at.marks,
      at.bytes,
    );
    if (found === BELOW_NOTHING) throw new NotInColumns('below nothing');
    if (found === SUM_TOO_WIDE) throw new NotInColumns('a sum of rows beyond 31 bits');
    return found;
  }

  /** Takes what is told of claims from one on up to another; rows of sums are counted from the first. */
  #hold(segment: CachedSegment, from: number, to: number) {
    const rooms = this.#held;
    const take = (name: (typeof HELD)[number], Kind: NumberKind): number =>
      rooms[name].take(segment[name], { from, to }, Kind);
    const { sumStart, sumRow } = segment;
    const rows = { from: sumStart[from] as number, to: sumStart[to] as number };
    const firstRow = rooms.sumRow.take(sumRow, rows, Uint32Array);
    return {
      sumStart: rooms.sumStart.take(sumStart, { from, to: to + 1 }, Uint32Array),
      // What is held begins with the rows of the first claim.
      sumRow: firstRow - rows.from * Uint32Array.BYTES_PER_ELEMENT,
      sumCited: take('sumCited', Uint32Array),
      sumCitedRow: take('sumCitedRow', Uint32Array),
      sumMonth: take('sumMonth', Uint8Array),
      sumKind: take('sumKind', Uint8Array),
      sumPlace: take('sumPlace', Uint32Array),
      sumPatient: take('sumPatient', Float64Array),
    };
  }

  #makeRoom(of: {
    readonly persons: number;
    readonly rows: number;
    readonly claims: number;
    readonly words: number;
  }): void {
    const memory = this.#memory;
    if (this.#starts.length < 2 * of.persons + 1) {
      this.#sums = memory.int32(4 * of.persons);
      this.#starts = memory.int32(4 * of.persons + 1);
    }
    if (this.#rowFund.length < of.rows) this.#rowFund = memory.float64(2 * of.rows);
    if (this.#fund.length < of.claims) {
      this.#more = memory.int32(2 * of.claims * 4);
      this.#fund = memory.float64(2 * of.claims);
      this.#zeros = memory.float64(2 * of.claims);
    }
    const cited = of.claims * (2 + of.words);
    if (this.#cited.length < cited) this.#cited = memory.int32(2 * cited);
  }
}

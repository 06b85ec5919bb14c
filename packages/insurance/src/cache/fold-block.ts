import type { BoundColumns, ColumnAnswers } from '@sanyi/feel';
import { addressOf } from '@sanyi/feel/loops';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { BEYOND_32_BITS } from '../loops/fill-code.ts';
import type { AlikeBounds } from './alike-bounds.ts';
import type { CachedSegment } from './cached-segment.ts';
import type { DaySpans } from './day-spans.ts';
import type { ResidualClasses } from './residual-classes.ts';
import { PERSON, type PersonRange, type RowChanges } from './row-changes.ts';

/** By what the rows of a block are taken. */
export type Folding = {
  readonly classes: ResidualClasses;
  readonly spans: DaySpans;
  /** How many keys there are. */
  readonly keys: number;
  /** Where columns stand that are folded. */
  readonly memory: BlockMemory;
};

/** The same, and by how much charges are more; null where none is. */
export type Filling = Folding & {
  readonly charges: RowChanges | null;
  /** Whom the benefit leaves alone, where that was asked. */
  readonly alike: AlikeBounds | null;
};

/** Rows of persons whom a change can touch, on their way through the fold. */
export class FoldBlock {
  readonly size: number;
  count = 0;
  persons = 0;
  /** By person: the number in the segment, and the first row; one more at the end. */
  readonly person: Int32Array;
  readonly personStart: Int32Array;
  /** By person whose charges change: the first row as these count rows. */
  readonly firstRow: Int32Array;
  readonly key: Uint16Array;
  readonly starts: Uint8Array;
  readonly inScope: Int32Array | Float64Array;
  readonly outOfScope: Int32Array | Float64Array | null;

  /** `like` is a segment: amounts are as wide as there. Columns that are folded stand in `memory`. */
  constructor(
    size: number,
    { like, memory }: { readonly like: CachedSegment; readonly memory: BlockMemory },
  ) {
    const columnLike = (column: Int32Array | Float64Array) =>
      column instanceof Int32Array ? memory.int32(size) : memory.float64(size);
    this.size = size;
    this.person = memory.int32(size);
    this.personStart = memory.int32(size + 1);
    this.firstRow = memory.int32(size);
    this.key = memory.uint16(size);
    this.starts = memory.uint8(size);
    this.inScope = columnLike(like.inScope);
    this.outOfScope = like.outOfScope && columnLike(like.outOfScope);
  }

  /** Whether the rows of a segment fit, by their number and their widths. */
  fits(rows: number, { inScope, outOfScope }: CachedSegment): boolean {
    const isLike = (own: object | null, of: object | null): boolean =>
      own?.constructor === of?.constructor;
    return (
      rows <= this.size && isLike(this.inScope, inScope) && isLike(this.outOfScope, outOfScope)
    );
  }

  clear(): void {
    this.count = 0;
    this.persons = 0;
  }

  /**
   * Takes persons of a segment from one on whom the benefit can touch and whose charges stay, until there
   * is no room; gives the next person. Every index is one of a column, here and below, so that what is read is
   * a number.
   */
  fillTouched(segment: CachedSegment, of: PersonRange, by: Filling): number {
    this.clear();
    const { rowStart, inScope } = segment;
    const { charges } = by;
    const into = this.inScope;
    let count = 0;
    let person = of.from;
    for (; person < of.to; person++) {
      const first = rowStart[person] as number;
      const end = rowStart[person + 1] as number;
      if (count + end - first > this.size) break;
      if (charges !== null && charges.stateOf(person) !== PERSON.same) continue;
      if (!isTouched(segment, { person, first, end }, by)) continue;
      this.#open(person, count);
      this.#fillKeys(segment, { first, end, at: count }, by);
      for (let row = first; row < end; row++) into[count + row - first] = inScope[row] as number;
      count += end - first;
    }
    this.#close(count);
    this.#fillOutOfScope(segment);
    return person;
  }

  /** Takes persons of a block whose charges change, with what is in scope now; there is room for them. */
  fillCharged(segment: CachedSegment, charges: RowChanges, by: Folding): void {
    const { held } = charges;
    held.holdFold(segment);
    const { columns, codes, amounts } = held;
    const persons = by.memory.loops[`fill${amounts}${codes}`](
      charges.persons,
      charges.person,
      addressOf(charges.rowEnd),
      addressOf(charges.state),
      columns.key,
      columns.day,
      columns.starts,
      columns.inScope,
      addressOf(charges.more),
      addressOf(by.spans.spanOf),
      by.keys,
      addressOf(by.classes.classOf),
      addressOf(this.person),
      addressOf(this.firstRow),
      addressOf(this.personStart),
      addressOf(this.key),
      addressOf(this.starts),
      addressOf(this.inScope),
    );
    if (persons === BEYOND_32_BITS) throw new NotInColumns(TOO_LARGE);
    this.persons = persons;
    this.count = this.personStart[persons] as number;
    this.#addOutOfScope(segment, charges);
  }

  /** Fills in what rows are to the benefit, and where its sums start again. */
  #fillKeys({ key, day, starts }: CachedSegment, of: RowsAt, by: Folding): void {
    const { classOf } = by.classes;
    const { spanOf, intervals } = by.spans;
    const isOne = intervals.length === 1;
    const keyInto = this.key;
    const startsInto = this.starts;
    let { at } = of;
    for (let row = of.first; row < of.end; row++) {
      const span = isOne ? 0 : (spanOf[day[row] as number] as number) * by.keys;
      keyInto[at] = classOf[span + (key[row] as number)] as number;
      startsInto[at] = starts[row] as number;
      at += 1;
    }
  }

  /** Fills in what is out of scope, with what charges are more. */
  #addOutOfScope(segment: CachedSegment, { row: base, more }: RowChanges): void {
    const { outOfScope, personStart } = this;
    if (outOfScope === null || segment.outOfScope === null) return;
    for (let person = 0; person < this.persons; person++) {
      const first = base + (this.firstRow[person] as number) - (personStart[person] as number);
      const end = personStart[person + 1] as number;
      for (let at = personStart[person] as number; at < end; at++) {
        // Parts are as many as `MORE` says; a name would be looked up again for every row.
        const cell = (first + at - base) * 4;
        const borne = (more[cell + 1] as number) + (more[cell + 2] as number);
        const before = segment.outOfScope[first + at] as number;
        const out = before + (more[cell] as number) - borne - (more[cell + 3] as number);
        if (outOfScope instanceof Int32Array && (out | 0) !== out)
          throw new NotInColumns(TOO_LARGE);
        outOfScope[at] = out;
      }
    }
  }

  /** Adds a person of another block. */
  copy(from: FoldBlock, person: number): void {
    const [at, end] = [from.personStart[person] as number, from.personStart[person + 1] as number];
    const first = this.count;
    this.#open(from.person[person] as number, first);
    this.key.set(from.key.subarray(at, end), first);
    this.starts.set(from.starts.subarray(at, end), first);
    this.inScope.set(from.inScope.subarray(at, end), first);
    this.outOfScope?.set(from.outOfScope?.subarray(at, end) ?? [], first);
    this.#close(first + end - at);
  }

  #open(person: number, at: number): void {
    this.person[this.persons] = person;
    this.personStart[this.persons] = at;
    this.persons += 1;
  }

  #close(count: number): void {
    this.count = count;
    this.personStart[this.persons] = count;
  }

  #fillOutOfScope({ outOfScope, rowStart }: CachedSegment): void {
    if (!this.outOfScope || !outOfScope) return;
    for (let person = 0; person < this.persons; person++) {
      const number = this.person[person] ?? 0;
      const rows = outOfScope.subarray(rowStart[number], rowStart[number + 1]);
      this.outOfScope.set(rows, this.personStart[person]);
    }
  }

  /** Folds the rows of the block. */
  fold(bound: BoundColumns, into: ColumnAnswers): void {
    const { count, starts, key, inScope, outOfScope } = this;
    const inputs = {
      inScope: { values: inScope },
      ...(outOfScope ? { outOfScope: { values: outOfScope } } : {}),
    };
    bound.evaluate({ to: count, inputs, starts, key, known: true }, into);
  }
}

const TOO_LARGE = 'an amount beyond 32 bits';

/** Whether any of the rows of a person can be touched. */
function isTouched(
  segment: CachedSegment,
  { person, first, end }: PersonRows,
  by: Filling,
): boolean {
  const { alike } = by;
  const { key, day } = segment;
  const { touched } = by.classes;
  const { spanOf, intervals } = by.spans;
  const isOne = intervals.length === 1;
  for (let row = first; row < end; row++) {
    const span = isOne ? 0 : (spanOf[day[row] as number] as number) * by.keys;
    if (touched[span + (key[row] as number)] === 0) continue;
    return alike === null || !areAlike(segment, { person, first: row, end }, { by, alike });
  }
  return false;
}

/** Whether all rows of a person are answered alike by both benefits, because sums and amounts stay within bounds. */
function areAlike(
  { key, day, inScope, reached, person: persons }: CachedSegment,
  { person, first, end }: PersonRows,
  { by, alike }: { readonly by: Folding; readonly alike: AlikeBounds },
): boolean {
  const { touched } = by.classes;
  const { spanOf, intervals } = by.spans;
  const isOne = intervals.length === 1;
  const at = person * (reached.length / persons.length);
  const { kindOf, amounts } = alike;
  alike.turnTo(reached, at);
  for (let row = first; row < end; row++) {
    const span = isOne ? 0 : (spanOf[day[row] as number] as number) * by.keys;
    const number = (touched[span + (key[row] as number)] as number) - 1;
    if (number < 0) continue;
    if ((kindOf[number] as number) < 0) {
      alike.find(number);
      alike.turnTo(reached, at);
    }
    const own = inScope[row] as number;
    if (!(own >= 0 && own <= (amounts[kindOf[number] as number] as number))) return false;
  }
  return true;
}

/** Rows of a segment, and where they stand in the block. */
type RowsAt = { readonly first: number; readonly end: number; readonly at: number };

type PersonRows = { readonly person: number; readonly first: number; readonly end: number };

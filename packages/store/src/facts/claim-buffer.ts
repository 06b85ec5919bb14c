import type { ClaimBatch } from '@sanyi/facts';

type Columns = {
  claim: Float64Array;
  person: Uint32Array;
  institution: Uint32Array;
  day: Int32Array;
  endDay: Int32Array;
  visitKind: Uint8Array;
  title: Uint8Array;
  bedDays: Uint16Array;
  diagnosisGroup: Uint16Array;
  contracted: Uint8Array;
  referred: Uint8Array;
  specialNeeds: Uint8Array;
  reverses: Float64Array;
  lineStart: Uint32Array;
};

type Lines = { item: Uint32Array; quantity: Int32Array; charged: Float64Array };

/** A column of whole numbers, taken as those of the column that it is copied to. */
type Numbers = Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** Claims in the order of a file as columns that hold until they are copied. */
export type ClaimRows = {
  readonly rows: number;
  /** A column of whole numbers. */
  numbers(name: WholeColumn): Numbers;
  /** Writes numbers of 64 bits into a column from `at`; a missing one becomes 0. */
  bigs(name: 'claim' | 'reverses', into: Float64Array, at: number): void;
  lines(): LineRows;
};

/** The columns of claims that are whole numbers of 32 bits or less. */
export type WholeColumn = Exclude<keyof Columns, 'claim' | 'reverses' | 'lineStart'>;

/** Lines of claims: those of row `i` begin behind so many of all as `start[i]` says. */
export type LineRows = {
  readonly start: Int32Array | Uint32Array;
  readonly size: number;
  readonly item: Numbers;
  readonly quantity: Numbers;
  /** Writes what was charged, NaN where nothing is said; where nothing ever is, writes nothing and gives false. */
  charged(into: Float64Array, at: number): boolean;
};

/** Room for lines at first: what nobody writes to costs nothing, and growing copies. */
const LINES_PER_CLAIM = 12;

/**
 * Gathers chunks of claims until whole persons can be taken out as a batch. Batches that pass show the
 * memory of the buffer, until the next chunk comes.
 */
export class ClaimBuffer {
  #count = 0;
  #lines = 0;
  /** Whether any line says what was charged; until then that column is not written. */
  #charged = false;
  #claims: Columns;
  #acts: Lines;
  readonly #passing: boolean;
  /** Claims at the head that the last batch shows. */
  #shown = 0;
  /** The last batch: as long as one is there, all have the same shape and loops stay compiled. */
  #last: ClaimBatch | null = null;

  constructor(batchClaims: number, passing = false) {
    this.#claims = newColumns(batchClaims);
    this.#acts = newLines(LINES_PER_CLAIM * batchClaims);
    this.#passing = passing;
  }

  /** Forgets all claims, and keeps the memory. */
  clear(): void {
    this.#count = 0;
    this.#lines = 0;
    this.#charged = false;
    this.#shown = 0;
  }

  /** Claims that no batch shows yet. */
  get count(): number {
    return this.#count - this.#shown;
  }

  /** Copies claims. */
  add(claims: ClaimRows): void {
    this.#drop();
    const at = this.#count;
    if (at + claims.rows > this.#claims.person.length) this.#growClaims(at + claims.rows);
    const { claim, reverses, lineStart, ...whole } = this.#claims;
    claims.bigs('claim', claim, at);
    claims.bigs('reverses', reverses, at);
    // Each name has its column.
    for (const name of Object.keys(whole) as WholeColumn[]) {
      whole[name].set(claims.numbers(name), at);
    }
    this.#addLines(claims.lines(), claims.rows);
    this.#count += claims.rows;
  }

  /**
   * Whole persons, at least `wanted` claims of them if there are as many; never the last person, whose
   * claims may go on. Null if that leaves nobody.
   */
  takeWholePersons(wanted: number): ClaimBatch | null {
    this.#drop();
    const { person } = this.#claims;
    const from = Math.min(wanted, this.#count) - 1;
    const last = person[from];
    let cut = from + 1;
    while (cut < this.#count && person[cut] === last) cut++;
    if (cut < this.#count) return this.#take(cut);
    cut = from;
    while (cut > 0 && person[cut - 1] === last) cut--;
    return cut <= 0 ? null : this.#take(cut);
  }

  takeAll(): ClaimBatch {
    this.#drop();
    return this.#take(this.#count);
  }

  #addLines({ start, size, item, quantity, charged }: LineRows, rows: number): void {
    const lines = this.#lines;
    if (lines + size > this.#acts.item.length) this.#growLines(lines + size);
    const { lineStart } = this.#claims;
    const at = this.#count;
    // Every index is one of a column, so that what is read is a number.
    for (let row = 0; row < rows; row++) lineStart[at + row] = lines + (start[row] as number);
    lineStart[at + rows] = lines + size;
    this.#acts.item.set(item, lines);
    this.#acts.quantity.set(quantity, lines);
    const into = this.#acts.charged;
    const said = charged(into, lines);
    if (said && !this.#charged) into.fill(Number.NaN, 0, lines);
    else if (!said && this.#charged) into.fill(Number.NaN, lines, lines + size);
    this.#charged ||= said;
    this.#lines += size;
  }

  #take(count: number): ClaimBatch {
    const { claim, person, institution, day, endDay, visitKind, title, ...more } = this.#claims;
    const { item, quantity, charged } = this.#acts;
    const lines = more.lineStart[count] ?? 0;
    const cut = this.#passing ? shown : copied;
    this.#shown = count;
    this.#last = {
      count,
      claim: cut(claim, count),
      person: cut(person, count),
      institution: cut(institution, count),
      day: cut(day, count),
      endDay: cut(endDay, count),
      visitKind: cut(visitKind, count),
      title: cut(title, count),
      bedDays: cut(more.bedDays, count),
      diagnosisGroup: cut(more.diagnosisGroup, count),
      contracted: cut(more.contracted, count),
      referred: cut(more.referred, count),
      specialNeeds: cut(more.specialNeeds, count),
      reverses: cut(more.reverses, count),
      lineStart: cut(more.lineStart, count + 1),
      item: cut(item, lines),
      quantity: cut(quantity, lines),
      charged: this.#charged ? cut(charged, lines) : null,
    };
    return this.#last;
  }

  /** Forgets the claims that the last batch shows. */
  #drop(): void {
    const count = this.#shown;
    if (count === 0) return;
    const { lineStart, ...heads } = this.#claims;
    const lines = lineStart[count] ?? 0;
    for (const values of Object.values(heads)) values.copyWithin(0, count, this.#count);
    for (let row = 0; row <= this.#count - count; row++) {
      lineStart[row] = (lineStart[count + row] ?? 0) - lines;
    }
    this.#acts.item.copyWithin(0, lines, this.#lines);
    this.#acts.quantity.copyWithin(0, lines, this.#lines);
    if (this.#charged) this.#acts.charged.copyWithin(0, lines, this.#lines);
    this.#count -= count;
    this.#lines -= lines;
    this.#shown = 0;
  }

  #growClaims(needed: number): void {
    const grown = newColumns(2 * needed);
    const old = this.#claims;
    for (const name of Object.keys(old) as (keyof Columns)[]) grown[name].set(old[name]);
    this.#claims = grown;
  }

  #growLines(needed: number): void {
    const grown = newLines(2 * needed);
    grown.item.set(this.#acts.item);
    grown.quantity.set(this.#acts.quantity);
    if (this.#charged) grown.charged.set(this.#acts.charged);
    this.#acts = grown;
  }
}

type Cuttable<T> = {
  slice(from: number, to: number): T;
  subarray(from: number, to: number): T;
};

const copied = <T extends Cuttable<T>>(values: T, count: number): T => values.slice(0, count);
const shown = <T extends Cuttable<T>>(values: T, count: number): T => values.subarray(0, count);

const newLines = (size: number): Lines => ({
  item: new Uint32Array(size),
  quantity: new Int32Array(size),
  charged: new Float64Array(size),
});

const newColumns = (size: number): Columns => ({
  claim: new Float64Array(size),
  person: new Uint32Array(size),
  institution: new Uint32Array(size),
  day: new Int32Array(size),
  endDay: new Int32Array(size),
  visitKind: new Uint8Array(size),
  title: new Uint8Array(size),
  bedDays: new Uint16Array(size),
  diagnosisGroup: new Uint16Array(size),
  contracted: new Uint8Array(size),
  referred: new Uint8Array(size),
  specialNeeds: new Uint8Array(size),
  reverses: new Float64Array(size),
  lineStart: new Uint32Array(size + 1),
});

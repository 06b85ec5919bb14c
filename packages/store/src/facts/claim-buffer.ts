import type { ClaimBatch } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import type { ChunkView, LinesView } from '../duck/vectors.ts';
import { CHUNK_ROWS } from '../limits.ts';

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

/** Room for lines at first: what nobody writes to costs nothing, and growing copies. */
const LINES_PER_CLAIM = 12;

/**
 * Gathers chunks of claims until whole persons can be taken out as a batch. Batches that pass show the
 * memory of the buffer, until the next chunk comes.
 */
export class ClaimBuffer {
  #count = 0;
  #lines = 0;
  #charged = false;
  #claims: Columns;
  #acts: Lines;
  readonly #passing: boolean;
  /** Claims at the head that the last batch shows. */
  #shown = 0;
  /** The last batch: as long as one is there, all have the same shape and loops stay compiled. */
  #last: ClaimBatch | null = null;

  constructor(batchClaims: number, passing = false) {
    this.#claims = newColumns(batchClaims + 2 * CHUNK_ROWS);
    this.#acts = newLines(LINES_PER_CLAIM * batchClaims);
    this.#passing = passing;
  }

  /** Claims that no batch shows yet. */
  get count(): number {
    return this.#count - this.#shown;
  }

  /** Copies a chunk; its columns stand in the order of `claimSql`. */
  add(chunk: ChunkView): void {
    this.#drop();
    const at = this.#count;
    if (at + chunk.rows > this.#claims.person.length) this.#growClaims(at + chunk.rows);
    const into = this.#claims;
    chunk.bigs(0, { into: into.claim, at, missing: 0 });
    into.person.set(chunk.words(1), at);
    into.institution.set(chunk.words(2), at);
    into.day.set(chunk.integers(3), at);
    into.endDay.set(chunk.integers(4), at);
    into.visitKind.set(chunk.bytes(5), at);
    into.title.set(chunk.bytes(6), at);
    into.bedDays.set(chunk.shorts(7), at);
    into.diagnosisGroup.set(chunk.shorts(8), at);
    into.contracted.set(chunk.bytes(9), at);
    into.referred.set(chunk.bytes(10), at);
    into.specialNeeds.set(chunk.bytes(11), at);
    chunk.bigs(12, { into: into.reverses, at, missing: 0 });
    this.#addLines(chunk.lines(13), chunk.rows);
    this.#count += chunk.rows;
  }

  /** All persons but the last, whose claims may go on in the next chunk; null if there is only one. */
  takeWholePersons(): ClaimBatch | null {
    this.#drop();
    const { person } = this.#claims;
    const lastPerson = person[this.#count - 1];
    let cut = this.#count - 1;
    while (cut > 0 && person[cut - 1] === lastPerson) cut--;
    return cut === 0 ? null : this.#take(cut);
  }

  takeAll(): ClaimBatch {
    this.#drop();
    return this.#take(this.#count);
  }

  #addLines(lines: LinesView, rows: number): void {
    if (this.#lines + lines.size > this.#acts.item.length) {
      this.#growLines(this.#lines + lines.size);
    }
    const { lineStart } = this.#claims;
    let next = 0;
    for (let row = 0; row < rows; row++) {
      assert(lines.entries[4 * row] === next, 'lines of a chunk stand one after the other');
      next += lines.entries[4 * row + 2] ?? 0;
      lineStart[this.#count + row + 1] = this.#lines + next;
    }
    assert(next === lines.size, 'a chunk brings exactly the lines of its claims');
    this.#acts.item.set(lines.item, this.#lines);
    this.#acts.quantity.set(lines.quantity, this.#lines);
    const said = lines.charged({ into: this.#acts.charged, at: this.#lines });
    this.#charged ||= said;
    this.#lines += lines.size;
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
    this.#acts.charged.copyWithin(0, lines, this.#lines);
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
    grown.charged.set(this.#acts.charged);
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

import type { CodeColumn, Segment, SegmentCodes } from '@sanyi/facts';
import { plainPersons } from './cached-pair.ts';
import {
  type ActIndex,
  type CachedRounds,
  type CachedSegment,
  type ChargedClaims,
  narrowCodes,
} from './cached-segment.ts';

/** What an index is made from: lines of claims, and the rows that are these claims. */
export type LinedClaims = Pick<ChargedClaims, 'claimStart' | 'lineStart' | 'act'>;
export type IndexedRows = Pick<
  CachedSegment,
  'rowStart' | 'blockPerson' | 'person' | 'personSum' | 'own'
> & {
  readonly rounds: LinedClaims & Pick<CachedRounds, 'leftItem'>;
};

/**
 * Makes the index of a cached segment. Acts of a block stand in the order of their items in a city's list, where
 * those of one kind stand together: what a change touches is then one stretch, or few. Where the source says what
 * was charged, which may change a price, lines are asked one by one, and the index has no block.
 */
export function actIndex(
  segment: LinedClaims & Pick<Segment, 'lines' | 'charged'>,
  cached: IndexedRows,
  codes: Pick<SegmentCodes, 'items' | 'acts'>,
): ActIndex {
  const { rowStart, rounds } = cached;
  const blockPerson = segment.charged === null ? cached.blockPerson : new Uint32Array(1);
  const lines = segment.lines + rounds.act.length;
  const rows = widestBlock(rowStart, blockPerson);
  const open = new OpenIndex({ places: placesOf(codes, rounds.leftItem), lines, rows });
  const plain = plainPersons(cached);
  for (let block = 0; block + 1 < blockPerson.length; block++) {
    const [from, to] = [blockPerson[block] as number, blockPerson[block + 1] as number];
    if (from < plain)
      open.add(cached, segment, { from, to, personOf: (at) => cached.person[at] as number });
    else open.add(cached, rounds, { from, to, personOf: (at) => at - plain });
  }
  return open.columns();
}

/** By act, and those that refunds left behind them: its place in the order of items, then of acts. */
function placesOf(
  { items, acts }: Pick<SegmentCodes, 'items' | 'acts'>,
  left: Uint32Array,
): Int32Array {
  const itemOf = [...acts.item, ...left].map((row) => items[row] ?? 0);
  const order = [...itemOf.keys()].sort((a, b) => (itemOf[a] ?? 0) - (itemOf[b] ?? 0) || a - b);
  const places = new Int32Array(order.length);
  for (const [place, act] of order.entries()) places[act] = place;
  return places;
}

const widestBlock = (rowStart: Uint32Array, blocks: Uint32Array): number =>
  blocks.slice(1).reduce((most, end, block) => {
    const rows = (rowStart[end] as number) - (rowStart[blocks[block] as number] as number);
    return Math.max(most, rows);
  }, 0);

/** Cached persons from one on up to another, and where they stand among those of their claims. */
type Persons = { readonly from: number; readonly to: number; personOf(at: number): number };

/** An index being written, block after block. */
class OpenIndex {
  readonly #blockAct = [0];
  readonly #blockLine = [0];
  readonly #acts: number[] = [];
  readonly #actLines: number[] = [];
  readonly #lineRow: CodeColumn;
  #lines = 0;
  /** By act: lines of the block, then where the next one is written. */
  readonly #next: Int32Array;
  readonly #places: Int32Array;

  /** Room for acts with their places, and so many lines, and rows of a block. */
  constructor(of: { readonly places: Int32Array; readonly lines: number; readonly rows: number }) {
    this.#places = of.places;
    this.#next = new Int32Array(of.places.length);
    this.#lineRow = new (of.rows > 65_536 ? Uint32Array : Uint16Array)(of.lines);
  }

  /** Adds the lines of the persons of a block. */
  add(cached: IndexedRows, claims: LinedClaims, persons: Persons): void {
    const [next, places] = [this.#next, this.#places];
    const met: number[] = [];
    eachLine(cached, claims, persons, (act) => {
      if (next[act] === 0) met.push(act);
      next[act] = (next[act] as number) + 1;
    });
    met.sort((a, b) => (places[a] as number) - (places[b] as number));
    let line = this.#lines;
    for (const act of met) {
      const count = next[act] as number;
      this.#acts.push(act);
      this.#actLines.push(count);
      next[act] = line;
      line += count;
    }
    const lineRow = this.#lineRow;
    eachLine(cached, claims, persons, (act, row) => {
      const at = next[act] as number;
      lineRow[at] = row;
      next[act] = at + 1;
    });
    for (const act of met) next[act] = 0;
    this.#lines = line;
    this.#blockAct.push(this.#acts.length);
    this.#blockLine.push(line);
  }

  columns(): ActIndex {
    return {
      blockAct: Uint32Array.from(this.#blockAct),
      blockLine: Uint32Array.from(this.#blockLine),
      act: narrowCodes(this.#acts),
      actLines: narrowCodes(this.#actLines),
      lineRow: this.#lineRow.slice(0, this.#lines),
    };
  }
}

/** Visits the lines of persons row by row. Every index is one of a column. */
function eachLine(
  { rowStart, own }: IndexedRows,
  { claimStart, lineStart, act }: LinedClaims,
  { from, to, personOf }: Persons,
  visit: (act: number, row: number) => void,
): void {
  const base = rowStart[from] as number;
  for (let at = from; at < to; at++) {
    const first = claimStart[personOf(at)] as number;
    for (let row = rowStart[at] as number; row < (rowStart[at + 1] as number); row++) {
      const claim = first + (own[row] as number);
      const end = lineStart[claim + 1] as number;
      for (let line = lineStart[claim] as number; line < end; line++) {
        visit(act[line] as number, row - base);
      }
    }
  }
}

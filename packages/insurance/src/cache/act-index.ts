import type { CodeColumn, Segment } from '@sanyi/facts';
import { isPlainPerson } from './cached-pair.ts';
import { type ActIndex, type CachedSegment, narrowCodes } from './cached-segment.ts';

/** Makes the index of a cached segment; `acts` is how many acts there are. */
export function actIndex(segment: Segment, cached: CachedSegment, acts: number): ActIndex {
  const { rowStart, blockPerson } = cached;
  const open = new OpenIndex(segment, acts, widestBlock(rowStart, blockPerson));
  for (let block = 0; block + 1 < blockPerson.length; block++) {
    open.add(cached, blockPerson[block] as number, blockPerson[block + 1] as number);
  }
  return open.columns();
}

const widestBlock = (rowStart: Uint32Array, blocks: Uint32Array): number =>
  blocks.slice(1).reduce((most, end, block) => {
    const rows = (rowStart[end] as number) - (rowStart[blocks[block] as number] as number);
    return Math.max(most, rows);
  }, 0);

/** An index being written, block after block. */
class OpenIndex {
  readonly #segment: Segment;
  readonly #blockAct = [0];
  readonly #blockLine = [0];
  readonly #acts: number[] = [];
  readonly #actLines: number[] = [];
  readonly #lineRow: CodeColumn;
  #lines = 0;
  /** By act: lines of the block, then where the next one is written. */
  readonly #next: Int32Array;

  constructor(segment: Segment, acts: number, rows: number) {
    this.#segment = segment;
    this.#next = new Int32Array(acts);
    this.#lineRow = new (rows > 65_536 ? Uint32Array : Uint16Array)(segment.lines);
  }

  /** Adds the lines of the persons of a block whose rows are claims. */
  add(cached: CachedSegment, from: number, to: number): void {
    const next = this.#next;
    const met: number[] = [];
    this.#each(cached, [from, to], (act) => {
      if (next[act] === 0) met.push(act);
      next[act] = (next[act] as number) + 1;
    });
    met.sort((a, b) => a - b);
    let line = this.#lines;
    for (const act of met) {
      const count = next[act] as number;
      this.#acts.push(act);
      this.#actLines.push(count);
      next[act] = line;
      line += count;
    }
    const lineRow = this.#lineRow;
    this.#each(cached, [from, to], (act, row) => {
      const at = next[act] as number;
      lineRow[at] = row;
      next[act] = at + 1;
    });
    for (const act of met) next[act] = 0;
    this.#lines = line;
    this.#blockAct.push(this.#acts.length);
    this.#blockLine.push(line);
  }

  #each(
    cached: CachedSegment,
    [from, to]: readonly [number, number],
    visit: (act: number, row: number) => void,
  ): void {
    const { claimStart: claims, lineStart, act } = this.#segment;
    const { rowStart, own, person } = cached;
    const base = rowStart[from] as number;
    for (let at = from; at < to && isPlainPerson(cached, at); at++) {
      const first = claims[person[at] as number] as number;
      for (let row = rowStart[at] as number; row < (rowStart[at + 1] as number); row++) {
        const claim = first + (own[row] as number);
        const end = lineStart[claim + 1] as number;
        for (let line = lineStart[claim] as number; line < end; line++) {
          visit(act[line] as number, row - base);
        }
      }
    }
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

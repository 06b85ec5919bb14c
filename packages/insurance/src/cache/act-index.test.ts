import type { Segment } from '@sanyi/facts';
import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { actIndex } from './act-index.ts';
import type { ActIndex, CachedSegment } from './cached-segment.ts';

const ACTS = 40;

/** Persons with so many rows each, whose claims stand in the segment in another order of persons, some without a row. */
function segmentOf(rows: readonly number[], blocks: readonly number[], refunded: number) {
  const { below } = random(rows.length);
  const starts = (counts: readonly number[]): Uint32Array => {
    const all = new Uint32Array(counts.length + 1);
    for (const [at, count] of counts.entries()) all[at + 1] = (all[at] ?? 0) + count;
    return all;
  };
  // The last claim of each person has no row.
  const claims = rows.map((count) => count + 1).reverse();
  const lines = claims.flatMap((count) => Array.from({ length: count }, () => below(4)));
  const lineStart = starts(lines);
  const count = lineStart.at(-1) ?? 0;
  const segment = {
    ...{ lines: count, lineStart, claimStart: starts(claims) },
    act: Uint16Array.from({ length: count }, () => below(ACTS)),
  };
  const plain = rows.slice(0, rows.length - refunded).reduce((sum, each) => sum + each, 0);
  const rounds = rows.slice(rows.length - refunded);
  const cached = {
    rowStart: starts(rows),
    blockPerson: Uint32Array.from(blocks),
    claimStart: starts(rows),
    person: Uint32Array.from(rows, (_, person) => rows.length - 1 - person),
    own: Uint16Array.from(rows.flatMap((of) => Array.from({ length: of }, (_, row) => row))),
    month: new Uint8Array(plain + rounds.reduce((sum, each) => sum + each, 0)),
    sumPatient: new Float64Array(rounds.reduce((sum, each) => sum + each, 0)),
  };
  // What an index reads of both.
  return { segment: segment as Segment, cached: cached as CachedSegment, plain };
}

/** How often each row has a line of each act. */
class Lines {
  readonly counts = new Map<string, number>();

  add(row: number, act: number): void {
    const name = `${row} ${act}`;
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }
}

/** The lines of an index, block by block. */
function indexed({ rowStart, blockPerson }: CachedSegment, index: ActIndex): Lines {
  const lines = new Lines();
  const { blockAct, blockLine } = index;
  for (let block = 0; block + 1 < blockPerson.length; block++) {
    const first = rowStart[blockPerson[block] ?? 0] ?? 0;
    const acts = index.act.subarray(blockAct[block], blockAct[block + 1]);
    expect([...acts]).toEqual([...new Set(acts)].sort((a, b) => a - b));
    let from = blockLine[block] ?? 0;
    for (const [at, act] of acts.entries()) {
      const to = from + (index.actLines[(blockAct[block] ?? 0) + at] ?? 0);
      for (const row of index.lineRow.subarray(from, to)) lines.add(first + row, act);
      from = to;
    }
    expect(from).toBe(blockLine[block + 1]);
  }
  return lines;
}

/** The lines of the first so many rows, which are claims. */
function linesOf(segment: Segment, cached: CachedSegment, plain: number): Lines {
  const lines = new Lines();
  for (const [at, person] of cached.person.entries()) {
    const [from = 0, to = 0] = cached.rowStart.subarray(at, at + 2);
    for (let row = from; row < Math.min(to, plain); row++) {
      const claim = (segment.claimStart[person] ?? 0) + (cached.own[row] ?? 0);
      const [first, behind] = segment.lineStart.subarray(claim, claim + 2);
      for (const act of segment.act.subarray(first, behind)) lines.add(row, act);
    }
  }
  return lines;
}

test('every line of a row that is a claim stands once in the index of its block', () => {
  const { segment, cached, plain } = segmentOf(
    [300, 100, 50, 0, 900, 20, 30, 5],
    [0, 2, 4, 5, 8],
    2,
  );
  const index = actIndex(segment, cached, ACTS);
  const found = indexed(cached, index).counts;
  expect(found.size).toBeGreaterThan(ACTS);
  expect(found).toEqual(linesOf(segment, cached, plain).counts);
});

test('rows of a person with more than two bytes count are counted in four', () => {
  const { segment, cached } = segmentOf([70_000], [0, 1], 0);
  const { lineRow } = actIndex(segment, cached, ACTS);
  expect(lineRow).toBeInstanceOf(Uint32Array);
  expect(Math.max(...new Set(lineRow))).toBeGreaterThan(65_535);
});

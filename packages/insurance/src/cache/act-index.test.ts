import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { actIndex, type IndexedRows, type LinedClaims } from './act-index.ts';
import { plainPersons } from './cached-pair.ts';
import type { ActIndex } from './cached-segment.ts';

const ACTS = 40;
const LEFT = 5;
/** Items whose numbers are in another order than they are, and of which each has some acts. */
const ITEMS = Uint32Array.of(70, 20, 90, 10, 50, 40, 30);
const itemOf = (act: number): number => (act * 5) % ITEMS.length;
const item = Uint32Array.from({ length: ACTS }, (_, act) => itemOf(act));
const CODES = { items: ITEMS, acts: { count: ACTS, item, quantity: new Int32Array(ACTS) } };

const startsOf = (counts: readonly number[]): Uint32Array => {
  const all = new Uint32Array(counts.length + 1);
  for (const [at, count] of counts.entries()) all[at + 1] = (all[at] ?? 0) + count;
  return all;
};

/** Claims of persons with so many of them each, with up to three lines, of so many acts. */
function claimsOf(claims: readonly number[], acts: number) {
  const { below } = random(claims.length);
  const lines = claims.flatMap((count) => Array.from({ length: count }, () => below(4)));
  const lineStart = startsOf(lines);
  const count = lineStart.at(-1) ?? 0;
  const act = Uint16Array.from({ length: count }, () => below(acts));
  return { lines: count, lineStart, claimStart: startsOf(claims), act, charged: null };
}

/**
 * Persons with so many rows each, whose claims stand in the segment in another order of persons; those of the last
 * ones, who have refunds, stand in their rounds, with acts that refunds left. The last claim of each has no row.
 */
function segmentOf(rows: readonly number[], blocks: readonly number[], refunded: number) {
  const plain = rows.length - refunded;
  const claims = rows.map((count) => count + 1);
  const rounds = claimsOf(claims.slice(plain), ACTS + LEFT);
  const cached = {
    rowStart: startsOf(rows),
    blockPerson: Uint32Array.from(blocks),
    personSum: startsOf(rows.slice(plain)),
    person: Uint32Array.from(rows, (_, person) => rows.length - 1 - person),
    own: Uint16Array.from(rows.flatMap((of) => Array.from({ length: of }, (_, row) => row))),
    rounds: {
      ...rounds,
      leftItem: Uint32Array.from({ length: LEFT }, (_, at) => itemOf(ACTS + at)),
    },
  };
  return { segment: claimsOf([...claims].reverse(), ACTS), cached };
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
function indexed({ rowStart, blockPerson }: IndexedRows, index: ActIndex): Lines {
  const lines = new Lines();
  const { blockAct, blockLine } = index;
  for (let block = 0; block + 1 < blockPerson.length; block++) {
    const first = rowStart[blockPerson[block] ?? 0] ?? 0;
    const acts = index.act.subarray(blockAct[block], blockAct[block + 1]);
    const place = (act: number): number => (ITEMS[itemOf(act)] ?? 0) * 100 + act;
    expect([...acts]).toEqual([...new Set(acts)].sort((a, b) => place(a) - place(b)));
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

/** The lines of all rows: of claims of the segment, or of the rounds. */
function linesOf(segment: LinedClaims, cached: IndexedRows): Lines {
  const lines = new Lines();
  const plain = plainPersons(cached);
  for (const [at, person] of cached.person.entries()) {
    const claims = at < plain ? segment : cached.rounds;
    const first = claims.claimStart[at < plain ? person : at - plain] ?? 0;
    const [from = 0, to = 0] = cached.rowStart.subarray(at, at + 2);
    for (let row = from; row < to; row++) {
      const claim = first + (cached.own[row] ?? 0);
      const [start, behind] = claims.lineStart.subarray(claim, claim + 2);
      for (const act of claims.act.subarray(start, behind)) lines.add(row, act);
    }
  }
  return lines;
}

test('every line of a row stands once in the index of its block, acts in the order of their items', () => {
  const { segment, cached } = segmentOf([300, 100, 50, 0, 900, 20, 30, 5], [0, 2, 4, 5, 6, 8], 2);
  const index = actIndex(segment, cached, CODES);
  const found = indexed(cached, index).counts;
  expect(found.size).toBeGreaterThan(ACTS);
  expect(found).toEqual(linesOf(segment, cached).counts);
});

test('CCH-15 lines of a source that says what was charged stand in no index', () => {
  const { segment, cached } = segmentOf([3, 1], [0, 2], 0);
  const charged = new Float64Array(segment.lines);
  const index = actIndex({ ...segment, charged }, cached, CODES);
  expect(Object.values(index).map(({ length }) => length)).toEqual([1, 1, 0, 0, 0]);
});

test('rows of a person with more than two bytes count are counted in four', () => {
  const { segment, cached } = segmentOf([70_000], [0, 1], 0);
  const { lineRow } = actIndex(segment, cached, CODES);
  expect(lineRow).toBeInstanceOf(Uint32Array);
  expect(Math.max(...new Set(lineRow))).toBeGreaterThan(65_535);
});

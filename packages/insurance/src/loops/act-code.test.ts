import { addressOf } from '@sanyi/feel/loops';
import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { FIRST_LINE, KNOWN_ACT, TOO_WIDE } from './act-code.ts';
import { BlockMemory } from './block-memory.ts';

const [ROWS, PERSONS, PAGES, ACTS, LINES] = [120, 12, 5, 9, 700];
const ROOM = PAGES + 2;
const NO_MONTH = 255;
/** Nobody asked what an act comes to. */
const UNKNOWN = 1;

type Kind = { readonly bytes: 2 | 4; readonly name: 'acts' | 'plainActs' };

/** Random lines of acts: list after list, each of another act; some rows are passed over, some count nowhere, unless all are plain. */
function linesOf(seed: number, { bytes, name }: Kind) {
  const isPlain = name === 'plainActs';
  const memory = new BlockMemory();
  const { below } = random(seed);
  const filled = <Of extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
    column: Of,
    value: (at: number) => number,
  ): Of => {
    for (let at = 0; at < column.length; at++) column[at] = value(at);
    return column;
  };
  const rows = bytes === 2 ? memory.uint16(LINES) : memory.like(new Uint32Array(0), LINES);
  // The last persons have no lines of any act.
  filled(rows, () => below(ROWS - (ROWS * 3) / PERSONS));
  const ends = Array.from({ length: ACTS - 1 }, () => below(LINES)).sort((a, b) => a - b);
  const lists = filled(memory.int32(4 * ACTS), (at) => {
    const list = at >> 2;
    const [from, to] = [ends[list - 1] ?? 0, ends[list] ?? LINES];
    return [ACTS - 1 - list, from * bytes, to * bytes, 0][at % 4] ?? 0;
  });
  const records = filled(memory.int32(ACTS * ROOM * 4), (at) =>
    at % 4 === 2 ? UNKNOWN : below(90_000) - 30_000,
  );
  return {
    ...{ memory, rows, lists, records, bytes, name, ends: [...ends, LINES] },
    pages: filled(memory.int32(ROWS), () => (isPlain ? below(PAGES) : below(PAGES + 1) - 1)),
    month: filled(memory.uint8(ROWS), () => (!isPlain && below(5) === 0 ? NO_MONTH : below(12))),
    more: memory.int32(ROWS * 4),
    sums: memory.float64(ACTS),
    totals: memory.float64(ACTS),
    stopped: memory.int32(1),
    rowEnd: filled(memory.int32(PERSONS), (at) => ((at + 1) * ROWS) / PERSONS),
    state: filled(memory.uint8(PERSONS), (at) => (at === 1 ? 2 : 0)),
  };
}

type Lines = ReturnType<typeof linesOf>;

const run = (of: Lines, list: number, line: number, totals = addressOf(of.totals)): number =>
  of.memory.loops[`${of.name}${of.bytes}`](
    ...[list, line, ACTS, ...[of.lists, of.rows, of.pages, of.month].map(addressOf), ROOM],
    ...[of.records, of.more, of.sums].map(addressOf),
    ...[totals, addressOf(of.stopped)],
    ...[PERSONS, addressOf(of.rowEnd), addressOf(of.state)],
  );

/** Runs until all is known, answering as asked; gives how often it was asked. */
function answered(of: Lines): number {
  let [asked, list] = [0, 0];
  let line: number = FIRST_LINE;
  for (;;) {
    list = run(of, list, line);
    if (list === ACTS) return asked;
    expect(list).toBeLessThan(ACTS);
    line = of.stopped[0] ?? 0;
    const row = of.rows[line / of.bytes] ?? 0;
    const record = ((of.lists[4 * list] ?? 0) * ROOM + (of.pages[row] ?? 0)) * 4;
    expect(of.records[record + 2]).toBe(UNKNOWN);
    of.records[record + 2] = KNOWN_ACT;
    asked += 1;
  }
}

/** What rows and lists come to, line after line. */
function expected(of: Lines) {
  const more = new Int32Array(ROWS * 4);
  const sums = new Float64Array(ACTS);
  const add = (list: number, row: number): void => {
    const page = of.pages[row] ?? 0;
    if (page < 0) return;
    const record = ((of.lists[4 * list] ?? 0) * ROOM + page) * 4;
    for (let part = 0; part < 4; part++) {
      more[row * 4 + part] = (more[row * 4 + part] ?? 0) + (of.records[record + part] ?? 0);
    }
    if (of.month[row] !== NO_MONTH) sums[list] = (sums[list] ?? 0) + (of.records[record] ?? 0);
  };
  for (const [list, end] of of.ends.entries()) {
    for (const row of of.rows.subarray(of.ends[list - 1] ?? 0, end)) add(list, row);
  }
  return { more, sums };
}

test.each([
  { bytes: 2, name: 'acts' },
  { bytes: 4, name: 'acts' },
  { bytes: 2, name: 'plainActs' },
  { bytes: 4, name: 'plainActs' },
] as const)('lines are added act by act, $name with rows of $bytes bytes', (kind) => {
  const of = linesOf(7 + kind.bytes, kind);
  // What acts came to before.
  of.totals.fill(5);
  expect(answered(of)).toBeGreaterThan(10);
  const { more, sums } = expected(of);
  expect(of.more).toEqual(more);
  expect(of.sums).toEqual(sums);
  // Each list is of another act, the last one of the first.
  expect(of.totals).toEqual(sums.toReversed().map((sum) => 5 + sum));
  const width = (ROWS / PERSONS) * 4;
  const states = Array.from({ length: PERSONS }, (_, person) => {
    if (person === 1) return 2;
    return more.subarray(person * width, (person + 1) * width).some(Boolean) ? 1 : 0;
  });
  expect([...of.state]).toEqual(states);
  expect(of.state.at(-1)).toBe(0);
});

test('sums are not added to acts where no totals are told', () => {
  const of = linesOf(3, { bytes: 2, name: 'acts' });
  for (let at = 2; at < of.records.length; at += 4) of.records[at] = KNOWN_ACT;
  // What stands where memory begins is nobody's.
  const first = new Float64Array(of.memory.memory.buffer, 0, ACTS);
  const before = first.slice();
  expect(run(of, 0, FIRST_LINE, 0)).toBe(ACTS);
  expect(of.sums.some(Boolean)).toBe(true);
  expect(of.totals.some(Boolean)).toBe(false);
  expect(first).toEqual(before);
});

/** Lines of one act, all of one row, each of which is so much more in a part. */
function linesOfOne(
  each: number,
  { part, lines }: { readonly part: number; readonly lines: number },
) {
  const of = linesOf(1, { bytes: 2, name: 'acts' });
  of.pages.fill(0);
  of.month.fill(0);
  of.rows.fill(3);
  of.lists.forEach((_, at) => {
    if (at % 4 === 1) of.lists[at] = 0;
    if (at % 4 === 2) of.lists[at] = 2 * lines * Number(at === 2);
  });
  of.records.fill(0);
  of.records[(of.lists[0] ?? 0) * ROOM * 4 + part] = each;
  return of;
}

test.each([0, 1, 3])(
  'a row that 31 bits do not hold is refused, one that they hold is not: part %d',
  (part) => {
    for (const [each, found] of [
      [2 ** 29, TOO_WIDE],
      [-(2 ** 29), ACTS],
      [2 ** 29 - 1, ACTS],
      [-(2 ** 29) - 1, TOO_WIDE],
    ] as const) {
      expect(run(linesOfOne(each, { part, lines: 2 }), 0, FIRST_LINE), String(each)).toBe(found);
    }
  },
);

test('a row that 31 bits did not hold is refused although they hold it in the end', () => {
  // Six times as much goes around once and stands at less than before.
  const of = linesOfOne(2 ** 29 + 2 ** 28, { part: 0, lines: 6 });
  expect(run(of, 0, FIRST_LINE)).toBe(TOO_WIDE);
});

test('a row that 31 bits do not hold is refused where an act has to be asked about behind it', () => {
  const of = linesOfOne(2 ** 29, { part: 0, lines: 3 });
  of.rows[2] = 4;
  of.pages[4] = 1;
  of.records[((of.lists[0] ?? 0) * ROOM + 1) * 4 + 2] = UNKNOWN;
  expect(run(of, 0, FIRST_LINE)).toBe(TOO_WIDE);
});

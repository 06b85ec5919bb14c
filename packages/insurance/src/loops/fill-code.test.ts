import { addressOf } from '@sanyi/feel/loops';
import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { BEYOND_32_BITS } from './fill-code.ts';

const [ROWS, PERSONS, DAYS, KEYS, SPANS] = [90, 9, 20, 14, 3];
const WIDTH = ROWS / PERSONS;
/** The number of the first person. */
const FIRST = 500;
type Bytes = { readonly codes: 2 | 4; readonly amounts: 4 | 8 };

/** Random rows of persons, some of whom change. */
function rowsOf({ codes, amounts }: Bytes) {
  const memory = new BlockMemory();
  const { below } = random(codes * amounts);
  const filled = <Kind extends Uint8Array | Uint16Array | Int32Array | Float64Array>(
    column: Kind,
    value: (at: number) => number,
  ): Kind => {
    for (let at = 0; at < column.length; at++) column[at] = value(at);
    return column;
  };
  const amountsOf = () => (amounts === 4 ? memory.int32(ROWS) : memory.float64(ROWS));
  return {
    memory,
    rowEnd: filled(memory.int32(PERSONS), (person) => (person + 1) * WIDTH),
    // Some change, some stay, and one is settled whole.
    state: filled(memory.uint8(PERSONS), (person) => (person === 4 ? 2 : person % 2)),
    key: filled(codes === 2 ? memory.uint16(ROWS) : memory.int32(ROWS), () => below(KEYS)),
    day: filled(memory.uint16(ROWS), () => below(DAYS)),
    starts: filled(memory.uint8(ROWS), () => below(2)),
    inScope: filled(amountsOf(), () => below(90_000)),
    more: filled(memory.int32(ROWS * 4), () => below(5000) - 2500),
    spanOf: filled(memory.uint16(DAYS), () => below(SPANS)),
    classOf: filled(memory.uint16(KEYS * SPANS), () => below(65_536)),
    toPerson: memory.int32(PERSONS),
    toFirstRow: memory.int32(PERSONS),
    toStart: memory.int32(PERSONS + 1),
    toKey: memory.uint16(ROWS),
    toStarts: memory.uint8(ROWS),
    toScope: amountsOf(),
  };
}

function run(of: ReturnType<typeof rowsOf>, { codes, amounts }: Bytes): number {
  return of.memory.loops[`fill${amounts}${codes}`](
    ...[PERSONS, FIRST],
    ...[of.rowEnd, of.state, of.key, of.day, of.starts, of.inScope, of.more].map(addressOf),
    ...[addressOf(of.spanOf), KEYS, addressOf(of.classOf)],
    ...[of.toPerson, of.toFirstRow, of.toStart, of.toKey, of.toStarts, of.toScope].map(addressOf),
  );
}

const WIDTHS: readonly Bytes[] = [
  { codes: 2, amounts: 4 },
  { codes: 4, amounts: 4 },
  { codes: 2, amounts: 8 },
  { codes: 4, amounts: 8 },
];

test.each(WIDTHS)('rows of persons who change are taken: $codes and $amounts bytes', (bytes) => {
  const of = rowsOf(bytes);
  const changed = [1, 3, 5, 7];
  expect(run(of, bytes)).toBe(changed.length);
  expect([...of.toPerson.subarray(0, 4)]).toEqual(changed.map((person) => FIRST + person));
  expect([...of.toFirstRow.subarray(0, 4)]).toEqual(changed.map((person) => person * WIDTH));
  expect([...of.toStart.subarray(0, 5)]).toEqual([0, 1, 2, 3, 4].map((each) => each * WIDTH));
  const rows = changed.flatMap((person) =>
    Array.from({ length: WIDTH }, (_, row) => person * WIDTH + row),
  );
  const classAt = (row: number): number =>
    of.classOf[(of.spanOf[of.day[row] ?? 0] ?? 0) * KEYS + (of.key[row] ?? 0)] ?? 0;
  expect([...of.toKey.subarray(0, rows.length)]).toEqual(rows.map(classAt));
  expect([...of.toStarts.subarray(0, rows.length)]).toEqual(rows.map((row) => of.starts[row]));
  const scopeAt = (row: number): number => (of.inScope[row] ?? 0) + (of.more[row * 4 + 3] ?? 0);
  expect([...of.toScope.subarray(0, rows.length)]).toEqual(rows.map(scopeAt));
});

test('an amount that 32 bits do not hold is refused where columns are that narrow', () => {
  for (const [sign, more] of [
    [1, 7],
    [-1, -8],
  ] as const) {
    const narrow = rowsOf({ codes: 2, amounts: 4 });
    narrow.inScope[WIDTH] = sign * (2 ** 31 - 5);
    narrow.more[WIDTH * 4 + 3] = more - sign * 3;
    expect(run(narrow, { codes: 2, amounts: 4 })).toBe(4);
    narrow.more[WIDTH * 4 + 3] = more;
    expect(run(narrow, { codes: 2, amounts: 4 })).toBe(BEYOND_32_BITS);
  }
  const wide = rowsOf({ codes: 2, amounts: 8 });
  wide.inScope[WIDTH] = 2 ** 31;
  wide.more[WIDTH * 4 + 3] = 7;
  expect(run(wide, { codes: 2, amounts: 8 })).toBe(4);
  expect(wide.toScope[0]).toBe(2 ** 31 + 7);
});

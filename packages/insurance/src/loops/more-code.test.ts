import { addressOf } from '@sanyi/feel/loops';
import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { KeySums } from './key-sums.ts';
import { BELOW_NOTHING, ODD } from './more-code.ts';

const ROWS = 600;
const PERSONS = 60;
const [PLACES, KINDS, LEVELS, MONTHS] = [7, 3, 4, 12];
const NO_MONTH = 255;
const BANDS = 5;
const CITED = 5;
/** A change is large beyond a twentieth; products, both together, are exact up to a bound that some amounts pass. */
const LARGE = [50_000, 1_000_000, 3e10] as const;
/** What was paid, and what is more, where a change is just not large and products are just exact. */
const JUST = { paid: 300_000, more: 15_000 } as const;
type Bytes = {
  readonly amounts: 4 | 8;
  readonly codes: 2 | 4;
  readonly name: `more${4 | 8}${2 | 4}` | 'moreSums';
};

/** Random claims of persons, with what funds pay now and what charges are more. */
function claimsOf({ amounts, codes, name }: Bytes) {
  const memory = new BlockMemory();
  const { below } = random(amounts + codes);
  const filled = <Kind extends Uint8Array | Uint16Array | Int32Array | Float64Array>(
    column: Kind,
    value: (at: number) => number,
  ): Kind => {
    for (let at = 0; at < column.length; at++) column[at] = value(at);
    return column;
  };
  const amount = (value: (at: number) => number) =>
    filled(amounts === 4 ? memory.int32(ROWS) : memory.float64(ROWS), value);
  const code = (most: number) =>
    filled(codes === 2 ? memory.uint16(ROWS) : memory.int32(ROWS), () => below(most));
  const fund = amount(() => below(900));
  // Claims that are sums of rows may be below nothing; every seventh of others changes by what hospitals bear alone.
  const sign = (): number => (name === 'moreSums' ? 1 - 2 * below(2) : 1);
  const isBorne = (row: number): boolean => row % 3 > 0 && row % 7 === 0;
  const made = {
    memory,
    fund,
    patient: amount(() => sign() * (5_000 + below(900_000))),
    personStart: filled(memory.int32(PERSONS + 1), (at) => (at * ROWS) / PERSONS),
    firstRow: filled(memory.int32(PERSONS), (at) => (at * ROWS) / PERSONS),
    // A third of the claims change, some by what is in scope alone.
    more: filled(memory.int32(ROWS * 4), (at) =>
      (at >> 2) % 3 === 0
        ? below(400) - 100
        : at % 4 === 3
          ? 9
          : at % 4 < 2 && isBorne(at >> 2)
            ? 7
            : 0,
    ),
    lists: filled(memory.int32(ROWS), () => below(2)),
    month: filled(memory.uint8(ROWS), () => (below(9) === 0 ? NO_MONTH : below(MONTHS))),
    kind: filled(memory.uint8(ROWS), () => below(KINDS)),
    place: code(PLACES),
    cited: code(CITED),
    funds: filled(memory.float64(ROWS), (at) => (fund[at] ?? 0) + (at % 5 === 0 ? below(500) : 0)),
    marks: [
      filled(memory.int32(ROWS), () => below(4)),
      filled(memory.int32(ROWS), () => -below(2)),
    ],
    levelOf: filled(memory.uint8(PLACES), () => below(LEVELS)),
    places: memory.float64(PLACES * 4),
    months: memory.float64(MONTHS * KINDS * 4),
    stays: memory.float64(LEVELS * 4),
    bands: memory.float64(LEVELS * BANDS),
    large: filled(memory.float64(3), (at) => LARGE[at] ?? 0),
    own: memory.float64(PERSONS * 4),
    known: new KeySums(memory, 4, CITED),
    keys: memory.int32(ROWS * 4),
    amounts: memory.float64(ROWS * 2),
    listed: memory.int32(1),
    odd: memory.int32((ROWS * ODD.bytes + ODD.from) / 4),
  };
  made.patient[1] = JUST.paid;
  made.more.set([JUST.more, 0, 0, 0], 4);
  made.funds[1] = fund[1] ?? 0;
  made.month[1] = 0;
  return made;
}

type Claims = ReturnType<typeof claimsOf>;

function run(of: Claims, name: Bytes['name']): number {
  const [first, second] = of.marks.map(addressOf);
  return of.memory.loops[name](
    PERSONS,
    ...[of.personStart, of.firstRow, of.more, of.lists, of.fund, of.patient].map(addressOf),
    ...[of.month, of.kind, of.place, of.cited, of.funds].map(addressOf),
    ...[first ?? 0, (second ?? 0) - (first ?? 0)],
    ...[addressOf(of.levelOf), KINDS, 2],
    ...[of.places, of.months, of.stays, of.bands, of.large].map(addressOf),
    ...[addressOf(of.own), ...of.known.told],
    ...[of.keys, of.amounts, of.listed, of.odd].map(addressOf),
  );
}

/** The band of a change; null where the loop cannot compare it. */
function bandOf(paid: number, more: number): number | null {
  const [change, before] = [Math.abs(more) * LARGE[1], Math.abs(paid) * LARGE[0]];
  if (more === 0) return 2;
  if (change + before > LARGE[2]) return null;
  const isLarge = change > before;
  if (more < 0) return isLarge ? 0 : 1;
  return isLarge ? 4 : 3;
}

/** The same, claim by claim. */
function expected(of: Claims) {
  const cells = (count: number) => Array.from({ length: count * 4 }, () => 0);
  const found = {
    places: cells(PLACES),
    months: cells(MONTHS * KINDS),
    stays: cells(LEVELS),
    own: cells(PERSONS),
    bands: Array.from({ length: LEVELS * BANDS }, () => 0),
    keys: [] as number[],
    amounts: [] as number[],
    odd: [] as number[][],
  };
  const at = (column: ArrayLike<number>, row: number): number => column[row] ?? 0;
  let count = 0;
  for (let row = 0; row < ROWS; row++) {
    const parts = [0, 1, 2].map((part) => at(of.more, row * 4 + part));
    const [all = 0, borne = 0, paidFixed = 0] = parts;
    const more = at(of.fund, row) - at(of.funds, row) + all - borne - paidFixed;
    const month = at(of.month, row);
    if ([more, ...parts].every((each) => each === 0) || month === NO_MONTH) continue;
    const [place, kind] = [at(of.place, row), at(of.kind, row)];
    const level = at(of.levelOf, place);
    const add = (into: number[], cell: number): void => {
      for (const [part, amount] of [all, borne, paidFixed, more].entries()) {
        into[cell * 4 + part] = (into[cell * 4 + part] ?? 0) + amount;
      }
    };
    add(found.places, place);
    add(found.months, month * KINDS + kind);
    if (kind === 2) add(found.stays, level);
    add(found.own, Math.floor(row / (ROWS / PERSONS)));
    const band = bandOf(at(of.patient, row), more);
    if (band === null) found.odd.push([row, more]);
    else if (more !== 0) {
      found.bands[level * BANDS + band] = at(found.bands, level * BANDS + band) + 1;
    }
    found.keys.push(at(of.cited, row), at(of.lists, row), ...of.marks.map((word) => at(word, row)));
    found.amounts.push(more, all - borne - more);
    count += 1;
  }
  return { ...found, count };
}

/** What the loop told of claims whose bands it left. */
function oddOf({ odd }: Claims): number[][] {
  const told = new DataView(odd.buffer, odd.byteOffset + ODD.from);
  return Array.from({ length: odd[0] ?? 0 }, (_, each) => [
    told.getInt32(each * ODD.bytes + ODD.row, true),
    told.getFloat64(each * ODD.bytes + ODD.more, true),
  ]);
}

/** Claims, losers, gainers, and what patients and funds pay more, by key. */
function sumsByKey(keys: readonly number[], amounts: readonly number[]): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (let claim = 0; claim * 2 < amounts.length; claim++) {
    const key = keys.slice(claim * 4, claim * 4 + 4).join();
    const [patient = 0, rest = 0] = amounts.slice(claim * 2);
    const added = [1, Number(patient > 0), Number(patient < 0), patient, rest];
    const before = sums.get(key) ?? [0, 0, 0, 0, 0];
    sums.set(
      key,
      before.map((sum, part) => sum + (added[part] ?? 0)),
    );
  }
  return sums;
}

const WIDTHS = [
  { amounts: 4, codes: 2, name: 'more42' },
  { amounts: 4, codes: 4, name: 'more44' },
  { amounts: 8, codes: 2, name: 'more82' },
  { amounts: 8, codes: 4, name: 'more84' },
  { amounts: 8, codes: 4, name: 'moreSums' },
] as const;

test.each(WIDTHS)('RPL-9 the loop over claims that come to more adds them up, $name', (bytes) => {
  const of = claimsOf(bytes);
  const { count, odd, ...wanted } = expected(of);
  expect(odd.length).toBeGreaterThan(1);
  expect(run(of, bytes.name)).toBe(count);
  expect(oddOf(of)).toEqual(odd);
  // Nothing was met before, so all are listed.
  expect(of.listed[0]).toBe(count);
  for (const [name, values] of Object.entries(wanted)) {
    // Every name is one of a column.
    const column = of[name as keyof typeof wanted];
    expect([name, ...column.subarray(0, values.length)]).toEqual([name, ...values]);
  }
});

test.each(WIDTHS)(
  'CCH-12 claims whose keys were met last are added up, not listed, $name',
  (bytes) => {
    const of = claimsOf(bytes);
    const { keys, amounts } = expected(of);
    const met: string[] = [];
    const listed: number[] = [];
    for (let round = 0; round < 2; round++) {
      run(of, bytes.name);
      const count = of.listed[0] ?? 0;
      listed.push(count);
      const claims = { count, rows: null, keys: of.keys, money: of.amounts };
      of.known.add(claims, (key) => met.push(key.join()));
    }
    const [first = 0, second = 0] = listed;
    expect(second).toBeGreaterThan(10);
    expect(second).toBeLessThan(first - 10);
    const found = met.map((key, at) => [key, ...of.known.sumsOf(at)]);
    const twice = [...sumsByKey(keys, amounts)].map(([key, sums]) => [
      key,
      ...sums.map((sum) => 2 * sum),
    ]);
    expect(found).toEqual(twice);
  },
);

test('RPL-9 the loop over claims that come to more stops where a patient would pay less than nothing', () => {
  const of = claimsOf(WIDTHS[0]);
  of.more.fill(0, (ROWS - 1) * 4);
  const all = (of.fund[ROWS - 1] ?? 0) + (of.patient[ROWS - 1] ?? 0);
  of.funds[ROWS - 1] = all;
  expect(run(of, 'more42')).toBe(expected(of).count);
  of.funds[ROWS - 1] = all + 1;
  expect(run(of, 'more42')).toBe(BELOW_NOTHING);
  of.funds[ROWS - 1] = Number.NaN;
  expect(run(of, 'more42')).toBe(BELOW_NOTHING);
});

test('a claim that is a sum of rows may be below nothing', () => {
  const of = claimsOf(WIDTHS[4]);
  of.funds[ROWS - 1] = 2_000_000;
  expect(run(of, 'moreSums')).toBe(expected(of).count);
});

import { addressOf } from '@sanyi/feel/loops';
import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';

const ACTS = 50;
const CLAIMS = 20;
const LINES = 400;

/** Claims of random lines; act 0 was never asked about where `hole` says so. */
function linesOf(seed: number, hole: boolean) {
  const memory = new BlockMemory();
  const { below } = random(seed);
  const ints = (length: number, value: (at: number) => number): Int32Array => {
    const column = memory.int32(length);
    for (let at = 0; at < length; at++) column[at] = value(at);
    return column;
  };
  const starts = [0, ...Array.from({ length: CLAIMS - 1 }, () => below(LINES))];
  starts.sort((a, b) => a - b);
  const acts = ints(LINES, () => below(ACTS));
  const entries = ints(ACTS, (act) => (hole && act === 0 ? 0 : 1 + below(30)));
  const records = ints(31 * 8, (at) => (at % 8 === 6 ? 1 << below(31) : below(2_000_000) - 50_000));
  return {
    memory,
    acts,
    entries,
    records,
    from: ints(CLAIMS, (claim) => (starts[claim] ?? 0) * 4),
    end: ints(CLAIMS, (claim) => (starts[claim + 1] ?? LINES) * 4),
    page: ints(CLAIMS, () => 0),
    month: ints(CLAIMS, () => below(3) - 1),
    counts: memory.int32(31),
    money: memory.float64(CLAIMS * 10),
    scopes: [memory.float64(CLAIMS), memory.float64(CLAIMS)] as const,
    lists: memory.int32(CLAIMS),
    stopped: memory.int32(1),
  };
}

type Lines = ReturnType<typeof linesOf>;

const run = (of: Lines, at: number, linesMost: number): number =>
  of.memory.loops.wideLines(
    ...[at, CLAIMS, 1, linesMost * 4],
    ...[of.from, of.end, of.page, of.month, of.acts, of.entries, of.records].map(addressOf),
    ...[of.counts, of.money, ...of.scopes, of.lists, of.stopped].map(addressOf),
  );

/** What lines of a claim come to, one after the other. */
function expected(of: Lines, claim: number, lineEnd: number) {
  const sums = [0, 0, 0, 0, 0, 0];
  let lists = 0;
  for (let line = (of.from[claim] ?? 0) / 4; line < lineEnd; line++) {
    const record = (of.entries[of.acts[line] ?? 0] ?? 0) * 8;
    sums.forEach((sum, part) => {
      sums[part] = sum + (of.records[record + part] ?? 0);
    });
    lists |= of.records[record + 6] ?? 0;
  }
  const [total, hospital, totalNow, hospitalNow, scope, scopeNow] = sums;
  return { money: [total, hospital, totalNow, hospitalNow], scopes: [scope, scopeNow], lists };
}

const found = ({ money, scopes, lists }: Lines, claim: number) => ({
  money: [0, 1, 5, 6].map((part) => money[claim * 10 + part]),
  scopes: scopes.map((column) => column[claim]),
  lists: lists[claim],
});

test.each([1, 7, 4096])('RPL-8 the loop over lines adds what lines come to, %i at once', (most) => {
  const of = linesOf(most, false);
  expect(run(of, 0, most)).toBe(CLAIMS);
  const times = new Array<number>(31).fill(0);
  for (let claim = 0; claim < CLAIMS; claim++) {
    const end = (of.end[claim] ?? 0) / 4;
    expect(found(of, claim)).toEqual(expected(of, claim, end));
    for (let line = (of.from[claim] ?? 0) / 4; line < end; line++) {
      const outcome = of.entries[of.acts[line] ?? 0] ?? 0;
      if ((of.month[claim] ?? 0) >= 0) times[outcome] = (times[outcome] ?? 0) + 1;
    }
  }
  expect([...of.counts]).toEqual(times);
});

test('RPL-8 the loop over lines stops at a line nobody asked about', () => {
  const of = linesOf(3, true);
  let stops = 0;
  for (let at = 0; at < CLAIMS; at++) {
    at = run(of, at, 5);
    if (at === CLAIMS) break;
    const line = (of.stopped[0] ?? 0) / 4;
    expect(of.acts[line]).toBe(0);
    expect(found(of, at)).toEqual(expected(of, at, line));
    stops += 1;
  }
  expect(stops).toBeGreaterThan(0);
});

test('RPL-8 the loop over lines goes on behind a line that was asked, with what it added before', () => {
  const of = linesOf(4, true);
  // What nobody asked about comes to nothing.
  of.records.fill(0, 0, 8);
  const starts = of.from.slice();
  let stops = 0;
  for (let at = run(of, 0, 5); at < CLAIMS; at = run(of, at, 5)) {
    of.from[at] = (of.stopped[0] ?? 0) + 4;
    stops += 1;
  }
  expect(stops).toBeGreaterThan(5);
  of.from.set(starts);
  for (let claim = 0; claim < CLAIMS; claim++) {
    expect(found(of, claim)).toEqual(expected(of, claim, (of.end[claim] ?? 0) / 4));
  }
});

const FAMILIES = 8;
const LISTS = 64;
const number = (column: ArrayLike<number>, at: number): number => column[at] ?? 0;

/** Where a walk is after a list at a place: the next number for what nobody went yet. */
function trail() {
  const known = new Map<string, number>();
  return (place: number, list: number): number => {
    const key = `${place} ${list}`;
    const next = known.get(key) ?? known.size + 1;
    known.set(key, next);
    return next;
  };
}

/** Lines whose records have lists: some share the last bit, and one has none that a step can be for. */
function walkOf(seed: number) {
  const of = linesOf(seed, true);
  const { memory, records } = of;
  for (let record = 1; record < 31; record++) {
    const list = record < 27 ? record % 9 : 34 + record;
    records[record * 8 + 6] = 1 << Math.min(list, 31);
    records[record * 8 + 7] = record === 30 ? -1 : list;
  }
  const familyOf = memory.uint8(ACTS);
  for (let act = 0; act < ACTS; act++) familyOf[act] = (act * 5) % 7;
  return {
    ...of,
    familyOf,
    families: memory.float64(CLAIMS * FAMILIES),
    seen: memory.int32(CLAIMS),
    places: memory.int32(CLAIMS),
    steps: memory.int32(LISTS * 20),
    /** A line as a walk meets it. */
    lineAt: (line: number) => {
      const act = number(of.acts, line);
      const record = number(of.entries, act);
      const [bit, list] = [number(records, record * 8 + 6), number(records, record * 8 + 7)];
      const amount = number(records, record * 8 + 2);
      return { isKnown: record > 0, bit, list, amount, family: number(familyOf, act) };
    },
  };
}

type Walk = ReturnType<typeof walkOf>;

const goOn = (of: Walk, at: number): number =>
  of.memory.loops.wideWalk(
    ...[at, CLAIMS, ...[of.from, of.end, of.page, of.acts, of.entries, of.records].map(addressOf)],
    ...[8, ...[of.familyOf, of.families, of.seen, of.places, of.steps].map(addressOf)],
    ...[addressOf(of.steps) + of.steps.byteLength, addressOf(of.stopped)],
  );

/** Does with a line that the loop stopped at what it cannot do; says why it stopped. */
function lookAt(of: Walk, at: number, after: ReturnType<typeof trail>) {
  const line = number(of.stopped, 0) / 4;
  const { isKnown, bit, list, amount, family } = of.lineAt(line);
  const place = number(of.places, at);
  const step = place * LISTS + list;
  if (isKnown && list >= 0 && step < of.steps.length) {
    // The loop goes on with the same line.
    of.steps[step] = after(place, list) + 1;
    of.from[at] = line * 4;
    return 'step';
  }
  of.from[at] = (line + 1) * 4;
  if (!isKnown) return 'unknown';
  of.places[at] = after(place, list);
  of.seen[at] = number(of.seen, at) | bit;
  const cell = at * FAMILIES + family;
  of.families[cell] = number(of.families, cell) + amount;
  return 'several';
}

test('INS-9 the walk over lines adds amounts by family and follows lists, and stops where nobody went yet', () => {
  const of = walkOf(6);
  const from = of.from.slice();
  const after = trail();
  const why = new Set<string>();
  for (let at = goOn(of, 0); at < CLAIMS; at = goOn(of, at)) why.add(lookAt(of, at, after));
  expect([...why].sort()).toEqual(['several', 'step', 'unknown']);
  for (let claim = 0; claim < CLAIMS; claim++) {
    const expected = new Array<number>(FAMILIES).fill(0);
    let [place, met] = [0, 0];
    for (let line = number(from, claim) / 4; line < number(of.end, claim) / 4; line++) {
      const { isKnown, bit, list, amount, family } = of.lineAt(line);
      if (!isKnown) continue;
      expected[family] = number(expected, family) + amount;
      if (bit > 0 && (met & bit) !== 0) continue;
      met |= bit;
      place = after(place, list);
    }
    const row = of.families.subarray(claim * FAMILIES, (claim + 1) * FAMILIES);
    expect({ row: [...row], place: of.places[claim] }).toEqual({ row: expected, place });
  }
});

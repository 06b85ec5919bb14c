import { addressOf } from '@sanyi/feel/loops';
import { type Random, random } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { HALF } from './cite-code.ts';
import { SILENT } from './decision-code.ts';
import { NEVER_AGAIN } from './start-code.ts';

const ROWS = 60;

/** Columns of random numbers in a memory of their own. */
function columnsOf(seed: number) {
  const memory = new BlockMemory();
  const { below }: Pick<Random, 'below'> = random(seed);
  const filled = <Column extends Int32Array | Uint16Array | Uint8Array | Float64Array>(
    column: Column,
    value: (at: number) => number,
  ): Column => {
    for (let at = 0; at < column.length; at++) column[at] = value(at);
    return column;
  };
  return {
    memory,
    loops: memory.loops,
    below,
    ints: (length: number, value: (at: number) => number) => filled(memory.int32(length), value),
    shorts: (length: number, value: (at: number) => number) => filled(memory.uint16(length), value),
    bytes: (length: number, value: (at: number) => number) => filled(memory.uint8(length), value),
    doubles: (length: number, value: (at: number) => number) =>
      filled(memory.float64(length), value),
  };
}

const rows = Array.from({ length: ROWS }, (_, row) => row);
const at = (column: ArrayLike<number>, index: number): number => column[index] ?? Number.NaN;

/** Runs a loop that stops at rows it does not know, `ask` about each, and goes on behind it. */
function stopsOf(from: (row: number) => number, ask: (row: number) => number): number[] {
  const stops: number[] = [];
  for (let row = from(0); row < ROWS; row = from(ask(row))) stops.push(row);
  return stops;
}

describe('RPL-8 loops over the rows of a block', () => {
  test('look rows up in tables of 16 bits and of 32', () => {
    const { loops, ints, shorts, below } = columnsOf(1);
    const index = ints(ROWS, () => below(9));
    const [narrow, wide] = [shorts(9, () => below(60_000)), ints(9, () => below(1e9) - 5e8)];
    const [short, int] = [shorts(ROWS, () => 0), ints(ROWS, () => 0)];
    loops.look2(ROWS, ...[index, narrow, short].map(addressOf));
    loops.look4(ROWS, ...[index, wide, int].map(addressOf));
    expect([...short]).toEqual(rows.map((row) => at(narrow, at(index, row))));
    expect([...int]).toEqual(rows.map((row) => at(wide, at(index, row))));
  });

  test('tell ages, and nobody is younger than 0', () => {
    const { loops, ints, below } = columnsOf(2);
    const [days, group] = [ints(ROWS, () => below(5)), ints(ROWS, () => below(7))];
    const [year, birthYear] = [ints(5, () => 2018 + below(3)), ints(7, () => 2015 + below(6))];
    const ages = ints(ROWS, () => -1);
    loops.ages(ROWS, ...[days, year, group, birthYear, ages].map(addressOf));
    const age = (row: number) => at(year, at(days, row)) - at(birthYear, at(group, row));
    expect([...ages]).toEqual(rows.map((row) => Math.max(0, age(row))));
    expect(rows.some((row) => age(row) < 0)).toBe(true);
  });

  test('find pages, and stop where a day has no number, or its page is not there', () => {
    const { loops, ints, below } = columnsOf(3);
    const [days, places] = [ints(ROWS, () => below(6)), ints(ROWS, () => below(4))];
    const numberOf = ints(6, (day) => (day === 2 ? -1 : day));
    // The last day has a number beyond all pages.
    const bases = ints(5 * 4, (page) => (page % 7 === 3 ? -1 : page * 100));
    const into = ints(ROWS, () => -1);
    const told = [...[days, places, numberOf].map(addressOf), 4, addressOf(bases)];
    const from = (row: number) => loops.bases(row, ROWS, ...told, bases.length, addressOf(into));
    const baseOf = (row: number) => {
      const number = at(numberOf, at(days, row));
      const key = number * 4 + at(places, row);
      return number < 0 || key >= bases.length ? -1 : at(bases, key);
    };
    const stops = stopsOf(from, (row) => row + 1);
    expect(stops).toEqual(rows.filter((row) => baseOf(row) < 0));
    expect(new Set(stops.map((row) => at(days, row))).size).toBeGreaterThan(2);
    expect([...into]).toEqual(rows.map((row) => baseOf(row)));
  });

  test.each([false, true])('look up answers, by age: %s, and stop where nobody asked', (aged) => {
    const { loops, ints, bytes, below } = columnsOf(4);
    const [base, group] = [ints(ROWS, () => below(3) * 100), ints(ROWS, () => below(6))];
    const [visit, ofGroup] = [ints(ROWS, () => below(5)), ints(6, (each) => each * 15)];
    const [ofVisit, days] = [ints(5, (each) => each * 3), ints(ROWS, () => below(4))];
    const entries = ints(300, () => below(5));
    const [year, birthYear] = [ints(4, () => 2018 + below(3)), ints(6, (each) => 1940 + each * 16)];
    const ageOf = bytes(50, (age) => 1 + Math.floor(age / 20));
    const into = ints(ROWS, () => -1);
    const byAge = [addressOf(ageOf), ageOf.length, ...[days, year, birthYear].map(addressOf)];
    const columns = [base, group, visit, ofGroup, ofVisit, entries, into].map(addressOf);
    const told = [...columns, ...(aged ? byAge : [0, 0, 0, 0, 0])];
    const ageIn = (row: number) => {
      const age = at(year, at(days, row)) - at(birthYear, at(group, row));
      return aged ? at(ageOf, Math.min(ageOf.length - 1, Math.max(0, age))) : 0;
    };
    const found = (row: number) => {
      const person = at(base, row) + at(ofGroup, at(group, row));
      return at(entries, person + at(ofVisit, at(visit, row)) + ageIn(row));
    };
    const from = (row: number) => loops.answers(row, ROWS, ...told);
    const stops = stopsOf(from, (row) => row + 1);
    expect(stops).toEqual(rows.filter((row) => found(row) === 0));
    expect(stops.length).toBeGreaterThan(3);
    expect([...into]).toEqual(rows.map((row) => found(row) || -1));
  });

  test.each([1, -1])('charge visits, and count what claims of a month meet, by %i', (sign) => {
    const { loops, ints, doubles, below } = columnsOf(5);
    const [visit, outcome] = [ints(ROWS, () => below(4)), ints(ROWS, () => below(6))];
    const [month, times] = [ints(ROWS, () => below(3) - 1), doubles(4, () => below(9))];
    const [values, counts] = [doubles(6 * 8, () => below(5000)), doubles(6, () => 7)];
    const [money, old, now] = [
      doubles(ROWS * 10, () => -1),
      doubles(ROWS, () => 0),
      doubles(ROWS, () => 0),
    ];
    const columns = [visit, outcome, month, times, values, counts].map(addressOf);
    loops.charges(ROWS, ...columns, sign, ...[money, old, now].map(addressOf));
    const due = (row: number, part: number) =>
      at(times, at(visit, row)) * at(values, at(outcome, row) * 8 + part);
    for (const row of rows) {
      const parts = [0, 1, 2, 4, 5, 6].map((part) => due(row, part));
      const [total, hospital, fixed, ...after] = parts;
      const wanted = [total, hospital, fixed, -1, -1, ...after, -1, -1];
      expect([...money.subarray(row * 10, row * 10 + 10)]).toEqual(wanted);
      expect([at(old, row), at(now, row)]).toEqual([due(row, 3), due(row, 7)]);
    }
    const met = (each: number) =>
      rows.filter((row) => at(outcome, row) === each && at(month, row) >= 0);
    const countOf = (each: number) =>
      met(each).reduce((sum, row) => sum + sign * at(times, at(visit, row)), 7);
    expect([...counts]).toEqual([0, 1, 2, 3, 4, 5].map(countOf));
  });

  test('find decisions, count claims about which none speaks, and stop at others without one', () => {
    const { loops, ints, shorts, below } = columnsOf(6);
    const [QUIET, UNKNOWN] = [-2, -3];
    const [days, place] = [ints(ROWS, () => below(8)), ints(ROWS, () => below(3))];
    const interval = ints(8, (day) => Math.floor(day / 2));
    const decisions = ints(12, (each) => (each === 4 ? UNKNOWN : each % 5 === 1 ? QUIET : each));
    const [into, silent] = [shorts(ROWS, () => 0), ints(1, () => 0)];
    const columns = [days, interval, place, decisions].map(addressOf);
    const told = [...columns, 3, addressOf(into), QUIET, addressOf(silent)];
    const from = (row: number) => loops.decisions(row, ROWS, ...told);
    const stops = stopsOf(from, (row) => {
      decisions[at(interval, at(days, row)) * 3 + at(place, row)] = 11;
      return row;
    });
    expect(stops.length).toBe(1);
    const found = rows.map((row) =>
      at(decisions, at(interval, at(days, row)) * 3 + at(place, row)),
    );
    expect([...into]).toEqual(found.map((each) => (each === QUIET ? SILENT : each)));
    expect(silent[0]).toBe(found.filter((each) => each === QUIET).length);
  });

  test.each([
    { every: 'calendar year', length: 1, byYear: true },
    { every: '30 days', length: 30, byYear: false },
    { every: 'stay', length: 0, byYear: false },
    { every: 'person', length: NEVER_AGAIN, byYear: false },
  ])('INS-1 say where sums start again: with every $every', ({ length, byYear }) => {
    const { loops, ints, bytes, below } = columnsOf(7);
    const personStart = ints(6, (person) => [0, 11, 12, 30, 45, ROWS][person] ?? 0);
    // Rows stand in the order of the fold, some of them passed over.
    const folded = rows.filter((row) => row % 9 !== 4);
    const order = ints(folded.length, (each) => folded[each] ?? 0);
    // A stay may be asked about on the day of its admission, before what came first in the fold.
    const days = ints(ROWS, (row) => 20 * row + below(25) - (row % 13 === 7 ? 60 : 0));
    const year = ints(20 * ROWS + 30, (day) => 2018 + Math.floor(day / 365));
    const starts = bytes(folded.length, () => 9);
    const told = [...[order, personStart, days].map(addressOf), byYear ? addressOf(year) : 0];
    loops.starts(folded.length, ...told, length, addressOf(starts));
    let [since, person] = [0, -1];
    const wanted = folded.map((row) => {
      const now = byYear ? at(year, at(days, row)) : at(days, row);
      const own = personStart.findLastIndex((start) => start <= row);
      const isOne = own !== person || now >= since + length || now < since;
      person = own;
      if (isOne) since = now;
      return Number(isOne);
    });
    expect([...starts]).toEqual(wanted);
  });

  test.each([false, true])('write what patients pay; less than nothing is told: %s', (isLess) => {
    const { loops, doubles, below } = columnsOf(8);
    const money = doubles(ROWS * 10, () => below(100));
    for (const row of rows) {
      for (const side of [0, 5]) money[row * 10 + side] = 300 + below(100);
    }
    if (isLess) money[10 * 17 + 5] = -1;
    // Who pays exactly nothing pays.
    money.set([90, 30, 30, 30], 0);
    const before = money.slice();
    const from = addressOf(money);
    expect(loops.close(from, from + money.byteLength)).toBe(isLess ? 0 : 1);
    for (let side = 0; side < ROWS * 2; side++) {
      const [total = 0, hospital = 0, fixed = 0, fund = 0] = before.subarray(side * 5);
      expect(money[side * 5 + 4]).toBe(total - hospital - fixed - fund);
    }
    // An amount that no column holds is told too.
    money[3] = Number.NaN;
    expect(loops.close(from, from + 80)).toBe(0);
  });

  test('write keys of what claims cite, and stop at lists that are no bits', () => {
    const { loops, ints, below } = columnsOf(9);
    const settled = ints(ROWS, () => below(ROWS));
    const lists = ints(ROWS, (row) => (row % 5 === 3 ? -1 - row : below(2 ** 31 - 1)));
    const [visits, contacts] = [ints(ROWS, () => below(5)), ints(ROWS, () => below(6))];
    const [ofVisit, ofContact] = [ints(5, () => below(30_000)), ints(6, () => below(60_000))];
    const positionOf = ints(ROWS, (row) => (row % 4 === 1 ? -1 : below(ROWS)));
    // Something stands before the first word.
    const words = ints(ROWS + 1, () => below(2 ** 31 - 1) - 2 ** 30).subarray(1);
    const keys = ints(ROWS * 3, () => -7);
    const columns = [settled, lists, visits, contacts, ofVisit, ofContact, keys].map(addressOf);
    const from = (row: number) => loops.cites(row, ROWS, ...columns, 12);
    const stops = stopsOf(from, (row) => row + 1);
    loops.marks(ROWS, ...[settled, positionOf, words].map(addressOf), addressOf(keys) + 8, 12);
    const isOdd = (row: number) => at(lists, at(settled, row)) < 0;
    expect(stops).toEqual(rows.filter(isOdd));
    expect(stops.length).toBeGreaterThan(1);
    const wanted = rows.map((row) => {
      const claim = at(settled, row);
      const position = at(positionOf, claim);
      const mark = position < 0 ? 0 : at(words, position);
      const visit = at(ofVisit, at(visits, claim)) * HALF + at(ofContact, at(contacts, claim));
      return isOdd(row) ? [-7, -7, mark] : [at(lists, claim), visit, mark];
    });
    expect(rows.map((row) => [...keys.subarray(row * 3, row * 3 + 3)])).toEqual(wanted);
  });

  test('write flags of outcomes, and amounts so many bytes apart', () => {
    const { loops, ints, shorts, doubles, below } = columnsOf(10);
    const outcome = ints(ROWS, () => below(5));
    const [values, flags] = [doubles(10, () => below(2)), shorts(ROWS, () => 9)];
    loops.flags(ROWS, addressOf(outcome), addressOf(values) + 8, addressOf(flags));
    expect([...flags]).toEqual(rows.map((row) => at(values, at(outcome, row) * 2 + 1)));
    const [paid, money] = [doubles(ROWS, () => below(900)), doubles(ROWS * 10, () => -1)];
    loops.spread(ROWS, addressOf(paid), addressOf(money) + 24, 80);
    const wanted = rows.flatMap((row) => [-1, -1, -1, at(paid, row), -1, -1, -1, -1, -1, -1]);
    expect([...money]).toEqual(wanted);
  });
});

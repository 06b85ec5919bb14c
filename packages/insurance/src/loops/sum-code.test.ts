import { addressOf } from '@sanyi/feel/loops';
import { type Rate, random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { gainBands } from '../replay/gain-band.ts';
import { BlockMemory } from './block-memory.ts';
import { BANDS, NO_GAIN } from './gain-band-code.ts';
import { SUM_CELL } from './sum-code.ts';

const [PERSONS, CLAIMS, PLACES, MONTHS, KINDS, LEVELS] = [10, 80, 3, 2, 4, 2];
const LARGE = 50_000n as Rate;
/** A claim with so much to pay that doubles do not tell whether its change is large. */
const ODD = 7;

const at = (column: ArrayLike<number>, index: number): number => column[index] ?? 0;

/** Random claims, of which every third is the same under both rules, added up by the loop. */
function summed() {
  const memory = new BlockMemory();
  const { below } = random(5);
  const ints = (length: number, value: (each: number) => number): Int32Array => {
    const column = memory.int32(length);
    for (let each = 0; each < length; each++) column[each] = value(each);
    return column;
  };
  const month = ints(CLAIMS, (row) => (row === ODD ? 0 : below(MONTHS + 1) - 1));
  const place = ints(CLAIMS, () => below(PLACES));
  const visit = ints(CLAIMS, () => below(6));
  const kindOf = ints(6, (each) => each % KINDS);
  const money = memory.float64(CLAIMS * 10);
  for (let row = 0; row < CLAIMS; row++) {
    const old = [below(900), below(90), below(9), below(50)];
    const [paid, more] = [row === ODD ? 1e15 : below(4) * 20, below(5) - 2];
    const now = row % 3 === 0 ? old : old.map((each) => each + 1);
    money.set([...old, paid, ...now, paid + (row % 3 === 0 ? 0 : more)], row * 10);
  }
  money[ODD * 10 + 9] = 1;
  const made = {
    places: memory.float64(PLACES * 10),
    months: memory.float64(MONTHS * KINDS * 10),
    own: memory.float64(PERSONS * 10),
    changed: ints(CLAIMS, () => -1),
    bands: memory.float64(LEVELS * BANDS),
    odd: ints(CLAIMS + 1, () => -1),
  };
  const levelOf = memory.uint8(PLACES);
  levelOf.set([1, 0, 1]);
  const large = memory.float64(3);
  large.set([Number(LARGE), 1_000_000, Number.MAX_SAFE_INTEGER]);
  const personStart = ints(PERSONS + 1, (person) => person * 8);
  const claims = [personStart, month, place, visit, kindOf].map(addressOf);
  const { places, months, own, changed, bands, odd } = made;
  const sums = [money, places, months, own, changed, levelOf, bands, large, odd].map(addressOf);
  const changes = memory.loops.sums(PERSONS, ...claims, KINDS, ...sums);
  const rows = Array.from({ length: CLAIMS }, (_, row) => row).filter((row) => at(month, row) >= 0);
  return {
    ...made,
    changes,
    rows,
    month,
    place,
    money,
    levelOf,
    kindAt: (row: number) => at(kindOf, at(visit, row)),
  };
}

test('RPL-8 the loop over claims adds them to places, months and persons, and lists changes', () => {
  const made = summed();
  const { rows, money, month, place, kindAt } = made;
  const wanted = {
    places: new Array<number>(PLACES * 10).fill(0),
    months: new Array<number>(MONTHS * KINDS * 10).fill(0),
    own: new Array<number>(PERSONS * 10).fill(0),
  };
  const addTo = (cells: number[], cell: number, parts: readonly number[]): void => {
    for (const [part, amount] of parts.entries()) {
      const of = cell * SUM_CELL.width + part;
      cells[of] = at(cells, of) + amount;
    }
  };
  for (const row of rows) {
    const parts = [...[0, 1, 2, 3, 5, 6, 7, 8].map((part) => at(money, row * 10 + part)), 1];
    addTo(wanted.places, at(place, row), parts);
    addTo(wanted.months, at(month, row) * KINDS + kindAt(row), parts);
    addTo(wanted.own, Math.floor(row / 8), parts);
  }
  const changed = rows.filter((row) => row % 3 !== 0);
  expect([...made.changed.subarray(0, made.changes)]).toEqual(changed);
  expect([...made.places]).toEqual(wanted.places);
  expect([...made.months]).toEqual(wanted.months);
  expect([...made.own]).toEqual(wanted.own);
});

test('RPL-8 the loop over claims moves those that pay another amount between bands, and lists odd ones', () => {
  const { rows, money, place, levelOf, bands, odd } = summed();
  const bandOf = gainBands(LARGE);
  const wanted = new Array<number>(LEVELS * BANDS).fill(0);
  for (const row of rows.filter((each) => each !== ODD)) {
    const level = at(levelOf, at(place, row)) * BANDS;
    const band = level + bandOf(at(money, row * 10 + 4), at(money, row * 10 + 9));
    wanted[band] = at(wanted, band) + 1;
    wanted[level + NO_GAIN] = at(wanted, level + NO_GAIN) - 1;
  }
  expect([...bands]).toEqual(wanted);
  expect(wanted.filter((each) => each > 0).length).toBeGreaterThan(4);
  expect([...odd.subarray(0, 2)]).toEqual([1, ODD]);
});

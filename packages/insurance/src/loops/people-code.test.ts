import { addressOf } from '@sanyi/feel/loops';
import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { CLASS_CELL } from './people-code.ts';
import { SUM_CELL } from './sum-code.ts';

const [PERSONS, GROUPS, CLASSES] = [300, 9, 5];
/** A change is large beyond a twentieth; products, both together, are exact up to a bound that some amounts pass. */
const [SHARE, ONE, EXACT] = [50_000, 1_000_000, 3e10];

const at = (column: ArrayLike<number>, index: number): number => column[index] ?? 0;

/** Random persons, of whom a quarter have no claims, and what the loop makes of them. */
function added() {
  const memory = new BlockMemory();
  const { below } = random(3);
  const own = memory.float64(PERSONS * SUM_CELL.width);
  for (let person = 0; person < PERSONS; person++) {
    const before = [60_000 + below(900_000), below(9_000), below(9_000), below(30_000)];
    const after = person % 5 === 0 ? before : before.map((each) => each + below(4_000) - 2_000);
    const claims = person % 4 === 0 ? 0 : 1 + below(9);
    own.set([...before, ...after, claims, 0], person * SUM_CELL.width);
  }
  const [group, classOf] = [memory.int32(PERSONS), memory.int32(GROUPS)];
  for (const each of group.keys()) group[each] = below(GROUPS);
  for (const each of classOf.keys()) classOf[each] = below(CLASSES);
  const large = memory.float64(3);
  large.set([SHARE, ONE, EXACT]);
  const people = memory.float64(CLASSES * CLASS_CELL.width);
  const odd = memory.int32(PERSONS + 1);
  const columns = [own, group, classOf, people, large, odd];
  memory.loops.people(PERSONS, ...columns.map(addressOf));
  return { own, group, classOf, people, odd: [...odd.subarray(1, 1 + at(odd, 0))] };
}

/** What a person adds to the cell of the class; whether the band cannot be said. */
function cellOf(own: Float64Array) {
  const [total = 0, hospital = 0, fixed = 0, fund = 0] = own;
  const [totalNow = 0, hospitalNow = 0, fixedNow = 0, fundNow = 0] = own.subarray(SUM_CELL.now);
  const paid = total - hospital - fixed - fund;
  const more = totalNow - hospitalNow - fixedNow - fundNow - paid;
  const income = totalNow - hospitalNow - (total - hospital);
  const [change, before] = [Math.abs(more) * ONE, Math.abs(paid) * SHARE];
  const isOdd = more !== 0 && change + before > EXACT;
  const bands = [0, 0, 0, 0, 0];
  if (more !== 0 && !isOdd) bands[2 + Math.sign(more) * (change > before ? 2 : 1)] = 1;
  const squares = [more ** 2, (income - more) ** 2, income ** 2];
  const cell = [...own.subarray(0, CLASS_CELL.persons), 1, ...bands, ...squares];
  return { cell, isOdd };
}

test('RPL-8 the loop over persons adds them to their classes, bands and squares, and lists odd ones', () => {
  const { own, group, classOf, people, odd } = added();
  const wanted = new Float64Array(people.length);
  const left: number[] = [];
  for (let person = 0; person < PERSONS; person++) {
    const of = own.subarray(person * SUM_CELL.width, (person + 1) * SUM_CELL.width);
    if (of[SUM_CELL.claims] === 0) continue;
    const { cell, isOdd } = cellOf(of);
    if (isOdd) left.push(person);
    const from = at(classOf, at(group, person)) * CLASS_CELL.width;
    for (const [part, amount] of cell.entries()) {
      wanted[from + part] = at(wanted, from + part) + amount;
    }
  }
  expect([...people]).toEqual([...wanted]);
  expect(odd).toEqual(left);
  expect(left.length).toBeGreaterThan(5);
  expect(left.length).toBeLessThan(PERSONS / 2);
});

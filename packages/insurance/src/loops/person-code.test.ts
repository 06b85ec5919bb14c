import { addressOf } from '@sanyi/feel/loops';
import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { PEOPLE_CELL } from './person-code.ts';

const PERSONS = 400;
const [CLASSES, GROUPS, FIRST] = [5, 9, 1_000];
/** A change is large beyond a twentieth; products, both together, are exact up to a bound that some amounts pass. */
const [SHARE, ONE, EXACT] = [50_000, 1_000_000, 3e10];

/** Random persons, of whom a third have nothing more, and what the loop makes of them. */
function personsOf(codes: 2 | 4) {
  const memory = new BlockMemory();
  const { below } = random(codes);
  const [own, person] = [memory.float64(PERSONS * 4), memory.int32(PERSONS)];
  const [paid, classOf] = [memory.float64(2 * PERSONS), memory.int32(GROUPS)];
  const group = codes === 2 ? memory.uint16(2 * PERSONS) : memory.int32(2 * PERSONS);
  for (let each = 0; each < PERSONS; each++) {
    person[each] = FIRST + 2 * each;
    const [total, hospital] = [1 + below(900), below(90)];
    const [fixedFund, more] = [below(90), below(4_000) - 2_000];
    if (each % 3 > 0) continue;
    const amounts = [
      [total, hospital, fixedFund, more],
      [total, hospital, fixedFund, 0],
      [total, hospital, 0, 0],
      [0, 0, fixedFund, more],
    ];
    own.set(amounts[(each / 3) % 4] ?? [], each * 4);
  }
  // Who was paid back more than was paid in the period paid less than nothing.
  for (const at of paid.keys()) paid[at] = below(900_000) * (1 - 2 * below(2));
  for (const at of group.keys()) group[at] = below(GROUPS);
  for (const at of classOf.keys()) classOf[at] = below(CLASSES);
  const large = memory.float64(3);
  large.set([SHARE, ONE, EXACT]);
  const people = memory.float64(CLASSES * PEOPLE_CELL.width);
  const odd = memory.int32(PERSONS);
  const count = memory.loops[`persons${codes}`](
    ...[PERSONS, addressOf(person), FIRST],
    ...[own, group, paid, classOf, people, large, odd].map(addressOf),
  );
  return { own, person, paid, group, classOf, people, odd: [...odd.subarray(0, count)] };
}

type Persons = ReturnType<typeof personsOf>;

/** What a person has more, and paid before. */
function moreOf({ own, person, paid }: Persons, each: number) {
  const [total = 0, hospital = 0, fixedFund = 0, more = 0] = own.subarray(each * 4);
  const number = (person[each] ?? 0) - FIRST;
  const [change, before] = [Math.abs(more) * ONE, Math.abs(paid[number] ?? 0) * SHARE];
  const isBeyond = more !== 0 && change + before > EXACT;
  const band = change > before ? 2 : 1;
  return { number, amounts: [total, hospital, fixedFund, more], isBeyond, band };
}

/** What a person adds to the cell of the class. */
function cellOf({ amounts, band }: ReturnType<typeof moreOf>): number[] {
  const [total = 0, hospital = 0, , more = 0] = amounts;
  const bands = [0, 0, 0, 0, 0];
  if (more !== 0) bands[2 + Math.sign(more) * band] = 1;
  const income = total - hospital;
  return [...amounts, ...bands, more ** 2, (income - more) ** 2, income ** 2];
}

test.each([2, 4] as const)(
  'CCH-11 persons are added to their classes, bands and squares: codes of %d bytes',
  (codes) => {
    const of = personsOf(codes);
    const expected = new Float64Array(of.people.length);
    const left: number[] = [];
    for (let each = 0; each < PERSONS; each++) {
      const more = moreOf(of, each);
      if (more.isBeyond) left.push(each);
      if (more.isBeyond || more.amounts.every((amount) => amount === 0)) continue;
      const cell = (of.classOf[of.group[more.number] ?? 0] ?? 0) * PEOPLE_CELL.width;
      for (const [at, amount] of cellOf(more).entries()) {
        expected[cell + at] = (expected[cell + at] ?? 0) + amount;
      }
    }
    expect([...of.people]).toEqual([...expected]);
    expect(of.odd).toEqual(left);
    expect(left.length).toBeGreaterThan(5);
    expect(left.length).toBeLessThan(PERSONS / 6);
  },
);

import { random } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClaimBatch,
  claimCensus,
  emptyClaimBatch,
  FOLDS,
  type PersonTable,
  pickPersons,
  type SegmentCodes,
  segmentClaims,
  segmentCodes,
  segmentMaker,
  segmentPersons,
} from '../index.ts';

/** Persons with every third id, of every code. */
function personsOf(count: number, seed: number): PersonTable {
  const chance = random(seed);
  const column = (below: number): number[] =>
    Array.from({ length: count }, () => chance.below(below));
  return {
    count,
    person: Uint32Array.from({ length: count }, (_, row) => 5 + 3 * row),
    birthYear: Uint16Array.from(column(100), (year) => 1920 + year),
    sex: Uint8Array.from(column(2)),
    district: Uint8Array.from(column(16)),
    scheme: Uint8Array.from(column(4)),
    personClass: Uint8Array.from(column(6)),
    incomeBand: Uint8Array.from(column(5)),
    keyGroups: Uint16Array.from(column(128)),
    chronic: Uint16Array.from(column(64)),
  };
}

/** Claims of some of the persons, stays, refunds and what was charged among them. */
function claimsOf(persons: PersonTable, seed: number, charged: boolean): ClaimBatch {
  const chance = random(seed);
  const rows = [...persons.person].flatMap((person) =>
    Array.from({ length: chance.below(4) }, (_, at) => ({ person, day: 17_000 + 90 * at })),
  );
  const count = rows.length;
  const column = (below: number): number[] =>
    Array.from({ length: count }, () => chance.below(below));
  const lineStart = new Uint32Array(count + 1);
  for (const row of rows.keys()) lineStart[row + 1] = (lineStart[row] ?? 0) + chance.below(5);
  const lines = Array.from({ length: lineStart[count] ?? 0 });
  const kinds = Uint8Array.from(column(5));
  return {
    ...emptyClaimBatch(),
    count,
    claim: Float64Array.from(rows, (_, row) => 2 ** 40 + row),
    person: Uint32Array.from(rows, ({ person }) => person),
    institution: Uint32Array.from(column(3), (at) => 100 + at),
    day: Int32Array.from(rows, ({ day }) => day),
    endDay: Int32Array.from(rows, ({ day }) => day + chance.below(9)),
    visitKind: kinds,
    title: Uint8Array.from(column(5)),
    bedDays: Uint16Array.from(column(30)),
    diagnosisGroup: Uint16Array.from(column(1000)),
    contracted: Uint8Array.from(column(2)),
    referred: Uint8Array.from(column(2)),
    specialNeeds: Uint8Array.from(column(2)),
    reverses: Float64Array.from(column(8), (at) => (at === 0 ? 2 ** 40 : 0)),
    lineStart,
    item: Uint32Array.from(lines, () => 4_000_000_000 + chance.below(20)),
    quantity: Int32Array.from(lines, () => 500 * (chance.below(9) - 2)),
    charged: charged
      ? Float64Array.from(lines, () => (chance.below(3) === 0 ? Number.NaN : chance.below(9999)))
      : null,
  };
}

const codesOf = (persons: PersonTable, batches: readonly ClaimBatch[]): SegmentCodes =>
  segmentCodes(claimCensus([persons], batches), [102, 7]);

describe('segments', () => {
  it('FCT-5 claims and persons that went into a segment come out of it unchanged', () => {
    fc.assert(
      fc.property(fc.nat({ max: 12 }), fc.nat(), fc.boolean(), (count, seed, charged) => {
        const persons = personsOf(count, seed);
        const batch = claimsOf(persons, seed + 1, charged);
        const codes = codesOf(persons, [batch]);
        const segment = segmentMaker(codes)(persons, [batch]);
        expect(segmentPersons(segment, codes)).toEqual(persons);
        const isSaid = batch.charged?.some((fen) => !Number.isNaN(fen)) ?? false;
        const expected = { ...batch, charged: isSaid ? batch.charged : null };
        expect(segmentClaims(segment, codes)).toEqual(expected);
      }),
    );
  });

  it('FCT-5 some persons of a segment are a segment of their claims', () => {
    fc.assert(
      fc.property(fc.nat({ max: 12 }), fc.nat(), fc.boolean(), (count, seed, charged) => {
        const persons = personsOf(count, seed);
        const batch = claimsOf(persons, seed + 1, charged);
        const codes = codesOf(persons, [batch]);
        const segment = segmentMaker(codes)(persons, [batch]);
        const some = Array.from({ length: count }, (_, row) => row).filter((row) => row % 3 !== 1);
        const picked = pickPersons(segment, some);
        const spans = some.map((row) => ({ from: row, to: row + 1 }));
        const expected = segmentClaims(segment, codes, spans);
        expect(segmentClaims(picked, codes)).toEqual(expected);
        expect([...picked.person]).toEqual(some.map((row) => persons.person[row]));
        expect([...picked.folds]).toEqual(some.map((row) => segment.folds[row]));
      }),
    );
  });

  it('FCT-5 of a segment the claims of some persons can be taken', () => {
    const persons = personsOf(9, 3);
    const batch = claimsOf(persons, 4, true);
    const codes = codesOf(persons, [batch]);
    const segment = segmentMaker(codes)(persons, [batch]);
    const spans = [
      { from: 1, to: 3 },
      { from: 6, to: 7 },
    ];
    const picked = segmentClaims(segment, codes, spans);
    const wanted = new Set([8, 11, 23]);
    const rows = [...batch.person.keys()].filter((row) => wanted.has(batch.person[row] ?? 0));
    expect([...picked.claim]).toEqual(rows.map((row) => batch.claim[row]));
    expect([...picked.reverses]).toEqual(rows.map((row) => batch.reverses[row]));
    const linesOf = (of: ClaimBatch, row: number): readonly (readonly number[])[] => [
      [...of.item.subarray(of.lineStart[row], of.lineStart[row + 1])],
      [...of.quantity.subarray(of.lineStart[row], of.lineStart[row + 1])],
    ];
    expect(rows.map((_, at) => linesOf(picked, at))).toEqual(
      rows.map((row) => linesOf(batch, row)),
    );
  });

  it('FCT-6 codes are numbered by what occurs, whatever its order: acts by how often', () => {
    const persons = personsOf(30, 1);
    const batches = [claimsOf(persons, 2, false), claimsOf(persons, 9, false)];
    const codes = codesOf(persons, batches);
    expect(codesOf(persons, batches.toReversed())).toEqual(codes);
    const { acts, items, institutions } = codes;
    expect([...institutions]).toEqual([102, 7, 100, 101]);
    const lines = batches.flatMap((batch) =>
      [...batch.item].map((item, line) => `${item} ${batch.quantity[line]}`),
    );
    const counts = Array.from(acts.item, (row, act) => {
      const name = `${items[row]} ${acts.quantity[act]}`;
      return lines.filter((line) => line === name).length;
    });
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.reduce((a, b) => a + b)).toBe(lines.length);
  });

  it('FCT-6 a code column is wide where its table has more than 65,536 rows', () => {
    const persons = personsOf(1, 1);
    const lines = 70_000;
    const batch: ClaimBatch = {
      ...emptyClaimBatch(),
      count: 1,
      claim: Float64Array.of(1),
      person: Uint32Array.of(5),
      institution: Uint32Array.of(7),
      day: Int32Array.of(0),
      endDay: Int32Array.of(0),
      ...{ visitKind: Uint8Array.of(0), title: Uint8Array.of(0), bedDays: Uint16Array.of(0) },
      ...{ diagnosisGroup: Uint16Array.of(0), contracted: Uint8Array.of(0) },
      ...{ referred: Uint8Array.of(0), specialNeeds: Uint8Array.of(0) },
      reverses: Float64Array.of(0),
      lineStart: Uint32Array.of(0, lines),
      item: new Uint32Array(lines).fill(3),
      quantity: Int32Array.from({ length: lines }, (_, line) => line),
    };
    const codes = codesOf(persons, [batch]);
    const segment = segmentMaker(codes)(persons, [batch]);
    expect(segment.act).toBeInstanceOf(Uint32Array);
    expect(segment.personGroup).toBeInstanceOf(Uint16Array);
    expect(segmentClaims(segment, codes)).toEqual(batch);
  });

  it('FCT-7 folds say who has stays and who has refunds', () => {
    const persons = personsOf(3, 1);
    const batch: ClaimBatch = {
      ...claimsOf(personsOf(0, 0), 0, false),
      count: 3,
      claim: Float64Array.of(1, 2, 3),
      person: Uint32Array.of(5, 5, 11),
      institution: Uint32Array.of(7, 7, 7),
      day: Int32Array.of(10, 20, 10),
      endDay: Int32Array.of(10, 25, 10),
      visitKind: Uint8Array.of(0, 2, 0),
      ...{ title: new Uint8Array(3), bedDays: new Uint16Array(3) },
      ...{ diagnosisGroup: new Uint16Array(3), contracted: new Uint8Array(3) },
      ...{ referred: new Uint8Array(3), specialNeeds: new Uint8Array(3) },
      reverses: Float64Array.of(0, 0, 1),
      lineStart: new Uint32Array(4),
    };
    const segment = segmentMaker(codesOf(persons, [batch]))(persons, [batch]);
    expect([...segment.folds]).toEqual([FOLDS.stays, 0, FOLDS.refunds]);
    expect([...segment.claimStart]).toEqual([0, 2, 2, 3]);
  });

  it('FCT-7 a claim of nobody in the table is refused with its number', () => {
    const persons = personsOf(2, 1);
    const batch = claimsOf(personsOf(40, 1), 4, false);
    expect(() => segmentMaker(codesOf(persons, [batch]))(persons, [batch])).toThrow(
      /^claim 10995\d+/,
    );
  });
});

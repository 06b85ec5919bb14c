import { addressOf } from '@sanyi/feel/loops';
import { random } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { BlockMemory } from './block-memory.ts';
import { BELOW_NOTHING } from './more-code.ts';
import { CITED_ROW, SUM_TOO_WIDE } from './signed-code.ts';

const [ROWS, PERSONS, BASE, NOTHING] = [120, 12, 1_000, 77];
const WIDTH = ROWS / PERSONS;
/** Persons of a block who were folded: not the first, nor every one. */
const FOLDED = [1, 2, 5, 9, 11];
const SUMS = 7;
const WORDS = 2;

type Filled = Uint16Array | Int32Array | Float64Array;

function filled<Kind extends Filled>(column: Kind, value: (at: number) => number): Kind {
  for (let at = 0; at < column.length; at++) column[at] = value(at);
  return column;
}

/** Random claims of persons that are sums of up to three rows of theirs. */
function claimsOf(amounts: 4 | 8) {
  const memory = new BlockMemory();
  const { below } = random(amounts);
  const folded = FOLDED.length * WIDTH;
  const amount = (least: number) =>
    filled(amounts === 4 ? memory.int32(ROWS) : memory.float64(ROWS), () => least + below(900));
  const terms: number[] = [];
  const starts = [0];
  const citedRows: number[] = [];
  for (let sum = 0; sum < PERSONS * SUMS; sum++) {
    const first = BASE + Math.floor(sum / SUMS) * WIDTH;
    const rows = Array.from({ length: below(4) }, () => first + below(WIDTH));
    terms.push(...rows.map((row) => row * 2 + below(2)));
    starts.push(terms.length);
    const told = [CITED_ROW.nothing, CITED_ROW.noBenefit][below(4)];
    citedRows.push(told ?? first + below(WIDTH));
  }
  const words = memory.int32(WORDS * folded);
  return {
    ...{ memory, starts, terms, citedRows },
    personStart: filled(memory.int32(FOLDED.length + 1), (at) => at * WIDTH),
    firstRow: filled(memory.int32(FOLDED.length), (at) => (FOLDED[at] ?? 0) * WIDTH),
    more: filled(memory.int32(ROWS * 4), () => below(300) - 100),
    lists: filled(memory.int32(ROWS), () => below(3)),
    fund: amount(0),
    patient: amount(5_000),
    funds: filled(memory.float64(folded), () => below(900)),
    marks: filled(words, () => below(1 << 20)),
    sums: filled(memory.int32(2 * FOLDED.length), (at) => {
      const person = FOLDED[at % FOLDED.length] ?? 0;
      return (person + Number(at >= FOLDED.length)) * SUMS;
    }),
    sumStart: filled(memory.int32(starts.length), (at) => starts[at] ?? 0),
    sumRow: filled(memory.int32(terms.length), (at) => terms[at] ?? 0),
    citedRow: filled(memory.int32(citedRows.length), (at) => citedRows[at] ?? 0),
    cited: filled(memory.int32(citedRows.length), () => below(70)),
    rowFund: memory.float64(folded),
    toStart: filled(memory.int32(FOLDED.length + 1), () => 9),
    toFirst: memory.int32(FOLDED.length),
    toMore: memory.int32(PERSONS * SUMS * 4),
    toFund: memory.float64(PERSONS * SUMS),
    toLists: memory.int32(PERSONS * SUMS),
    toCited: memory.int32(PERSONS * SUMS),
    toMarks: memory.int32(WORDS * PERSONS * SUMS),
  };
}

type Claims = ReturnType<typeof claimsOf>;

function run(of: Claims, amounts: 4 | 8): number {
  const sums = addressOf(of.sums);
  return of.memory.loops[`signed${amounts}`](
    FOLDED.length,
    ...[of.personStart, of.firstRow, of.more, of.lists, of.fund, of.patient].map(addressOf),
    ...[addressOf(of.funds), addressOf(of.marks), (of.marks.length / WORDS) * 4, WORDS],
    ...[sums, sums + FOLDED.length * 4, addressOf(of.sumStart), addressOf(of.sumRow)],
    ...[addressOf(of.citedRow), addressOf(of.cited), BASE, NOTHING, addressOf(of.rowFund)],
    ...[of.toStart, of.toFirst, of.toMore, of.toFund, of.toLists, of.toCited].map(addressOf),
    ...[addressOf(of.toMarks), (of.toMarks.length / WORDS) * 4],
  );
}

/** What the rows of a claim come to, and what funds pay less; `placeOf` says where a row was folded. */
function sumOf(of: Claims, sum: number, placeOf: (row: number) => number) {
  const more = [0, 0, 0];
  let fund = 0;
  for (const term of of.terms.slice(of.starts[sum], of.starts[sum + 1])) {
    const row = term >> 1;
    const sign = term % 2 === 0 ? 1 : -1;
    for (const part of more.keys()) {
      more[part] = (more[part] ?? 0) + sign * (of.more[(row - BASE) * 4 + part] ?? 0);
    }
    fund += sign * ((of.fund[row - BASE] ?? 0) - (of.funds[placeOf(row)] ?? 0));
  }
  return { more, fund };
}

/** The claims of a folded person, sum by sum. */
function told(of: Claims, folded: number) {
  const person = FOLDED[folded] ?? 0;
  const placeOf = (row: number): number => row - BASE - person * WIDTH + folded * WIDTH;
  return Array.from({ length: SUMS }, (_, each) => {
    const sum = person * SUMS + each;
    const row = of.citedRows[sum] ?? 0;
    const marks = [0, 1].map((word) =>
      row < 0 ? 0 : of.marks[(word * of.marks.length) / WORDS + placeOf(row)],
    );
    const cited = row === CITED_ROW.nothing ? NOTHING : of.cited[sum];
    return { ...sumOf(of, sum, placeOf), list: row < 0 ? 0 : of.lists[row - BASE], cited, marks };
  });
}

test.each([4, 8] as const)(
  'CCH-13 claims that are sums of rows are told as claims: amounts of %d bytes',
  (amounts) => {
    const of = claimsOf(amounts);
    expect(run(of, amounts)).toBe(FOLDED.length * SUMS);
    expect([...of.toStart]).toEqual(
      Array.from({ length: FOLDED.length + 1 }, (_, at) => at * SUMS),
    );
    expect([...of.toFirst]).toEqual(FOLDED.map((person) => person * SUMS));
    for (const [folded, person] of FOLDED.entries()) {
      const found = Array.from({ length: SUMS }, (_, each) => {
        const [sum, at] = [person * SUMS + each, folded * SUMS + each];
        return {
          more: [...of.toMore.subarray(sum * 4, sum * 4 + 3)],
          fund: of.toFund[sum],
          list: of.toLists[sum],
          cited: of.toCited[sum],
          marks: [0, 1].map((word) => of.toMarks[(word * of.toMarks.length) / WORDS + at]),
        };
      });
      expect(found).toEqual(told(of, folded));
    }
  },
);

test('a row of which the patient would pay less than nothing is refused, one of nothing is not', () => {
  const of = claimsOf(4);
  // The fourth row of the first person who was folded.
  const row = (FOLDED[0] ?? 0) * WIDTH + 3;
  of.more.set([500, 40, 7, 0], row * 4);
  const most = (of.patient[row] ?? 0) + (of.fund[row] ?? 0) + 500 - 40 - 7;
  of.funds[3] = most;
  expect(run(of, 4)).toBe(FOLDED.length * SUMS);
  of.funds[3] = most + 1;
  expect(run(of, 4)).toBe(BELOW_NOTHING);
  of.funds[3] = Number.NaN;
  expect(run(of, 4)).toBe(BELOW_NOTHING);
});

test.each([0, 1, 2, 3])('a sum that 31 bits do not hold is refused: part %d', (part) => {
  const of = claimsOf(8);
  const row = (of.terms[of.starts[(FOLDED[0] ?? 0) * SUMS] ?? 0] ?? 0) >> 1;
  of.patient.fill(2 ** 32);
  of.more.fill(0);
  of.more[(row - BASE) * 4 + part] = 2 ** 30;
  expect(run(of, 8)).toBe(SUM_TOO_WIDE);
  of.more[(row - BASE) * 4 + part] = 2 ** 28;
  expect(run(of, 8)).toBe(FOLDED.length * SUMS);
});

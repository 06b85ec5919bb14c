import type { Scheme } from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import { PERSON_DIMENSIONS } from '../replay/replay-tables.ts';
import { STAY_COLUMNS } from '../sql/stays.ts';
import { CaseRecords, peopleNumber } from './case-records.ts';
import { type SettledStay, StayBook } from './stay-book.ts';

/** What the cases of a replay in SQL are booked with. */
export type StaysSource = {
  readonly rules: readonly [ClaimRules, ClaimRules];
  readonly frame: ReplayFrame;
  readonly layout: ReplayLayout;
};

/**
 * Books the cases of a replay whose claims a database settled, from the rows of its relation `s_stay`:
 * what `payPools` shares budgets among.
 *
 * @param rows - values in the order of `STAY_COLUMNS`, person by person, in the order of day and claim
 * @throws ProblemError `POOL_GROUP_MISSING`, `POOL_WEIGHT_MISSING`, or what points refuse
 * @example
 * ```ts
 * declare const frame: ReplayFrame;
 * declare const rules: ClaimRules;
 * const none = async function* (): AsyncGenerator<readonly unknown[]> {};
 * const layout = replayLayout(frame);
 * (await casesOfRows({ rules: [rules, rules], frame, layout }, none())).length; // 0
 * ```
 */
export async function casesOfRows(
  { rules, frame, layout }: StaysSource,
  rows: AsyncIterable<readonly unknown[]>,
): Promise<Float64Array> {
  const { from, to } = frame;
  const records = new CaseRecords();
  const books = ([0, 1] as const).map(
    (side) => new StayBook({ rules: rules[side], side, records, from, to }),
  );
  for await (const row of rows) {
    const people = peopleNumber(layout, positionsOf(layout, row));
    for (const [side, book] of books.entries()) book.add(stayOf(row, side), people);
  }
  return records.take();
}

const [PEOPLE, MONEY] = ['people0', 'before_total'].map((name) => STAY_COLUMNS.indexOf(name)) as [
  number,
  number,
];

const positionsOf = ({ sections }: ReplayLayout, row: readonly unknown[]): number[] =>
  PERSON_DIMENSIONS.map((name, at) => sections[name].keys.indexOf(String(row[PEOPLE + at])));

const SCHEME = PEOPLE + PERSON_DIMENSIONS.indexOf('scheme');

function stayOf(row: readonly unknown[], side: number): SettledStay {
  const number = (at: number): number => Number(row[at]);
  const money = MONEY + 3 * side;
  // Columns of a settlement hold schemes and days.
  const scheme = String(row[SCHEME]) as Scheme;
  return {
    ...{
      claim: number(0),
      reverses: row[1] === null ? null : number(1),
      person: number(2),
      scheme,
    },
    ...{ institution: number(3), group: number(4), bedDays: number(7) },
    ...{ day: number(5) as Day, endDay: number(6) as Day },
    ...{ total: number(money), fund: number(money + 1), patient: number(money + 2) },
  };
}

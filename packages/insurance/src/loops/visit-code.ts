import {
  answer,
  type Code,
  double,
  four,
  int,
  LoopFunction,
  leaveIf,
  loop,
  type Variable,
  when,
} from '@sanyi/feel/loops';
import { type ColumnReads, columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['person', 'persons', 'row', 'rowEnd', 'firstClaim', 'state', 'own', 'month'] as const),
  ...(['day', 'visits', 'kindOf', 'times', 'group', 'years', 'payers', 'groups'] as const),
  ...(['pages', 'width', 'entries', 'records', 'lists', 'more', 'visitList', 'sum'] as const),
  'stopped' as const,
];

/** What an entry of visits says: nobody asked, nothing is more, or the number of a record, from 2 on. */
export const VISIT_ENTRY = { unknown: 0, same: 1 } as const;

/** The state of a person whose charges change; who has a higher one is passed over. */
const CHANGED = 1;
const NO_MONTH = 255;

/**
 * The loop over visits of persons whose rows are their claims: what fees come to more is added to the rows,
 * so many times as they are due, with the list of rules that is cited now, and the amounts of claims that
 * count are summed. `years` has one more than the row of `payers` for each day. Gives the person with the first
 * visit that has to be asked about, and writes its row to `stopped`.
 */
export function visitCode(bytes: { readonly visits: 2 | 4; readonly codes: 2 | 4 }): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const reads = columnReads(made, PARAMETERS);
  const { of, entry, byte, code } = reads;
  const [person, row] = [made.parameter('person'), made.parameter('row')];
  const { end, first, visit, found } = made.locals('int', 'end', 'first', 'visit', 'found');
  const { year, known, payer, address } = made.locals('int', 'year', 'known', 'payer', 'address');
  const { more } = made.locals('four', 'more');
  const { sum } = made.locals('double', 'sum');
  const addSum = double.store(of('sum'), double.plus(double.load(of('sum')), sum.get));
  const stop = [int.store(of('stopped'), row.get), addSum, answer(person.get)];
  const changed = changedCode({ ...reads, person, row, visit, found, address, more, sum });
  const payerOf = int.plus(
    int.times(int.minus(year.get, int.of(1)), of('groups')),
    entry('group', person.get),
  );
  const own = int.plus(first.get, code('own', bytes.codes, row.get));
  const place = int.plus(int.times(entry('pages', row.get), of('width')), payer.get);
  const claims = loop(
    leaveIf(int.isAtLeast(row.get, end.get)),
    year.set(entry('years', code('day', 2, row.get))),
    when(int.isZero(year.get), ...stop),
    when(int.differ(year.get, known.get), known.set(year.get), payer.set(entry('payers', payerOf))),
    visit.set(code('visits', bytes.visits, own)),
    found.set(entry('entries', int.plus(place, entry('kindOf', visit.get)))),
    when(int.isZero(found.get), ...stop),
    when(int.isMore(found.get, int.of(VISIT_ENTRY.same)), ...changed),
    counted(row),
  );
  made.body = [
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      end.set(entry('rowEnd', person.get)),
      first.set(entry('firstClaim', person.get)),
      known.set(int.of(0)),
      when(int.isAtMost(byte('state', person.get), int.of(CHANGED)), claims),
      row.set(end.get),
      counted(person),
    ),
    addSum,
    person.get,
  ];
  return made;
}

type OfVisit = ColumnReads<(typeof PARAMETERS)[number]> & {
  readonly [name in 'person' | 'row' | 'visit' | 'found' | 'address' | 'more' | 'sum']: Variable;
};

/** Adds what a visit comes to more, of which the record is found. */
function changedCode(by: OfVisit): Code[] {
  const { of, entry, byte, person, row, visit, found, address, more, sum } = by;
  const record = four.load(int.plus(of('records'), int.shifted(found.get, int.of(4))));
  return [
    more.set(four.times(record, four.all(entry('times', visit.get)))),
    address.set(int.plus(of('more'), int.shifted(row.get, int.of(4)))),
    four.store(address.get, four.plus(four.load(address.get), more.get)),
    int.store(
      int.plus(of('visitList'), int.shifted(row.get, int.of(2))),
      entry('lists', found.get),
    ),
    int.store8(int.plus(of('state'), person.get), int.of(CHANGED)),
    when(
      int.differ(byte('month', row.get), int.of(NO_MONTH)),
      sum.set(double.plus(sum.get, double.ofInt(four.at(more.get, 0)))),
    ),
  ];
}

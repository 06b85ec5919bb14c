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

const PARAMETERS = [
  ...['person', 'persons', 'row', 'rowEnd', 'firstClaim', 'state', 'own', 'month', 'day'],
  ...['visits', 'kindOf', 'times', 'group', 'years', 'payers', 'groups', 'pages', 'width'],
  ...['entries', 'records', 'lists', 'more', 'visitList', 'sum', 'stopped'],
] as const;
type Parameter = (typeof PARAMETERS)[number];

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
  const of = (name: Parameter): Code => made.parameter(name).get;
  const [person, row] = [made.parameter('person'), made.parameter('row')];
  const { end, first, visit, year, known, payer, found, times, address } = made.locals(
    'int',
    ...(['end', 'first', 'visit', 'year', 'known', 'payer', 'found', 'times', 'address'] as const),
  );
  const { more } = made.locals('four', 'more');
  const { sum } = made.locals('double', 'sum');
  const entry = (name: Parameter, index: Code): Code =>
    int.load(int.plus(of(name), int.shifted(index, int.of(2))));
  const code = (name: Parameter, size: 2 | 4, index: Code): Code =>
    size === 2 ? int.load16(int.plus(of(name), int.shifted(index, int.of(1)))) : entry(name, index);
  const next = (counter: Variable): Code => counter.set(int.plus(counter.get, int.of(1)));
  const addSum = double.store(of('sum'), double.plus(double.load(of('sum')), sum.get));
  const stop = [int.store(of('stopped'), row.get), addSum, answer(person.get)];
  const day = int.load16(int.plus(of('day'), int.shifted(row.get, int.of(1))));
  const changed = [
    times.set(entry('times', visit.get)),
    more.set(
      four.times(
        four.load(int.plus(of('records'), int.shifted(found.get, int.of(4)))),
        four.all(times.get),
      ),
    ),
    address.set(int.plus(of('more'), int.shifted(row.get, int.of(4)))),
    four.store(address.get, four.plus(four.load(address.get), more.get)),
    int.store(
      int.plus(of('visitList'), int.shifted(row.get, int.of(2))),
      entry('lists', found.get),
    ),
    int.store8(int.plus(of('state'), person.get), int.of(CHANGED)),
    when(
      int.differ(int.load8(int.plus(of('month'), row.get)), int.of(NO_MONTH)),
      sum.set(double.plus(sum.get, double.ofInt(four.at(more.get, 0)))),
    ),
  ];
  const claims = loop(
    leaveIf(int.isAtLeast(row.get, end.get)),
    year.set(entry('years', day)),
    when(int.isZero(year.get), ...stop),
    when(
      int.differ(year.get, known.get),
      known.set(year.get),
      payer.set(
        entry(
          'payers',
          int.plus(
            int.times(int.minus(year.get, int.of(1)), of('groups')),
            entry('group', person.get),
          ),
        ),
      ),
    ),
    visit.set(code('visits', bytes.visits, int.plus(first.get, code('own', bytes.codes, row.get)))),
    found.set(int.times(entry('pages', row.get), of('width'))),
    found.set(int.plus(found.get, int.plus(entry('kindOf', visit.get), payer.get))),
    found.set(entry('entries', found.get)),
    when(int.isZero(found.get), ...stop),
    when(int.isMore(found.get, int.of(VISIT_ENTRY.same)), ...changed),
    next(row),
  );
  made.body = [
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      end.set(entry('rowEnd', person.get)),
      first.set(entry('firstClaim', person.get)),
      known.set(int.of(0)),
      when(int.isAtMost(int.load8(int.plus(of('state'), person.get)), int.of(CHANGED)), claims),
      row.set(end.get),
      next(person),
    ),
    addSum,
    person.get,
  ];
  return made;
}

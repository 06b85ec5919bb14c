import {
  answer,
  type Code,
  four,
  int,
  LoopFunction,
  leaveIf,
  loop,
  type Variable,
  when,
} from '@sanyi/feel/loops';

const PARAMETERS = [
  ...['person', 'persons', 'row', 'rowEnd', 'firstClaim', 'state', 'own', 'month', 'lineStart'],
  ...['acts', 'linesMost', 'touched', 'numbers', 'pages', 'width', 'records', 'counts'],
  ...['more', 'stopped'],
] as const;
type Parameter = (typeof PARAMETERS)[number];

/** The state of a person whose charges change; who has a higher one is passed over. */
const CHANGED = 1;
const NO_MONTH = 255;
const FOUR = 4;

/** Where the loop stopped: the row, and the line whose act has to be asked; below 0 for too many lines. */
export const STOPPED = { row: 0, line: 1, width: 2 } as const;

/**
 * The loop over the lines of persons whose rows are their claims: what touched acts come to more is added
 * to the rows, and each is counted by its page and number. Four lines are asked about at once, since most are
 * not touched; where one of them is, all four are added, the others as number 0, which is nothing. Gives the
 * person with the first line that has to be asked, what stands before it in its claim was counted and not added.
 */
export function touchedCode(bytes: { readonly acts: 2 | 4; readonly codes: 2 | 4 }): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const of = (name: Parameter): Code => made.parameter(name).get;
  const [person, row] = [made.parameter('person'), made.parameter('row')];
  const { end, line, stop, four: fourEnd } = made.locals('int', 'end', 'line', 'stop', 'four');
  const { first, claim, page, at, times } = made.locals(
    'int',
    ...(['first', 'claim', 'page', 'at', 'times'] as const),
  );
  const { counted, address } = made.locals('int', 'counted', 'address');
  const { more } = made.locals('four', 'more');
  const entry = (name: Parameter, index: Code): Code =>
    int.load(int.plus(of(name), int.shifted(index, int.of(2))));
  const act = (ahead: number): Code =>
    bytes.acts === 2 ? int.load16(line.get, ahead * 2) : int.load(line.get, ahead * 4);
  const isTouched = (ahead: number): Code => int.load8(int.plus(of('touched'), act(ahead)));
  const own =
    bytes.codes === 2
      ? int.load16(int.plus(of('own'), int.shifted(row.get, int.of(1))))
      : entry('own', row.get);
  const next = (counter: Variable, by = 1): Code => counter.set(int.plus(counter.get, int.of(by)));
  const stopAt = (ofLine: Code): Code => [
    int.store(of('stopped'), row.get),
    int.store(of('stopped'), ofLine, 4),
    answer(person.get),
  ];
  const add = (ahead: number): Code => [
    at.set(int.plus(page.get, entry('numbers', act(ahead)))),
    address.set(int.plus(of('counts'), int.shifted(at.get, int.of(2)))),
    counted.set(int.load(address.get)),
    when(
      int.isLess(counted.get, int.of(0)),
      stopAt(int.plus(int.minus(line.get, of('acts')), int.of(ahead * bytes.acts))),
    ),
    int.store(address.get, int.plus(counted.get, times.get)),
    more.set(
      four.plus(more.get, four.load(int.plus(of('records'), int.shifted(at.get, int.of(4))))),
    ),
  ];
  const isAny = [1, 2, 3].reduce<Code>(
    (some, place) => int.or(some, four.at(more.get, place)),
    four.at(more.get, 0),
  );
  const lines = [
    fourEnd.set(int.minus(stop.get, int.of(FOUR * bytes.acts))),
    loop(
      leaveIf(int.isMore(line.get, fourEnd.get)),
      when(
        int.or(int.or(isTouched(0), isTouched(1)), int.or(isTouched(2), isTouched(3))),
        ...[0, 1, 2, 3].map(add),
      ),
      next(line, FOUR * bytes.acts),
    ),
    loop(
      leaveIf(int.isAtLeast(line.get, stop.get)),
      when(isTouched(0), add(0)),
      next(line, bytes.acts),
    ),
  ];
  const claims = loop(
    leaveIf(int.isAtLeast(row.get, end.get)),
    claim.set(int.plus(of('lineStart'), int.shifted(int.plus(first.get, own), int.of(2)))),
    line.set(int.plus(of('acts'), int.times(int.load(claim.get), int.of(bytes.acts)))),
    stop.set(int.plus(of('acts'), int.times(int.load(claim.get, 4), int.of(bytes.acts)))),
    when(int.isMore(int.minus(stop.get, line.get), of('linesMost')), stopAt(int.of(-1))),
    page.set(int.times(entry('pages', row.get), of('width'))),
    times.set(int.differ(int.load8(int.plus(of('month'), row.get)), int.of(NO_MONTH))),
    more.set(four.zero),
    lines,
    when(
      int.differ(isAny, int.of(0)),
      address.set(int.plus(of('more'), int.shifted(row.get, int.of(4)))),
      four.store(address.get, four.plus(four.load(address.get), more.get)),
      int.store8(int.plus(of('state'), person.get), int.of(CHANGED)),
    ),
    next(row),
  );
  made.body = [
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      end.set(entry('rowEnd', person.get)),
      first.set(entry('firstClaim', person.get)),
      when(int.isAtMost(int.load8(int.plus(of('state'), person.get)), int.of(CHANGED)), claims),
      row.set(end.get),
      next(person),
    ),
    person.get,
  ];
  return made;
}

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
import { type ColumnReads, columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['person', 'persons', 'row', 'rowEnd', 'firstClaim', 'state', 'own', 'month'] as const),
  ...(['lineStart', 'acts', 'linesMost', 'touched', 'numbers', 'pages', 'width'] as const),
  ...(['records', 'counts', 'more', 'stopped'] as const),
];

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
  const reads = columnReads(made, PARAMETERS);
  const { of, entry, byte, code } = reads;
  const [person, row] = [made.parameter('person'), made.parameter('row')];
  const { end, first, claim } = made.locals('int', 'end', 'first', 'claim');
  const { line, stop, fours } = made.locals('int', 'line', 'stop', 'fours');
  const { page, at, times } = made.locals('int', 'page', 'at', 'times');
  const { found, address } = made.locals('int', 'found', 'address');
  const { more } = made.locals('four', 'more');
  const variables = { line, stop, fours, page, at, times, found, address, more };
  const stopAt = (where: Code): Code => [
    int.store(of('stopped'), row.get),
    int.store(of('stopped'), where, 4),
    answer(person.get),
  ];
  const startOf = (line: Code): Code => int.plus(of('acts'), int.times(line, int.of(bytes.acts)));
  const isAny = [1, 2, 3].reduce<Code>(
    (some, place) => int.or(some, four.at(more.get, place)),
    four.at(more.get, 0),
  );
  const own = int.plus(first.get, code('own', bytes.codes, row.get));
  const claims = loop(
    leaveIf(int.isAtLeast(row.get, end.get)),
    claim.set(int.plus(of('lineStart'), int.shifted(own, int.of(2)))),
    line.set(startOf(int.load(claim.get))),
    stop.set(startOf(int.load(claim.get, 4))),
    when(int.isMore(int.minus(stop.get, line.get), of('linesMost')), stopAt(int.of(-1))),
    page.set(int.times(entry('pages', row.get), of('width'))),
    times.set(int.differ(byte('month', row.get), int.of(NO_MONTH))),
    more.set(four.zero),
    linesCode(bytes.acts, { ...reads, ...variables, stopAt }),
    when(
      int.differ(isAny, int.of(0)),
      address.set(int.plus(of('more'), int.shifted(row.get, int.of(4)))),
      four.store(address.get, four.plus(four.load(address.get), more.get)),
      int.store8(int.plus(of('state'), person.get), int.of(CHANGED)),
    ),
    counted(row),
  );
  made.body = [
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      end.set(entry('rowEnd', person.get)),
      first.set(entry('firstClaim', person.get)),
      when(int.isAtMost(byte('state', person.get), int.of(CHANGED)), claims),
      row.set(end.get),
      counted(person),
    ),
    person.get,
  ];
  return made;
}

type OfClaim = ColumnReads<(typeof PARAMETERS)[number]> & {
  readonly [name in 'line' | 'stop' | 'fours' | 'page' | 'at' | 'times' | 'found']: Variable;
} & {
  readonly address: Variable;
  readonly more: Variable;
  stopAt(where: Code): Code;
};

/** Adds the lines of a claim from `line` up to `stop`. */
function linesCode(bytes: 2 | 4, by: OfClaim): Code {
  const { of, entry, byte, stopAt } = by;
  const { line, stop, fours, page, at, times, found, address, more } = by;
  const act = (ahead: number): Code =>
    bytes === 2 ? int.load16(line.get, ahead * 2) : int.load(line.get, ahead * 4);
  const isTouched = (ahead: number): Code => byte('touched', act(ahead));
  const add = (ahead: number): Code => [
    at.set(int.plus(page.get, entry('numbers', act(ahead)))),
    address.set(int.plus(of('counts'), int.shifted(at.get, int.of(2)))),
    found.set(int.load(address.get)),
    when(
      int.isLess(found.get, int.of(0)),
      stopAt(int.plus(int.minus(line.get, of('acts')), int.of(ahead * bytes))),
    ),
    int.store(address.get, int.plus(found.get, times.get)),
    more.set(
      four.plus(more.get, four.load(int.plus(of('records'), int.shifted(at.get, int.of(4))))),
    ),
  ];
  return [
    fours.set(int.minus(stop.get, int.of(FOUR * bytes))),
    loop(
      leaveIf(int.isMore(line.get, fours.get)),
      when(
        int.or(int.or(isTouched(0), isTouched(1)), int.or(isTouched(2), isTouched(3))),
        ...[0, 1, 2, 3].map(add),
      ),
      counted(line, FOUR * bytes),
    ),
    loop(
      leaveIf(int.isAtLeast(line.get, stop.get)),
      when(isTouched(0), add(0)),
      counted(line, bytes),
    ),
  ];
}

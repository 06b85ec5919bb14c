import {
  answer,
  chosen,
  double,
  four,
  int,
  LoopFunction,
  leaveIf,
  loop,
  pair,
  when,
} from '@sanyi/feel/loops';

const PARAMETERS = [
  ...['at', 'to', 'sign', 'linesMost'],
  ...['from', 'end', 'page', 'month', 'acts', 'entries', 'records', 'counts'],
  ...['money', 'inScopeOld', 'inScopeNow', 'lists', 'stopped'],
] as const;

/** Bytes of a row of money, and where the money under the new rules begins in it. */
const MONEY = { row: 80, now: 40 } as const;

/**
 * The loop over lines: a line is two look-ups, the sums of eight numbers side by side, and a count. It
 * gives the first claim with a line that has to be asked, and writes to `stopped` which one; what stands
 * before it was added.
 * `from` and `end` are bytes of `acts`, `page` bytes of `entries`; a record has eight numbers: amount
 * and part of the hospital, old and new, what is in scope, old and new, and the bit of its rules.
 */
export function lineCode(actBytes: 2 | 4): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const of = (name: (typeof PARAMETERS)[number]) => made.parameter(name).get;
  const at = made.parameter('at');
  const { line, stop, end } = made.locals('int', 'line', 'stop', 'end');
  const { page, times } = made.locals('int', 'page', 'times');
  const { outcome, record, row, claim } = made.locals('int', 'outcome', 'record', 'row', 'claim');
  const { amounts, scopes, lists } = made.locals('four', 'amounts', 'scopes', 'lists');
  const column = (name: (typeof PARAMETERS)[number]) => int.plus(of(name), claim.get);
  const act = actBytes === 2 ? int.load16(line.get) : int.load(line.get);
  const counted = int.plus(of('counts'), int.shifted(outcome.get, int.of(2)));
  const lineLoop = loop(
    leaveIf(int.isAtLeast(line.get, stop.get)),
    outcome.set(int.load(int.plus(page.get, int.shifted(act, int.of(2))))),
    leaveIf(int.isZero(outcome.get)),
    record.set(int.plus(of('records'), int.shifted(outcome.get, int.of(5)))),
    amounts.set(four.plus(amounts.get, four.load(record.get))),
    scopes.set(four.plus(scopes.get, four.load(record.get, 16))),
    lists.set(four.or(lists.get, four.load(record.get, 16))),
    outcome.set(counted),
    int.store(outcome.get, int.plus(int.load(outcome.get), times.get)),
    line.set(int.plus(line.get, int.of(actBytes))),
  );
  const addMoney = (offset: number, of: typeof amounts.get) =>
    pair.store(row.get, pair.plus(pair.load(row.get, offset), pair.ofFour(of)), offset);
  const addScope = (name: 'inScopeOld' | 'inScopeNow', place: number) => [
    row.set(int.plus(of(name), int.shifted(at.get, int.of(3)))),
    double.store(
      row.get,
      double.plus(double.load(row.get), double.ofInt(four.at(scopes.get, place))),
    ),
  ];
  const cited = int.or(int.load(column('lists')), four.at(lists.get, 2));
  const addLists = int.store(column('lists'), cited);
  const isKnown = int.isAtLeast(line.get, stop.get);
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      claim.set(int.shifted(at.get, int.of(2))),
      line.set(int.plus(of('acts'), int.load(column('from')))),
      end.set(int.plus(of('acts'), int.load(column('end')))),
      page.set(int.plus(of('entries'), int.load(column('page')))),
      times.set(chosen(of('sign'), int.of(0), int.isAtLeast(int.load(column('month')), int.of(0)))),
      lists.set(four.zero),
      loop(
        stop.set(int.plus(line.get, of('linesMost'))),
        stop.set(chosen(stop.get, end.get, int.isLess(stop.get, end.get))),
        [amounts.set(four.zero), scopes.set(four.zero)],
        lineLoop,
        row.set(int.plus(of('money'), int.times(at.get, int.of(MONEY.row)))),
        addMoney(0, amounts.get),
        addMoney(MONEY.now, four.lastTwo(amounts.get)),
        addScope('inScopeOld', 0),
        addScope('inScopeNow', 1),
        when(
          int.isZero(isKnown),
          addLists,
          int.store(of('stopped'), int.minus(line.get, of('acts'))),
          answer(at.get),
        ),
        leaveIf(int.isAtLeast(line.get, end.get)),
      ),
      addLists,
      at.set(int.plus(at.get, int.of(1))),
    ),
    at.get,
  ];
  return made;
}

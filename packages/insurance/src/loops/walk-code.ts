import {
  answer,
  branch,
  type Code,
  chosen,
  double,
  int,
  LoopFunction,
  leaveIf,
  loop,
  when,
} from '@sanyi/feel/loops';

const PARAMETERS = [
  ...['at', 'to', 'from', 'end', 'page', 'acts', 'entries', 'records', 'total'],
  ...['familyOf', 'families', 'seen', 'places', 'steps', 'stepsEnd', 'stopped'],
] as const;

/** Lists of rules that a step of the table can be for. */
export const WALK_LISTS = 64;

/**
 * The loop over lines of a settlement: adds the amount of each line to its family, and follows the lists of
 * rules that a claim cites from place to place. It gives the first claim with a line that has to be looked
 * at, and writes to `stopped` which one; what stands before it was followed.
 * Rows of `families` have eight doubles; `familyOf` is a byte for each act; `total` says where the amount
 * stands in a record, whose last number is the list. `steps` has one more than the place that follows, by
 * place and list, 0 where nobody went yet.
 */
export function walkCode(actBytes: 2 | 4): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const of = (name: (typeof PARAMETERS)[number]): Code => made.parameter(name).get;
  const at = made.parameter('at');
  const { line, end, page, act, row } = made.locals('int', 'line', 'end', 'page', 'act', 'row');
  const { outcome, bit, list, step } = made.locals('int', 'outcome', 'bit', 'list', 'step');
  const { claim, seen, place, next } = made.locals('int', 'claim', 'seen', 'place', 'next');
  const column = (name: (typeof PARAMETERS)[number]): Code => int.plus(of(name), claim.get);
  const shifted = (of: Code, bits: number): Code => int.shifted(of, int.of(bits));
  // A bit below 0 is that of several lists.
  const mayBeNew = int.or(int.isLess(bit.get, int.of(0)), int.isZero(int.and(seen.get, bit.get)));
  const stepAt = int.plus(
    of('steps'),
    shifted(int.plus(int.times(place.get, int.of(WALK_LISTS)), list.get), 2),
  );
  const lineLoop = loop(
    leaveIf(int.isAtLeast(line.get, end.get)),
    act.set(actBytes === 2 ? int.load16(line.get) : int.load(line.get)),
    outcome.set(int.load(int.plus(page.get, shifted(act.get, 2)))),
    leaveIf(int.isZero(outcome.get)),
    outcome.set(int.plus(of('records'), shifted(outcome.get, 5))),
    bit.set(int.load(outcome.get, 24)),
    when(
      mayBeNew,
      list.set(int.load(outcome.get, 28)),
      step.set(chosen(stepAt, of('stepsEnd'), int.isAtLeast(list.get, int.of(0)))),
      next.set(int.of(0)),
      when(int.isLess(step.get, of('stepsEnd')), next.set(int.load(step.get))),
      when(int.isZero(next.get), branch(3)),
      place.set(int.minus(next.get, int.of(1))),
      seen.set(int.or(seen.get, bit.get)),
    ),
    act.set(int.plus(row.get, shifted(int.load8(int.plus(of('familyOf'), act.get)), 3))),
    double.store(
      act.get,
      double.plus(double.load(act.get), double.ofInt(int.load(int.plus(outcome.get, of('total'))))),
    ),
    line.set(int.plus(line.get, int.of(actBytes))),
  );
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      claim.set(shifted(at.get, 2)),
      line.set(int.plus(of('acts'), int.load(column('from')))),
      end.set(int.plus(of('acts'), int.load(column('end')))),
      page.set(int.plus(of('entries'), int.load(column('page')))),
      row.set(int.plus(of('families'), shifted(at.get, 6))),
      seen.set(int.load(column('seen'))),
      place.set(int.load(column('places'))),
      lineLoop,
      int.store(column('seen'), seen.get),
      int.store(column('places'), place.get),
      when(
        int.isLess(line.get, end.get),
        int.store(of('stopped'), int.minus(line.get, of('acts'))),
        answer(at.get),
      ),
      at.set(int.plus(at.get, int.of(1))),
    ),
    at.get,
  ];
  return made;
}

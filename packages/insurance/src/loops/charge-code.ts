import { type Code, double, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['to', 'visit', 'outcome', 'month', 'timesOf', 'values', 'counts', 'sign'] as const),
  ...(['money', 'scopeOld', 'scopeNow'] as const),
];

const MONEY_BYTES = 80;
/** Bytes of what an outcome comes to, of one side of it and of one in money, and where the fourth part stands: in scope. */
const OUTCOME_BYTES = 64;
const [SIDE, MONEY_SIDE, IN_SCOPE] = [32, 40, 24];
/** Total, hospital and fixed part stand alike in both. */
const PARTS = [0, 8, 16];

/**
 * The loop that begins the money of each claim with the charges of its visit, as often as they are due, and counts
 * what is met by claims of a month up, or back where `sign` is -1.
 */
export function chargeCode(): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry } = columnReads(made, PARAMETERS);
  const { at, met, from, into } = made.locals('int', 'at', 'met', 'from', 'into');
  const { times } = made.locals('double', 'times');
  const eight = (name: 'timesOf' | 'counts' | 'scopeOld' | 'scopeNow', index: Code): Code =>
    int.plus(of(name), int.shifted(index, int.of(3)));
  const due = (offset: number): Code => double.times(times.get, double.load(from.get, offset));
  const side = (which: 0 | 1, scope: 'scopeOld' | 'scopeNow'): Code => [
    PARTS.map((part) =>
      double.store(into.get, due(which * SIDE + part), which * MONEY_SIDE + part),
    ),
    double.store(eight(scope, at.get), due(which * SIDE + IN_SCOPE)),
  ];
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      met.set(entry('outcome', at.get)),
      times.set(double.load(eight('timesOf', entry('visit', at.get)))),
      when(
        int.isAtLeast(entry('month', at.get), int.of(0)),
        into.set(eight('counts', met.get)),
        double.store(
          into.get,
          double.plus(double.load(into.get), double.times(times.get, double.ofInt(of('sign')))),
        ),
      ),
      from.set(int.plus(of('values'), int.times(met.get, int.of(OUTCOME_BYTES)))),
      into.set(int.plus(of('money'), int.times(at.get, int.of(MONEY_BYTES)))),
      side(0, 'scopeOld'),
      side(1, 'scopeNow'),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

import { type Code, double, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';
import { MONEY_ROW } from './money-row.ts';

const PARAMETERS = [
  ...(['to', 'visit', 'outcome', 'month', 'timesOf', 'values', 'counts', 'sign'] as const),
  ...(['money', 'scopeOld', 'scopeNow'] as const),
];

/** Bytes of what an outcome comes to, of one side of it, and where the fourth part stands: in scope. */
const [OUTCOME_BYTES, SIDE, IN_SCOPE] = [64, 32, 24];
/** These stand alike in an outcome and in money. */
const PARTS = [MONEY_ROW.total, MONEY_ROW.hospital, MONEY_ROW.fixedFund];

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
      double.store(into.get, due(which * SIDE + part), which * MONEY_ROW.side + part),
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
      into.set(int.plus(of('money'), int.times(at.get, int.of(MONEY_ROW.bytes)))),
      side(0, 'scopeOld'),
      side(1, 'scopeNow'),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

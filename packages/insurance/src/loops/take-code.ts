import { double, int, LoopFunction, leaveIf, loop } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

const FLAGGED = ['to', 'outcome', 'values', 'into'] as const;

/** The loop that writes the value of each row's outcome, a small whole number; outcomes have two, 16 bytes apart. */
export function flagCode(): LoopFunction {
  const made = new LoopFunction(FLAGGED);
  const { of, entry } = columnReads(made, FLAGGED);
  const { at } = made.locals('int', 'at');
  const value = int.plus(of('values'), int.shifted(entry('outcome', at.get), int.of(4)));
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      int.store16(
        int.plus(of('into'), int.shifted(at.get, int.of(1))),
        int.ofDouble(double.load(value)),
      ),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

const PAID = ['to', 'paid', 'into', 'bytes'] as const;

/** The loop that writes amounts that stand side by side so many bytes apart. */
export function spreadCode(): LoopFunction {
  const made = new LoopFunction(PAID);
  const [to, bytes] = [made.parameter('to').get, made.parameter('bytes').get];
  const [from, into] = [made.parameter('paid'), made.parameter('into')];
  const { at } = made.locals('int', 'at');
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, to)),
      double.store(into.get, double.load(from.get)),
      counted(from, 8),
      into.set(int.plus(into.get, bytes)),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

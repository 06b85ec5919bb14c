import { double, int, LoopFunction, leaveIf, loop } from '@sanyi/feel/loops';
import { counted } from './column-reads.ts';

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

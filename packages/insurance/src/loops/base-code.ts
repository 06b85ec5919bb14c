import { answer, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['at', 'to', 'days', 'placeClass', 'numberOf', 'places', 'bases', 'size', 'into'] as const),
];

/**
 * The loop that finds where the page of each row begins, by its day and class of places. Days have numbers, -1 while
 * nobody asked; so have pages in `bases`, of which there are `size`. Gives the first row of which one is not known.
 */
export function baseCode(): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry } = columnReads(made, PARAMETERS);
  const at = made.parameter('at');
  const { number, base } = made.locals('int', 'number', 'base');
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      number.set(entry('numberOf', entry('days', at.get))),
      when(int.isLess(number.get, int.of(0)), answer(at.get)),
      number.set(int.plus(int.times(number.get, of('places')), entry('placeClass', at.get))),
      when(int.isAtLeast(number.get, of('size')), answer(at.get)),
      base.set(entry('bases', number.get)),
      when(int.isLess(base.get, int.of(0)), answer(at.get)),
      int.store(int.plus(of('into'), int.shifted(at.get, int.of(2))), base.get),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

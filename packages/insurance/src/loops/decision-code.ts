import { answer, either, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['at', 'to', 'days', 'interval', 'placeClass', 'decisions', 'classes', 'into'] as const),
  ...(['quiet', 'silent'] as const),
];

/** Stands for no decision in a column. */
export const SILENT = 65_535;

/**
 * The loop that finds the decision about each row, by the interval that its day lies in and its class of places. Where
 * none speaks, which `quiet` stands for, the row is counted up in `silent`. Gives the first row about which
 * there is another number below 0.
 */
export function decisionCode(): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry } = columnReads(made, PARAMETERS);
  const at = made.parameter('at');
  const { found } = made.locals('int', 'found');
  const interval = int.times(entry('interval', entry('days', at.get)), of('classes'));
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      found.set(entry('decisions', int.plus(interval, entry('placeClass', at.get)))),
      when(
        int.isLess(found.get, int.of(0)),
        either(
          int.equal(found.get, of('quiet')),
          [
            found.set(int.of(SILENT)),
            int.store(of('silent'), int.plus(int.load(of('silent')), int.of(1))),
          ],
          answer(at.get),
        ),
      ),
      int.store16(int.plus(of('into'), int.shifted(at.get, int.of(1))), found.get),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

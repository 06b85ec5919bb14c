import { answer, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['row', 'to', 'day', 'place', 'classOf', 'classes', 'known', 'pages'] as const),
];

/**
 * The loop that finds the page on which a hook answers about each row, by its day and its place: `known`
 * has one more than the page for each day and class of places, 0 where nobody asked. Gives the first row of
 * which the page is not known.
 */
export function pageCode(codeBytes: 2 | 4): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry, code } = columnReads(made, PARAMETERS);
  const row = made.parameter('row');
  const { page } = made.locals('int', 'page');
  const day = int.times(code('day', 2, row.get), of('classes'));
  const place = entry('classOf', code('place', codeBytes, row.get));
  made.body = [
    loop(
      leaveIf(int.isAtLeast(row.get, of('to'))),
      page.set(entry('known', int.plus(day, place))),
      when(int.isZero(page.get), answer(row.get)),
      int.store(
        int.plus(of('pages'), int.shifted(row.get, int.of(2))),
        int.minus(page.get, int.of(1)),
      ),
      counted(row),
    ),
    row.get,
  ];
  return made;
}

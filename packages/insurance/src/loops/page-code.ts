import { answer, type Code, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';

const PARAMETERS = [
  ...['row', 'to', 'day', 'place', 'classOf', 'classes', 'known', 'pages'],
] as const;

/**
 * The loop that finds the page on which a hook answers about each row, by its day and its place: `known`
 * has one more than the page for each day and class of places, 0 where nobody asked. Gives the first row of
 * which the page is not known.
 */
export function pageCode(codeBytes: 2 | 4): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const of = (name: (typeof PARAMETERS)[number]): Code => made.parameter(name).get;
  const row = made.parameter('row');
  const { page } = made.locals('int', 'page');
  const entry = (name: 'classOf' | 'known', index: Code): Code =>
    int.load(int.plus(of(name), int.shifted(index, int.of(2))));
  const day = int.load16(int.plus(of('day'), int.shifted(row.get, int.of(1))));
  const place =
    codeBytes === 2
      ? int.load16(int.plus(of('place'), int.shifted(row.get, int.of(1))))
      : int.load(int.plus(of('place'), int.shifted(row.get, int.of(2))));
  made.body = [
    loop(
      leaveIf(int.isAtLeast(row.get, of('to'))),
      page.set(entry('known', int.plus(int.times(day, of('classes')), entry('classOf', place)))),
      when(int.isZero(page.get), answer(row.get)),
      int.store(
        int.plus(of('pages'), int.shifted(row.get, int.of(2))),
        int.minus(page.get, int.of(1)),
      ),
      row.set(int.plus(row.get, int.of(1))),
    ),
    row.get,
  ];
  return made;
}

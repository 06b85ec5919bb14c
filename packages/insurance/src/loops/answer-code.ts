import { answer, chosen, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['at', 'to', 'base', 'group', 'visit', 'ofGroup', 'ofVisit', 'entries', 'into'] as const),
  ...(['ageOf', 'ages', 'days', 'year', 'birthYear'] as const),
];

/**
 * The loop that looks up what a hook answers about each row: on its page, by its group of persons and its visit, and
 * by the class of the age where `ageOf` is not 0: `ages` have one, who is older stands with the last. Gives the
 * first row about which nobody asked.
 */
export function answerCode(): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry, byte } = columnReads(made, PARAMETERS);
  const at = made.parameter('at');
  const { found, age, group } = made.locals('int', 'found', 'age', 'group');
  const [oldest, youngest] = [int.minus(of('ages'), int.of(1)), int.of(0)];
  const aged = [
    age.set(int.minus(entry('year', entry('days', at.get)), entry('birthYear', group.get))),
    age.set(chosen(age.get, youngest, int.isMore(age.get, youngest))),
    age.set(chosen(age.get, oldest, int.isLess(age.get, oldest))),
    found.set(int.plus(found.get, byte('ageOf', age.get))),
  ];
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      group.set(entry('group', at.get)),
      found.set(int.plus(entry('base', at.get), entry('ofGroup', group.get))),
      found.set(int.plus(found.get, entry('ofVisit', entry('visit', at.get)))),
      when(of('ageOf'), ...aged),
      found.set(entry('entries', found.get)),
      when(int.isZero(found.get), answer(at.get)),
      int.store(int.plus(of('into'), int.shifted(at.get, int.of(2))), found.get),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

import { chosen, double, int, LoopFunction, leaveIf, loop } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

const LOOKED = ['to', 'index', 'table', 'into'] as const;

/** The loop that looks up each row in a table by what a column says of it: a number of so many bytes. */
export function lookCode(bytes: 2 | 4): LoopFunction {
  const made = new LoopFunction(LOOKED);
  const { of, entry, code } = columnReads(made, LOOKED);
  const { at } = made.locals('int', 'at');
  const found = code('table', bytes, entry('index', at.get));
  const into = int.plus(of('into'), int.shifted(at.get, int.of(bytes === 2 ? 1 : 2)));
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      bytes === 2 ? int.store16(into, found) : int.store(into, found),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

const AGED = ['to', 'days', 'year', 'group', 'birthYear', 'into'] as const;

/** The loop that writes how old the person of each row is in the year of a day; nobody is younger than 0. */
export function ageCode(): LoopFunction {
  const made = new LoopFunction(AGED);
  const { of, entry } = columnReads(made, AGED);
  const { at, age } = made.locals('int', 'at', 'age');
  const born = entry('birthYear', entry('group', at.get));
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      age.set(int.minus(entry('year', entry('days', at.get)), born)),
      int.store(
        int.plus(of('into'), int.shifted(at.get, int.of(2))),
        chosen(age.get, int.of(0), int.isMore(age.get, int.of(0))),
      ),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

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

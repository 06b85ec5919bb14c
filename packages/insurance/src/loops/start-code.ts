import { chosen, either, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

const PARAMETERS = ['to', 'rows', 'personStart', 'days', 'year', 'length', 'starts'] as const;

/** Instead of a length: sums never start again within a person. */
export const NEVER_AGAIN: number = 2 ** 31 - 1;

/**
 * The loop that says where the sums of a person start again (INS-1): with the person, and so long after they did, in
 * days, or in calendar years where `year` is not 0. Rows stand in the order of the fold.
 */
export function startCode(): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry } = columnReads(made, PARAMETERS);
  const { at, row, person, end, now } = made.locals('int', 'at', 'row', 'person', 'end', 'now');
  const { since, passed, starts } = made.locals('int', 'since', 'passed', 'starts');
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      row.set(entry('rows', at.get)),
      now.set(entry('days', row.get)),
      when(of('year'), now.set(entry('year', now.get))),
      either(
        int.isAtLeast(row.get, end.get),
        [
          starts.set(int.of(1)),
          loop(
            leaveIf(int.isLess(row.get, end.get)),
            counted(person),
            end.set(entry('personStart', person.get)),
          ),
        ],
        [
          passed.set(int.minus(now.get, since.get)),
          starts.set(
            int.or(int.isAtLeast(passed.get, of('length')), int.isLess(passed.get, int.of(0))),
          ),
        ],
      ),
      int.store8(int.plus(of('starts'), at.get), starts.get),
      since.set(chosen(now.get, since.get, starts.get)),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

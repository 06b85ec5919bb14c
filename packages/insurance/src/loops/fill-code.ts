import {
  answer,
  type Code,
  double,
  int,
  LoopFunction,
  leaveIf,
  loop,
  when,
} from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['persons', 'firstPerson', 'rowEnd', 'state', 'key', 'day', 'starts'] as const),
  ...(['inScope', 'more'] as const),
  ...(['spanOf', 'keys', 'classOf'] as const),
  ...(['toPerson', 'toFirstRow', 'toStart', 'toKey', 'toStarts', 'toScope'] as const),
];

/** Instead of how many persons: an amount that 32 bits do not hold. */
export const BEYOND_32_BITS = -1;

const CHANGED = 1;
const IN_SCOPE = 12;

/**
 * The loop that takes persons whose charges change for the fold: which person it is, counted on from `firstPerson`, the first of its rows among
 * all and among those taken, one more at the end; and by row its class under the new rules, by its day and key,
 * where sums start again, and what is in scope with what it comes to more. Gives how many persons there are.
 */
export function fillCode(bytes: { readonly codes: 2 | 4; readonly amounts: 4 | 8 }): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry, byte, code } = columnReads(made, PARAMETERS);
  const { person, row, end, at, count, before, more, now } = made.locals(
    'int',
    ...(['person', 'row', 'end', 'at', 'count', 'before', 'more', 'now'] as const),
  );
  const store = (name: 'toPerson' | 'toFirstRow' | 'toStart', value: Code): Code =>
    int.store(int.plus(of(name), int.shifted(count.get, int.of(2))), value);
  const span = int.times(code('spanOf', 2, code('day', 2, row.get)), of('keys'));
  const key = int.plus(span, code('key', bytes.codes, row.get));
  const moreAt = int.load(int.plus(of('more'), int.shifted(row.get, int.of(4))), IN_SCOPE);
  const narrow = [
    before.set(entry('inScope', row.get)),
    more.set(moreAt),
    now.set(int.plus(before.get, more.get)),
    // Beyond where both have one sign and the sum has the other.
    when(
      int.isLess(int.and(int.other(before.get, now.get), int.other(more.get, now.get)), int.of(0)),
      answer(int.of(BEYOND_32_BITS)),
    ),
    int.store(int.plus(of('toScope'), int.shifted(at.get, int.of(2))), now.get),
  ];
  const eight = (name: 'inScope' | 'toScope', index: Code): Code =>
    int.plus(of(name), int.shifted(index, int.of(3)));
  const wide = double.store(
    eight('toScope', at.get),
    double.plus(double.load(eight('inScope', row.get)), double.ofInt(moreAt)),
  );
  const rows = loop(
    leaveIf(int.isAtLeast(row.get, end.get)),
    int.store16(int.plus(of('toKey'), int.shifted(at.get, int.of(1))), code('classOf', 2, key)),
    int.store8(int.plus(of('toStarts'), at.get), byte('starts', row.get)),
    bytes.amounts === 4 ? narrow : wide,
    counted(at),
    counted(row),
  );
  made.body = [
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      end.set(entry('rowEnd', person.get)),
      when(
        int.equal(byte('state', person.get), int.of(CHANGED)),
        store('toPerson', int.plus(of('firstPerson'), person.get)),
        store('toFirstRow', row.get),
        store('toStart', at.get),
        counted(count),
        rows,
      ),
      row.set(end.get),
      counted(person),
    ),
    store('toStart', at.get),
    count.get,
  ];
  return made;
}

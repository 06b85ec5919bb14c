import { type Code, double, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';
import { ACT_LIST } from './act-code.ts';
import { columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['acts', 'act', 'lines', 'coded', 'left', 'numbers', 'largest', 'lineBytes'] as const),
  ...(['lists', 'found', 'bound'] as const),
];

/**
 * The loop over the acts of a block, with how many lines each has: tells those that have a number, which is not
 * below 0, and where their lines stand, in bytes from the first line of the block, as `ACT_LIST` says. Acts from `coded`
 * on are looked up in `left` first. Gives how many were told, and writes to `found` how many bytes their lines have, and
 * to `bound` what `largest` of their numbers sums to by line. There is room for one more than there are.
 */
export function findCode(bytes: 2 | 4): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry, code } = columnReads(made, PARAMETERS);
  const { at, act, number, from, end, lines, cell, found } = made.locals(
    'int',
    ...(['at', 'act', 'number', 'from', 'end', 'lines', 'cell', 'found'] as const),
  );
  const { sum } = made.locals('double', 'sum');
  const largest = double.load(int.plus(of('largest'), int.shifted(number.get, int.of(3))));
  const put = (part: number, value: Code): Code => int.store(cell.get, value, part * 4);
  made.body = [
    cell.set(of('lists')),
    loop(
      leaveIf(int.isAtLeast(at.get, of('acts'))),
      act.set(code('act', bytes, at.get)),
      when(
        int.isAtLeast(act.get, of('coded')),
        act.set(entry('left', int.minus(act.get, of('coded')))),
      ),
      number.set(entry('numbers', act.get)),
      lines.set(int.times(code('lines', bytes, at.get), of('lineBytes'))),
      end.set(int.plus(from.get, lines.get)),
      // Told before it is asked whether it counts: the next one overwrites it where it does not.
      put(ACT_LIST.number, number.get),
      put(ACT_LIST.from, from.get),
      put(ACT_LIST.to, end.get),
      when(
        int.isAtLeast(number.get, int.of(0)),
        sum.set(double.plus(sum.get, double.times(largest, double.ofInt(lines.get)))),
        found.set(int.plus(found.get, lines.get)),
        counted(cell, ACT_LIST.width * 4),
      ),
      from.set(end.get),
      counted(at),
    ),
    int.store(of('found'), found.get),
    double.store(of('bound'), sum.get),
    int.shiftedBack(int.minus(cell.get, of('lists')), int.of(4)),
  ];
  return made;
}

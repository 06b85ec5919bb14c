import { answer, either, int, LoopFunction, leaveIf, loop, when } from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';

/** Two numbers of lists share a number of 32 bits. */
export const HALF = 65_536;

const CITED = [
  ...(['at', 'to', 'rows', 'lists', 'visits', 'contacts', 'ofVisit', 'ofContact'] as const),
  ...(['keys', 'keyBytes'] as const),
];

/**
 * The loop that begins the key of each claim with what it cites beside the benefit: bits of the lists of its lines,
 * then the lists of its visit and of its first contact. Gives the first claim whose lists are no bits.
 */
export function citeCode(): LoopFunction {
  const made = new LoopFunction(CITED);
  const { of, entry } = columnReads(made, CITED);
  const at = made.parameter('at');
  const { row, list, key } = made.locals('int', 'row', 'list', 'key');
  const listOf = (name: 'ofVisit' | 'ofContact', outcomes: 'visits' | 'contacts') =>
    entry(name, entry(outcomes, row.get));
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      row.set(entry('rows', at.get)),
      list.set(entry('lists', row.get)),
      when(int.isLess(list.get, int.of(0)), answer(at.get)),
      key.set(int.plus(of('keys'), int.times(at.get, of('keyBytes')))),
      int.store(key.get, list.get),
      int.store(
        key.get,
        int.plus(
          int.times(listOf('ofVisit', 'visits'), int.of(HALF)),
          listOf('ofContact', 'contacts'),
        ),
        4,
      ),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

const MARKED = ['to', 'rows', 'positionOf', 'words', 'keys', 'keyBytes'] as const;

/** The loop that writes a word of marks to the key of each claim, from `keys` on; 0 where nobody was asked. */
export function markCode(): LoopFunction {
  const made = new LoopFunction(MARKED);
  const { of, entry } = columnReads(made, MARKED);
  const { at, position, key } = made.locals('int', 'at', 'position', 'key');
  made.body = [
    key.set(of('keys')),
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      position.set(entry('positionOf', entry('rows', at.get))),
      either(
        int.isLess(position.get, int.of(0)),
        int.store(key.get, int.of(0)),
        int.store(key.get, entry('words', position.get)),
      ),
      key.set(int.plus(key.get, of('keyBytes'))),
      counted(at),
    ),
    at.get,
  ];
  return made;
}

import {
  answer,
  type Code,
  double,
  four,
  int,
  LoopFunction,
  leaveIf,
  loop,
  type Variable,
  when,
} from '@sanyi/feel/loops';
import { type ColumnReads, columnReads, counted } from './column-reads.ts';

const PARAMETERS = [
  ...(['list', 'line', 'lists', 'acts', 'pages', 'month', 'room', 'records'] as const),
  ...(['more', 'sums', 'stopped', 'persons', 'rowEnd', 'state'] as const),
];

/** Instead of a list: an amount that 31 bits do not hold. */
export const TOO_WIDE = -1;
/** Of a record, where rows have their fixed part: it says what an act comes to more. */
export const KNOWN_ACT = 0;

/** What a list is told by: the number of its act, and the bytes from which on and before which its lines stand. */
export const ACT_LIST = { number: 0, from: 1, to: 2, width: 4 } as const;

const NO_MONTH = 255;
const CHANGED = 1;

/**
 * The loop over lines that stand act by act, each of which is the row that it is of: what the act comes to more
 * on the page of the row is added to the row. `acts` tells each of the `lists`, as `ACT_LIST` says; `pages` is
 * below 0 for rows to be passed over. The totals of rows that count are summed list by list. Persons of whom any
 * row comes to more are marked. Begins at a line of a list, 0 for its first; gives the list with the first
 * line whose record is not known, and writes where that line stands to `stopped`; behind the last list when all
 * is done.
 */
export function actCode(bytes: 2 | 4): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const reads = columnReads(made, PARAMETERS);
  const { of, entry, byte } = reads;
  const [list, line] = [made.parameter('list'), made.parameter('line')];
  const { row, page, end, base, record, address } = made.locals(
    'int',
    ...(['row', 'page', 'end', 'base', 'record', 'address'] as const),
  );
  const { more, wide } = made.locals('four', 'more', 'wide');
  const { sum } = made.locals('double', 'sum');
  const place = int.plus(of('sums'), int.shifted(list.get, int.of(3)));
  const refuse = when(isWide(wide.get), answer(int.of(TOO_WIDE)));
  const add = [
    record.set(int.plus(base.get, int.shifted(page.get, int.of(4)))),
    when(
      int.differ(int.load(record.get, 8), int.of(KNOWN_ACT)),
      refuse,
      double.store(place, sum.get),
      int.store(of('stopped'), line.get),
      answer(list.get),
    ),
    address.set(int.plus(of('more'), int.shifted(row.get, int.of(4)))),
    more.set(four.plus(four.load(address.get), four.load(record.get))),
    four.store(address.get, more.get),
    // 31 bits hold a number whose first two bits are the same.
    wide.set(four.or(wide.get, four.other(more.get, four.shifted(more.get, int.of(1))))),
    when(
      int.differ(byte('month', row.get), int.of(NO_MONTH)),
      sum.set(double.plus(sum.get, double.ofInt(int.load(record.get)))),
    ),
  ];
  const lines = loop(
    leaveIf(int.isAtLeast(line.get, end.get)),
    row.set(bytes === 2 ? int.load16(line.get) : int.load(line.get)),
    page.set(entry('pages', row.get)),
    when(int.isAtLeast(page.get, int.of(0)), add),
    counted(line, bytes),
  );
  made.body = [
    loop(
      leaveIf(int.isAtLeast(list.get, of('lists'))),
      address.set(int.plus(of('acts'), int.shifted(list.get, int.of(4)))),
      base.set(
        int.plus(
          of('records'),
          int.shifted(int.times(int.load(address.get), of('room')), int.of(4)),
        ),
      ),
      end.set(int.load(address.get, 4 * ACT_LIST.to)),
      when(int.isZero(line.get), line.set(int.load(address.get, 4 * ACT_LIST.from))),
      sum.set(double.load(place)),
      lines,
      double.store(place, sum.get),
      line.set(int.of(0)),
      counted(list),
    ),
    refuse,
    personsCode({ ...reads, row, end, more, person: page }),
    list.get,
  ];
  return made;
}

type OfPersons = ColumnReads<(typeof PARAMETERS)[number]> & {
  readonly [name in 'row' | 'end' | 'more' | 'person']: Variable;
};

/** Marks persons of whom any row comes to more. */
function personsCode({ of, entry, byte, row, end, more, person }: OfPersons): Code[] {
  const address = int.plus(of('more'), int.shifted(row.get, int.of(4)));
  return [
    person.set(int.of(0)),
    row.set(int.of(0)),
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      end.set(entry('rowEnd', person.get)),
      more.set(four.zero),
      loop(
        leaveIf(int.isAtLeast(row.get, end.get)),
        more.set(four.or(more.get, four.load(address))),
        counted(row),
      ),
      when(
        int.differ(any(more.get), int.of(0)),
        when(
          int.isZero(byte('state', person.get)),
          int.store8(int.plus(of('state'), person.get), int.of(CHANGED)),
        ),
      ),
      counted(person),
    ),
  ];
}

const any = (of: Code): Code =>
  int.or(int.or(four.at(of, 0), four.at(of, 1)), int.or(four.at(of, 2), four.at(of, 3)));

const isWide = (of: Code): Code => int.isLess(any(of), int.of(0));

import {
  answer,
  type Code,
  chosen,
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
  ...(['list', 'line', 'lists', 'acts', 'rows', 'pages', 'month', 'room', 'records'] as const),
  ...(['more', 'sums', 'totals', 'stopped', 'persons', 'rowEnd', 'state'] as const),
];

/** Instead of a list: an amount that 31 bits do not hold. */
export const TOO_WIDE = -1;
/** Of a record, where rows have their fixed part: it says what an act comes to more. */
export const KNOWN_ACT = 0;

/** What a list is told by: the number of its act, and the bytes of `rows` from which on and before which its lines stand. */
export const ACT_LIST = { number: 0, from: 1, to: 2, width: 4 } as const;

/** Instead of a line: the first of a list. */
export const FIRST_LINE = -1;

const NO_MONTH = 255;
const CHANGED = 1;

/**
 * The loop over lines that stand act by act, each of which is the row that it is of: what the act comes to more
 * on the page of the row is added to the row. `acts` tells each of the `lists`, as `ACT_LIST` says; `pages` is
 * below 0 for rows to be passed over. The totals of rows that count are summed list by list. Persons of whom any
 * row comes to more are marked, and sums are added to the `totals` of acts, unless that is 0. Begins at a line of a
 * list, as a byte of `rows`, or `FIRST_LINE`; gives the list with the first line whose record is not known, and writes
 * where that line stands to `stopped`; behind the last list when all is done. Lines are `plain` where no row is passed
 * over, all count, and 31 bits hold whatever all of them together come to: then none of this is looked at line by line.
 */
export function actCode(bytes: 2 | 4, lines: 'any' | 'plain'): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const reads = columnReads(made, PARAMETERS);
  const { of, entry } = reads;
  const variables = variablesOf(made);
  const { list, line, row, page, end, base, more, wide } = variables;
  const place = int.plus(of('sums'), int.shifted(list.get, int.of(3)));
  const cell = int.plus(of('acts'), int.shifted(list.get, int.of(4)));
  const add = addCode({ ...reads, ...variables }, lines);
  const lineLoop = loop(
    leaveIf(int.isAtLeast(line.get, end.get)),
    row.set(bytes === 2 ? int.load16(line.get) : int.load(line.get)),
    page.set(entry('pages', row.get)),
    lines === 'plain' ? add.each : when(int.isAtLeast(page.get, int.of(0)), add.each),
    counted(line, bytes),
  );
  made.body = [
    loop(
      leaveIf(int.isAtLeast(list.get, of('lists'))),
      base.set(
        int.plus(of('records'), int.shifted(int.times(int.load(cell), of('room')), int.of(4))),
      ),
      end.set(int.plus(of('rows'), int.load(cell, 4 * ACT_LIST.to))),
      line.set(
        int.plus(
          of('rows'),
          chosen(line.get, int.load(cell, 4 * ACT_LIST.from), int.isAtLeast(line.get, int.of(0))),
        ),
      ),
      add.begin,
      lineLoop,
      double.store(place, double.plus(double.load(place), add.sum)),
      line.set(int.of(FIRST_LINE)),
      counted(list),
    ),
    when(isWide(wide.get), answer(int.of(TOO_WIDE))),
    when(of('totals'), totalsCode({ ...reads, ...variables })),
    personsCode({ ...reads, row, end, more, person: page }),
    list.get,
  ];
  return made;
}

const variablesOf = (made: LoopFunction) => ({
  list: made.parameter('list'),
  line: made.parameter('line'),
  ...made.locals('int', 'row', 'page', 'end', 'base', 'record', 'address'),
  ...made.locals('four', 'more', 'wide', 'sums'),
  ...made.locals('double', 'sum'),
});

type OfLine = ColumnReads<(typeof PARAMETERS)[number]> & ReturnType<typeof variablesOf>;

/** Adds a line: what begins a list, what each line does, and what the lines of a list sum to. */
function addCode(by: OfLine, lines: 'any' | 'plain') {
  const { of, byte, list, line, row, page, base, record, address, more, wide, sum, sums } = by;
  const isPlain = lines === 'plain';
  const all = isPlain ? double.ofInt(four.at(sums.get, 0)) : sum.get;
  const place = int.plus(of('sums'), int.shifted(list.get, int.of(3)));
  const each = [
    record.set(int.plus(base.get, int.shifted(page.get, int.of(4)))),
    when(
      int.differ(int.load(record.get, 8), int.of(KNOWN_ACT)),
      when(isWide(wide.get), answer(int.of(TOO_WIDE))),
      double.store(place, double.plus(double.load(place), all)),
      int.store(of('stopped'), int.minus(line.get, of('rows'))),
      answer(list.get),
    ),
    address.set(int.plus(of('more'), int.shifted(row.get, int.of(4)))),
    more.set(four.plus(four.load(address.get), four.load(record.get))),
    four.store(address.get, more.get),
  ];
  const plain = sums.set(four.plus(sums.get, four.load(record.get)));
  const checked = [
    // 31 bits hold a number whose first two bits are the same.
    wide.set(four.or(wide.get, four.other(more.get, four.shifted(more.get, int.of(1))))),
    when(
      int.differ(byte('month', row.get), int.of(NO_MONTH)),
      sum.set(double.plus(sum.get, double.ofInt(int.load(record.get)))),
    ),
  ];
  return {
    begin: isPlain ? sums.set(four.zero) : sum.set(double.of(0)),
    each: [each, isPlain ? plain : checked],
    sum: all,
  };
}

/** Adds the sums of lists to the totals of their acts. */
function totalsCode({ of, list, address, record }: OfLine): Code[] {
  const number = int.load(int.plus(of('acts'), int.shifted(record.get, int.of(4))));
  const sum = double.load(int.plus(of('sums'), int.shifted(record.get, int.of(3))));
  return [
    record.set(int.of(0)),
    loop(
      leaveIf(int.isAtLeast(record.get, list.get)),
      address.set(int.plus(of('totals'), int.shifted(number, int.of(3)))),
      double.store(address.get, double.plus(double.load(address.get), sum)),
      counted(record),
    ),
  ];
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
        four.isAny(more.get),
        when(
          int.isZero(byte('state', person.get)),
          int.store8(int.plus(of('state'), person.get), int.of(CHANGED)),
        ),
      ),
      counted(person),
    ),
  ];
}

/** Whether any of four numbers is below 0: those whose first two bits ever differed. */
export const isWide = (of: Code): Code =>
  int.isLess(
    int.or(int.or(four.at(of, 0), four.at(of, 1)), int.or(four.at(of, 2), four.at(of, 3))),
    int.of(0),
  );

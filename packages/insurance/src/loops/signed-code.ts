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
  when,
} from '@sanyi/feel/loops';
import { isWide } from './act-code.ts';
import { type ColumnReads, columnReads, counted } from './column-reads.ts';
import { BELOW_NOTHING } from './more-code.ts';

/** What the loop is told, by address where it is a column. */
const PARAMETERS = [
  ...(['persons', 'personStart', 'firstRow', 'more', 'lists', 'fund', 'patient'] as const),
  ...(['funds', 'marks', 'markBytes', 'words', 'firstSum', 'endSum', 'sumStart'] as const),
  ...(['sumRow', 'citedRow', 'cited', 'base', 'nothing', 'rowFund'] as const),
  ...(['toStart', 'toFirst', 'toMore', 'toFund', 'toLists', 'toCited', 'toMarks'] as const),
  ...(['toMarkBytes'] as const),
];

/** Instead of how many claims: a row, or a sum of rows, that 31 bits do not hold. */
export const SUM_TOO_WIDE = -2;
/** Instead of the row that tells what a claim cites of the benefit, as numbers of 32 bits: it cites nothing at all, or no benefit. */
export const CITED_ROW = { nothing: -1, noBenefit: -2 } as const;

/**
 * The loop over claims of persons who were folded again, whose claims are sums of rows: it writes for each what `moreCode`
 * reads of a claim. `sumRow` has twice the row and one more where it is taken off, and rows count from `base`; claims of a person
 * go from `firstSum` up to `endSum`. What funds pay less is written to `toFund`; a claim that cites nothing cites
 * `nothing`. Persons' claims begin at `toFirst`, and what is told of them claim after claim ends at `toStart`. Gives how
 * many claims there are.
 */
export function signedCode(amounts: 4 | 8): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const reads = columnReads(made, PARAMETERS);
  const { of, entry } = reads;
  const variables = variablesOf(made);
  const { person, first, at, end, sum, sums, count, wide } = variables;
  const put = (name: 'toStart' | 'toFirst', index: Code, value: Code): Code =>
    int.store(int.plus(of(name), int.shifted(index, int.of(2))), value);
  made.body = [
    put('toStart', int.of(0), int.of(0)),
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      first.set(int.minus(entry('firstRow', person.get), entry('personStart', person.get))),
      at.set(entry('personStart', person.get)),
      end.set(entry('personStart', int.plus(person.get, int.of(1)))),
      rowsCode({ ...reads, ...variables }, amounts),
      sum.set(entry('firstSum', person.get)),
      sums.set(entry('endSum', person.get)),
      put('toFirst', person.get, sum.get),
      loop(
        leaveIf(int.isAtLeast(sum.get, sums.get)),
        sumCode({ ...reads, ...variables }),
        counted(count),
        counted(sum),
      ),
      counted(person),
      put('toStart', person.get, count.get),
    ),
    when(isWide(wide.get), answer(int.of(SUM_TOO_WIDE))),
    count.get,
  ];
  return made;
}

/** `first` is what a row has more than its place among those that were folded. */
const variablesOf = (made: LoopFunction) => ({
  ...made.locals('int', 'person', 'first', 'at', 'end', 'row', 'sum', 'sums', 'count', 'address'),
  ...made.locals('int', 'term', 'terms', 'sign', 'word', 'mark', 'toMark', 'isCited'),
  ...made.locals('four', 'charges', 'total', 'wide'),
  ...made.locals('double', 'less', 'fund', 'borne'),
});

type OfSum = ColumnReads<(typeof PARAMETERS)[number]> & ReturnType<typeof variablesOf>;

const eight = (base: Code, index: Code): Code => int.plus(base, int.shifted(index, int.of(3)));

/** Writes what funds pay less for each row of a person, and looks whether the patient still pays something. */
function rowsCode(by: OfSum, amounts: 4 | 8): Code {
  const { of, entry, first, at, end, row, charges, less, borne } = by;
  const amount = (name: 'fund' | 'patient'): Code =>
    amounts === 4 ? double.ofInt(entry(name, row.get)) : double.load(eight(of(name), row.get));
  const part = (place: number): Code => double.ofInt(four.at(charges.get, place));
  const more = double.plus(less.get, borne.get);
  return loop(
    leaveIf(int.isAtLeast(at.get, end.get)),
    row.set(int.plus(at.get, first.get)),
    charges.set(four.load(int.plus(of('more'), int.shifted(row.get, int.of(4))))),
    borne.set(double.minus(double.minus(part(0), part(1)), part(2))),
    less.set(double.minus(amount('fund'), double.load(eight(of('funds'), at.get)))),
    // Where an amount is no number that a column holds, neither is this.
    when(
      int.isZero(double.isAtLeast(double.plus(amount('patient'), more), double.of(0))),
      answer(int.of(BELOW_NOTHING)),
    ),
    double.store(eight(of('rowFund'), at.get), less.get),
    counted(at),
  );
}

/** Writes what is told of a claim. */
function sumCode(by: OfSum): Code {
  const { of, entry, sum, row, term, terms, sign, first, address } = by;
  const { charges, total, wide, fund, isCited } = by;
  const put = (name: 'toLists' | 'toCited', value: Code): Code =>
    int.store(int.plus(of(name), int.shifted(sum.get, int.of(2))), value);
  const rowFund = double.load(eight(of('rowFund'), int.minus(row.get, first.get)));
  return [
    [total.set(four.zero), fund.set(double.of(0))],
    term.set(entry('sumStart', sum.get)),
    terms.set(entry('sumStart', int.plus(sum.get, int.of(1)))),
    loop(
      leaveIf(int.isAtLeast(term.get, terms.get)),
      row.set(entry('sumRow', term.get)),
      sign.set(int.minus(int.of(1), int.shifted(int.and(row.get, int.of(1)), int.of(1)))),
      row.set(int.minus(int.shiftedBack(row.get, int.of(1)), of('base'))),
      charges.set(four.load(int.plus(of('more'), int.shifted(row.get, int.of(4))))),
      total.set(four.plus(total.get, four.times(charges.get, four.all(sign.get)))),
      // 31 bits hold a number whose first two bits are the same.
      wide.set(four.or(wide.get, four.other(total.get, four.shifted(total.get, int.of(1))))),
      fund.set(double.plus(fund.get, double.times(rowFund, double.ofInt(sign.get)))),
      counted(term),
    ),
    address.set(int.plus(of('toMore'), int.shifted(sum.get, int.of(4)))),
    four.store(address.get, total.get),
    double.store(eight(of('toFund'), sum.get), fund.get),
    row.set(entry('citedRow', sum.get)),
    isCited.set(
      int.and(
        int.differ(row.get, int.of(CITED_ROW.nothing)),
        int.differ(row.get, int.of(CITED_ROW.noBenefit)),
      ),
    ),
    put(
      'toCited',
      chosen(of('nothing'), entry('cited', sum.get), int.equal(row.get, int.of(CITED_ROW.nothing))),
    ),
    row.set(chosen(int.minus(row.get, of('base')), first.get, isCited.get)),
    put('toLists', int.times(entry('lists', row.get), isCited.get)),
    marksCode(by),
  ];
}

/** Writes the marks of the row that tells what a claim cites, none where no row does. */
function marksCode({ of, row, first, count, word, mark, toMark, isCited }: OfSum): Code {
  return [
    mark.set(int.plus(of('marks'), int.shifted(int.minus(row.get, first.get), int.of(2)))),
    toMark.set(int.plus(of('toMarks'), int.shifted(count.get, int.of(2)))),
    word.set(int.of(0)),
    loop(
      leaveIf(int.isAtLeast(word.get, of('words'))),
      int.store(toMark.get, int.times(int.load(mark.get), isCited.get)),
      mark.set(int.plus(mark.get, of('markBytes'))),
      toMark.set(int.plus(toMark.get, of('toMarkBytes'))),
      counted(word),
    ),
  ];
}

import {
  answer,
  type Code,
  chosen,
  double,
  either,
  four,
  int,
  LoopFunction,
  leaveIf,
  loop,
  pair,
  when,
} from '@sanyi/feel/loops';
import { type ColumnReads, columnReads, counted } from './column-reads.ts';
import { BANDS, gainBandCode } from './gain-band-code.ts';
import { addToSums, sumsOf } from './key-code.ts';

/** What the loop is told, by address where it is a column. */
const PARAMETERS = [
  ...(['persons', 'personStart', 'firstRow', 'more', 'lists', 'fund', 'patient'] as const),
  ...(['month', 'kind', 'place', 'cited', 'funds', 'marks', 'markBytes'] as const),
  ...(['levelOf', 'kinds', 'inpatient', 'places', 'months', 'stays', 'bands'] as const),
  ...(['large', 'own', 'keyBytes', 'records', 'recordBytes', 'latest'] as const),
  ...(['keys', 'amounts', 'listed', 'odd'] as const),
];

/** A cell of what is more: amount, hospital, fixed part, patient. */
export const MORE_CELL = { total: 0, hospital: 1, fixedFund: 2, patient: 3, width: 4 } as const;

/** Instead of how many claims change: a patient would pay less than nothing. */
export const BELOW_NOTHING = -1;
/** The month of a claim that counts in none. */
const NO_MONTH = 255;
const CELL_BYTES = 32;

/** What `odd` tells: how many there are, and behind, of each claim, its row, and what the patient pays more. */
export const ODD = { from: 16, row: 0, more: 8, bytes: 16 } as const;

/**
 * The loop over claims of persons who were folded again, whose rows are their claims, or of what `signedCode` says of
 * claims that are sums of rows, which may be below nothing: what charges and the patient come to more is added to the cell of its place, to that of its month and kind of visit, to that of stays,
 * to the band of its place's level, and to what the person's claims come to. It is added to the sums of what it
 * cites where that is the key that was met last of what it cited before; others are listed with their keys, and
 * `listed` tells how many. `more` has four numbers for each row: amount, hospital, fixed part, in scope.
 * `large` is the share of a large change, what one is, and how far products, both together, are exact: claims
 * beyond are told in `odd` too, and no band is found for them. Gives how many claims change.
 */
export function moreCode(
  bytes: { readonly amounts: 4 | 8; readonly codes: 2 | 4 },
  claims: 'rows' | 'sums',
): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const reads = columnReads(made, PARAMETERS);
  const { of, entry, byte } = reads;
  const variables = variablesOf(made);
  const { person, at, end, row, on, key, count, listed, odd, address } = variables;
  const { charges, more, paid, income, first, second, own } = variables;
  const bands = gainBandCode(made, { large: of('large'), more: more.get, paid: paid.get });
  const amount = (name: 'fund' | 'patient'): Code =>
    bytes.amounts === 4
      ? double.ofInt(entry(name, row.get))
      : double.load(int.plus(of(name), int.shifted(row.get, int.of(3))));
  const funds = double.load(int.plus(of('funds'), int.shifted(at.get, int.of(3))));
  const borne = double.minus(income.get, pair.at(second.get, 0));
  const isPaid = double.isAtLeast(double.plus(paid.get, more.get), double.of(0));
  const changed = changedCode({ ...reads, ...variables, bands, codes: bytes.codes });
  const claimLoop = loop(
    leaveIf(int.isAtLeast(at.get, end.get)),
    charges.set(four.load(int.plus(of('more'), int.shifted(row.get, int.of(4))))),
    first.set(pair.ofFour(charges.get)),
    second.set(pair.ofFour(four.lastTwo(charges.get))),
    income.set(double.minus(pair.at(first.get, 0), pair.at(first.get, 1))),
    more.set(double.plus(double.minus(amount('fund'), funds), borne)),
    second.set(pair.second(second.get, more.get)),
    paid.set(amount('patient')),
    // Where an amount is no number that a column holds, neither is this.
    claims === 'rows' ? when(int.isZero(isPaid), answer(int.of(BELOW_NOTHING))) : [],
    when(
      // All bits of nothing are 0.
      four.isAny(four.or(first.get, second.get)),
      on.set(byte('month', row.get)),
      when(int.differ(on.get, int.of(NO_MONTH)), ...changed),
    ),
    counted(at),
    counted(row),
  );
  made.body = [
    key.set(of('keys')),
    odd.set(int.plus(of('odd'), int.of(ODD.from))),
    bands.begin,
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      own.map((sum) => sum.set(pair.of(0, 0))),
      end.set(entry('personStart', int.plus(person.get, int.of(1)))),
      row.set(entry('firstRow', person.get)),
      claimLoop,
      address.set(int.plus(of('own'), int.times(person.get, int.of(CELL_BYTES)))),
      own.map(({ get }, half) => pair.store(address.get, get, half * 16)),
      counted(person),
    ),
    odd.set(int.minus(int.minus(odd.get, of('odd')), int.of(ODD.from))),
    int.store(of('odd'), int.shiftedBack(odd.get, int.of(4))),
    int.store(of('listed'), listed.get),
    count.get,
  ];
  return made;
}

/** What is known of a claim: its cell as two pairs, and that of its person. */
function variablesOf(made: LoopFunction) {
  return {
    ...made.locals('int', 'person', 'at', 'end', 'row', 'on'),
    ...made.locals('int', 'count', 'address', 'key', 'level', 'odd'),
    ...made.locals('int', 'cited', 'list', 'met', 'word', 'wordEnd', 'mark', 'differ', 'listed'),
    ...made.locals('four', 'charges'),
    ...made.locals('double', 'more', 'paid', 'income', 'rest'),
    ...made.locals('pair', 'first', 'second'),
    own: Object.values(made.locals('pair', 'ownFirst', 'ownSecond')),
  };
}

type OfClaim = ColumnReads<(typeof PARAMETERS)[number]> &
  ReturnType<typeof variablesOf> & {
    readonly codes: 2 | 4;
    readonly bands: ReturnType<typeof gainBandCode>;
  };

/** Adds a claim that changes to its cells, its band and what it cites. */
function changedCode(by: OfClaim): Code[] {
  const { of, code, byte, codes, first, second, own, more, address } = by;
  const { row, level, on, count } = by;
  const place = code('place', codes, row.get);
  const claim = [first.get, second.get];
  const addTo = (name: 'places' | 'months' | 'stays', cell: Code): Code => [
    address.set(int.plus(of(name), int.shifted(cell, int.of(5)))),
    claim.map((part, half) =>
      pair.store(address.get, pair.plus(pair.load(address.get, half * 16), part), half * 16),
    ),
  ];
  return [
    own.map((sum, half) => sum.set(pair.plus(sum.get, claim[half] ?? []))),
    level.set(byte('levelOf', place)),
    addTo('places', place),
    addTo('months', int.plus(int.times(on.get, of('kinds')), byte('kind', row.get))),
    when(int.equal(byte('kind', row.get), of('inpatient')), addTo('stays', level.get)),
    when(double.differ(more.get, double.of(0)), bandCode(by)),
    citeCode(by),
    counted(count),
  ];
}

/** Adds a claim to the band of those for whom as much changes. */
function bandCode({ of, bands, address, level, more, odd, row }: OfClaim): Code {
  const cell = int.plus(int.times(level.get, int.of(BANDS)), bands.band);
  return [
    bands.compare,
    either(
      bands.isBeyond,
      [
        int.store(odd.get, row.get, ODD.row),
        double.store(odd.get, more.get, ODD.more),
        counted(odd, ODD.bytes),
      ],
      [
        address.set(int.plus(of('bands'), int.shifted(cell, int.of(3)))),
        double.store(address.get, double.plus(double.load(address.get), double.of(1))),
      ],
    ),
  ];
}

/** Adds what a claim changes by to what it cites. */
function citeCode(by: OfClaim): Code[] {
  const { of, entry, code, codes, row, cited, list, met, more, income, rest, address } = by;
  return [
    cited.set(code('cited', codes, row.get)),
    list.set(entry('lists', row.get)),
    rest.set(double.minus(income.get, more.get)),
    met.set(entry('latest', cited.get)),
    when(met.get, isMetCode(by)),
    either(
      met.get,
      [
        address.set(sumsOf(int.plus(of('records'), met.get), of('recordBytes'))),
        addToSums({ sums: address, patient: more, rest }),
      ],
      listCode(by),
    ),
  ];
}

/** Leaves nothing of a key that was met where the claim cites something else. */
function isMetCode({ of, at, list, met, mark, word, wordEnd, differ }: OfClaim): Code[] {
  const other = int.other(int.load(mark.get), int.load(word.get));
  return [
    word.set(int.plus(of('records'), met.get)),
    wordEnd.set(int.plus(word.get, of('keyBytes'))),
    differ.set(int.other(list.get, int.load(word.get, 4))),
    mark.set(int.plus(of('marks'), int.shifted(at.get, int.of(2)))),
    counted(word, 8),
    loop(
      leaveIf(int.isAtLeast(word.get, wordEnd.get)),
      differ.set(int.or(differ.get, other)),
      mark.set(int.plus(mark.get, of('markBytes'))),
      counted(word, 4),
    ),
    met.set(chosen(int.of(0), met.get, differ.get)),
  ];
}

/** Lists what a claim cites, and what it changes by. */
function listCode({ of, at, key, wordEnd, mark, address, listed, ...by }: OfClaim): Code[] {
  const push = (value: Code): Code => [int.store(key.get, value), counted(key, 4)];
  return [
    wordEnd.set(int.plus(key.get, of('keyBytes'))),
    push(by.cited.get),
    push(by.list.get),
    mark.set(int.plus(of('marks'), int.shifted(at.get, int.of(2)))),
    loop(
      leaveIf(int.isAtLeast(key.get, wordEnd.get)),
      push(int.load(mark.get)),
      mark.set(int.plus(mark.get, of('markBytes'))),
    ),
    address.set(int.plus(of('amounts'), int.shifted(listed.get, int.of(4)))),
    double.store(address.get, by.more.get),
    double.store(address.get, by.rest.get, 8),
    counted(listed),
  ];
}

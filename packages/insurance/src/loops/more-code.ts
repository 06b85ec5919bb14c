import {
  answer,
  type Code,
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
import { BANDS, gainBandCode, NO_GAIN } from './gain-band-code.ts';

/** What the loop is told, by address where it is a column. */
const PARAMETERS = [
  ...(['persons', 'personStart', 'firstRow', 'more', 'lists', 'fund', 'patient'] as const),
  ...(['month', 'kind', 'place', 'cited', 'funds', 'marks', 'markBytes', 'words'] as const),
  ...(['levelOf', 'kinds', 'inpatient', 'places', 'months', 'stays', 'bands'] as const),
  ...(['large', 'own', 'keys', 'amounts', 'odd'] as const),
];

/** A cell of what is more: amount, hospital, fixed part, patient. */
export const MORE_CELL = { total: 0, hospital: 1, fixedFund: 2, patient: 3, width: 4 } as const;

/** Instead of how many claims change: a patient would pay less than nothing. */
export const BELOW_NOTHING = -1;
/** The month of a claim that counts in none. */
const NO_MONTH = 255;
const CELL_BYTES = 32;

/**
 * The loop over claims of persons who were folded again, whose rows are their claims: what the patient
 * pays more is added to the cell of its place, to that of its month and kind of visit, to that of stays,
 * to the band of its place's level, and to what the person's claims come to; what is cited is listed as a
 * key, with what it changes by. `more` has four numbers for each row: amount, hospital, fixed part, in scope.
 * `large` is the share of a large change, what one is, and how far products are exact: claims beyond are
 * listed in `odd`, with the number of their key and after how many there are, and no band is found for them.
 * Gives how many claims change.
 */
export function moreCode(bytes: { readonly amounts: 4 | 8; readonly codes: 2 | 4 }): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const reads = columnReads(made, PARAMETERS);
  const { of, entry, byte } = reads;
  const variables = variablesOf(made);
  const { person, at, end, row, on, key, count, odd, address } = variables;
  const { charges, more, paid, total, own } = variables;
  const amount = (name: 'fund' | 'patient'): Code =>
    bytes.amounts === 4
      ? double.ofInt(entry(name, row.get))
      : double.load(int.plus(of(name), int.shifted(row.get, int.of(3))));
  const part = (place: number): Code => double.ofInt(four.at(charges.get, place));
  const funds = double.load(int.plus(of('funds'), int.shifted(at.get, int.of(3))));
  const borne = double.minus(double.minus(total.get, part(1)), part(2));
  const isCharged = int.or(
    four.at(charges.get, 0),
    int.or(four.at(charges.get, 1), four.at(charges.get, 2)),
  );
  const isPaid = double.isAtLeast(double.plus(paid.get, more.get), double.of(0));
  const changed = changedCode({ ...reads, ...variables, codes: bytes.codes });
  const claims = loop(
    leaveIf(int.isAtLeast(at.get, end.get)),
    charges.set(four.load(int.plus(of('more'), int.shifted(row.get, int.of(4))))),
    total.set(part(0)),
    more.set(double.plus(double.minus(amount('fund'), funds), borne)),
    paid.set(amount('patient')),
    // Where an amount is no number that a column holds, neither is this.
    when(int.isZero(isPaid), answer(int.of(BELOW_NOTHING))),
    when(
      int.or(double.differ(more.get, double.of(0)), int.differ(isCharged, int.of(0))),
      on.set(byte('month', row.get)),
      when(int.differ(on.get, int.of(NO_MONTH)), ...changed),
    ),
    counted(at),
    counted(row),
  );
  made.body = [
    key.set(of('keys')),
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      own.map((sum) => sum.set(pair.of(0, 0))),
      end.set(entry('personStart', int.plus(person.get, int.of(1)))),
      row.set(entry('firstRow', person.get)),
      claims,
      address.set(int.plus(of('own'), int.times(person.get, int.of(CELL_BYTES)))),
      own.map(({ get }, half) => pair.store(address.get, get, half * 16)),
      counted(person),
    ),
    int.store(of('odd'), odd.get),
    count.get,
  ];
  return made;
}

/** What is known of a claim: its cells as pairs, and those of its person. */
function variablesOf(made: LoopFunction) {
  return {
    ...made.locals('int', 'person', 'at', 'end', 'row', 'on'),
    ...made.locals('int', 'count', 'address', 'key', 'word', 'level', 'odd'),
    ...made.locals('four', 'charges'),
    ...made.locals('double', 'more', 'paid', 'total'),
    claim: Object.values(made.locals('pair', 'first', 'second')),
    own: Object.values(made.locals('pair', 'ownFirst', 'ownSecond')),
  };
}

type OfClaim = ColumnReads<(typeof PARAMETERS)[number]> &
  ReturnType<typeof variablesOf> & { readonly codes: 2 | 4 };

/** Adds a claim that changes to its cells, and lists it. */
function changedCode(by: OfClaim): Code[] {
  const { of, code, byte, codes, charges, claim, own, more, address } = by;
  const { row, level, on, count } = by;
  const place = code('place', codes, row.get);
  const addTo = (name: 'places' | 'months' | 'stays', cell: Code): Code => [
    address.set(int.plus(of(name), int.shifted(cell, int.of(5)))),
    claim.map(({ get }, half) =>
      pair.store(address.get, pair.plus(pair.load(address.get, half * 16), get), half * 16),
    ),
  ];
  const [first, second] = claim;
  const rest = pair.ofFour(four.lastTwo(charges.get));
  return [
    first?.set(pair.ofFour(charges.get)) ?? [],
    second?.set(pair.second(rest, more.get)) ?? [],
    own.map((sum, half) => sum.set(pair.plus(sum.get, claim[half]?.get ?? []))),
    level.set(byte('levelOf', place)),
    addTo('places', place),
    addTo('months', int.plus(int.times(on.get, of('kinds')), byte('kind', row.get))),
    when(int.equal(byte('kind', row.get), of('inpatient')), addTo('stays', level.get)),
    when(double.differ(more.get, double.of(0)), bandCode(by)),
    listCode(by),
    counted(count),
  ];
}

/** Lists what a claim cites, and what it changes by. */
function listCode(by: OfClaim): Code {
  const { of, entry, code, codes, charges, key, row, at, word, address, count, more, total } = by;
  const push = (value: Code): Code => [int.store(key.get, value), counted(key, 4)];
  const hospital = double.ofInt(four.at(charges.get, 1));
  return [
    push(code('cited', codes, row.get)),
    push(entry('lists', row.get)),
    word.set(int.of(0)),
    address.set(int.plus(of('marks'), int.shifted(at.get, int.of(2)))),
    loop(
      leaveIf(int.isAtLeast(word.get, of('words'))),
      push(int.load(address.get)),
      address.set(int.plus(address.get, of('markBytes'))),
      counted(word),
    ),
    address.set(int.plus(of('amounts'), int.shifted(count.get, int.of(4)))),
    double.store(address.get, more.get),
    double.store(address.get, double.minus(double.minus(total.get, hospital), more.get), 8),
  ];
}

/** Moves a claim from the band of those for whom nothing changes. */
function bandCode({ of, address, level, more, paid, odd, row, count }: OfClaim): Code {
  const { band, isBeyond } = gainBandCode(of('large'), { more: more.get, paid: paid.get });
  const add = (cell: Code, times: number): Code => [
    address.set(int.plus(of('bands'), int.shifted(int.plus(level.get, cell), int.of(3)))),
    double.store(address.get, double.plus(double.load(address.get), double.of(times))),
  ];
  return either(
    isBeyond,
    [
      address.set(int.plus(of('odd'), int.shifted(odd.get, int.of(3)))),
      int.store(address.get, row.get, 4),
      int.store(address.get, count.get, 8),
      counted(odd),
    ],
    [level.set(int.times(level.get, int.of(BANDS))), add(int.of(NO_GAIN), -1), add(band, 1)],
  );
}

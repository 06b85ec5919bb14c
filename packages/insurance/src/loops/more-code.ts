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
  type Variable,
  when,
} from '@sanyi/feel/loops';

/** What the loop is told, by address where it is a column. */
const PARAMETERS = [
  ...['persons', 'personStart', 'firstRow', 'more', 'lists', 'fund', 'patient'],
  ...['month', 'kind', 'place', 'cited', 'funds', 'marks', 'markBytes', 'words'],
  ...['levelOf', 'kinds', 'inpatient', 'places', 'months', 'stays', 'bands', 'large'],
  ...['own', 'keys', 'amounts', 'odd'],
] as const;
type Parameter = (typeof PARAMETERS)[number];

/** A cell of what is more: amount, hospital, fixed part, patient. */
export const MORE_CELL = { total: 0, hospital: 1, fixedFund: 2, patient: 3, width: 4 } as const;

/** Instead of how many claims change: a patient would pay less than nothing. */
export const BELOW_NOTHING = -1;
/** The month of a claim that counts in none. */
const NO_MONTH = 255;
const BANDS = 5;
const NOTHING = 2;
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
  const of = (name: Parameter): Code => made.parameter(name).get;
  const { person, at, end, row, on } = made.locals('int', 'person', 'at', 'end', 'row', 'on');
  const { count, address, key, word } = made.locals('int', 'count', 'address', 'key', 'word');
  const { level, odd } = made.locals('int', 'level', 'odd');
  const { charges } = made.locals('four', 'charges');
  const { more, paid, total } = made.locals('double', 'more', 'paid', 'total');
  const { first, second, ownFirst, ownSecond } = made.locals(
    'pair',
    ...['first' as const, 'second' as const, 'ownFirst' as const, 'ownSecond' as const],
  );
  const entry = (name: Parameter, index: Code): Code =>
    int.load(int.plus(of(name), int.shifted(index, int.of(2))));
  const amount = (name: 'fund' | 'patient'): Code =>
    bytes.amounts === 4
      ? double.ofInt(entry(name, row.get))
      : double.load(int.plus(of(name), int.shifted(row.get, int.of(3))));
  const byte = (name: Parameter, index: Code): Code => int.load8(int.plus(of(name), index));
  const code = (name: 'place' | 'cited'): Code =>
    bytes.codes === 2
      ? int.load16(int.plus(of(name), int.shifted(row.get, int.of(1))))
      : entry(name, row.get);
  const part = (place: number): Code => double.ofInt(four.at(charges.get, place));
  const next = (counter: Variable): Code => counter.set(int.plus(counter.get, int.of(1)));
  const addTo = (name: Parameter, cell: Code): Code => [
    address.set(int.plus(of(name), int.shifted(cell, int.of(5)))),
    pair.store(address.get, pair.plus(pair.load(address.get), first.get)),
    pair.store(address.get, pair.plus(pair.load(address.get, 16), second.get), 16),
  ];
  const push = (value: Code): Code => [
    int.store(key.get, value),
    key.set(int.plus(key.get, int.of(4))),
  ];
  const cited = [
    push(code('cited')),
    push(entry('lists', row.get)),
    word.set(int.of(0)),
    address.set(int.plus(of('marks'), int.shifted(at.get, int.of(2)))),
    loop(
      leaveIf(int.isAtLeast(word.get, of('words'))),
      push(int.load(address.get)),
      address.set(int.plus(address.get, of('markBytes'))),
      next(word),
    ),
    address.set(int.plus(of('amounts'), int.shifted(count.get, int.of(4)))),
    double.store(address.get, more.get),
    double.store(address.get, double.minus(double.minus(total.get, part(1)), more.get), 8),
  ];
  const changed = [
    first.set(pair.ofFour(charges.get)),
    second.set(pair.second(pair.ofFour(four.lastTwo(charges.get)), more.get)),
    ownFirst.set(pair.plus(ownFirst.get, first.get)),
    ownSecond.set(pair.plus(ownSecond.get, second.get)),
    level.set(byte('levelOf', code('place'))),
    addTo('places', code('place')),
    addTo('months', int.plus(int.times(on.get, of('kinds')), byte('kind', row.get))),
    when(int.equal(byte('kind', row.get), of('inpatient')), addTo('stays', level.get)),
    when(
      double.differ(more.get, double.of(0)),
      ...bandCode({ of, address, level, more, paid, odd, row, count }),
    ),
    cited,
    next(count),
  ];
  const charged = int.or(
    four.at(charges.get, 0),
    int.or(four.at(charges.get, 1), four.at(charges.get, 2)),
  );
  made.body = [
    key.set(of('keys')),
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      [ownFirst.set(pair.of(0, 0)), ownSecond.set(pair.of(0, 0))],
      end.set(entry('personStart', int.plus(person.get, int.of(1)))),
      row.set(entry('firstRow', person.get)),
      loop(
        leaveIf(int.isAtLeast(at.get, end.get)),
        charges.set(four.load(int.plus(of('more'), int.shifted(row.get, int.of(4))))),
        total.set(part(0)),
        more.set(
          double.minus(
            amount('fund'),
            double.load(int.plus(of('funds'), int.shifted(at.get, int.of(3)))),
          ),
        ),
        more.set(double.plus(more.get, double.minus(double.minus(total.get, part(1)), part(2)))),
        paid.set(amount('patient')),
        // Where an amount is no number that a column holds, neither is this.
        when(
          int.isZero(double.isAtLeast(double.plus(paid.get, more.get), double.of(0))),
          answer(int.of(BELOW_NOTHING)),
        ),
        when(
          int.or(double.differ(more.get, double.of(0)), int.differ(charged, int.of(0))),
          on.set(byte('month', row.get)),
          when(int.differ(on.get, int.of(NO_MONTH)), ...changed),
        ),
        next(at),
        next(row),
      ),
      address.set(int.plus(of('own'), int.times(person.get, int.of(CELL_BYTES)))),
      pair.store(address.get, ownFirst.get),
      pair.store(address.get, ownSecond.get, 16),
      next(person),
    ),
    int.store(of('odd'), odd.get),
    count.get,
  ];
  return made;
}

type Banded = {
  readonly of: (name: Parameter) => Code;
} & {
  readonly [name in 'address' | 'level' | 'more' | 'paid' | 'odd' | 'row' | 'count']: Variable;
};

/** Moves a claim from the band of those for whom nothing changes. */
function bandCode({ of, address, level, more, paid, odd, row, count }: Banded): Code[] {
  const change = double.times(double.abs(more.get), double.load(of('large'), 8));
  const before = double.times(double.abs(paid.get), double.load(of('large')));
  const exact = double.load(of('large'), 16);
  const isLarge = double.isMore(change, before);
  const isGain = double.isLess(more.get, double.of(0));
  const band = chosen(int.minus(int.of(1), isLarge), int.plus(int.of(3), isLarge), isGain);
  const add = (cell: Code, times: number): Code => [
    address.set(int.plus(of('bands'), int.shifted(int.plus(level.get, cell), int.of(3)))),
    double.store(address.get, double.plus(double.load(address.get), double.of(times))),
  ];
  return [
    either(
      int.or(double.isMore(change, exact), double.isMore(before, exact)),
      [
        address.set(int.plus(of('odd'), int.shifted(odd.get, int.of(3)))),
        int.store(address.get, row.get, 4),
        int.store(address.get, count.get, 8),
        odd.set(int.plus(odd.get, int.of(1))),
      ],
      [level.set(int.times(level.get, int.of(BANDS))), add(int.of(NOTHING), -1), add(band, 1)],
    ),
  ];
}

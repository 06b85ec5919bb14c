import {
  type Code,
  double,
  either,
  int,
  LoopFunction,
  leaveIf,
  loop,
  pair,
  type Variable,
  when,
} from '@sanyi/feel/loops';
import { BANDS, gainBandCode, NO_GAIN } from './gain-band-code.ts';
import { MONEY_ROW } from './money-row.ts';

/** A cell of sums: amount, hospital, fixed part and funds, old and then new, and claims. */
export const SUM_CELL = { now: 4, claims: 8, width: 10 } as const;

const PARAMETERS = [
  ...['persons', 'personStart', 'month', 'place', 'visit', 'kindOf', 'kinds'],
  ...['money', 'places', 'months', 'own', 'changed', 'levelOf', 'bands', 'large', 'odd'],
] as const;
type Parameter = (typeof PARAMETERS)[number];

const CELL_BYTES = SUM_CELL.width * Float64Array.BYTES_PER_ELEMENT;
/** Where pairs of amounts of money stand: what patients pay is the rest. */
const PAIRS = [0, 1].flatMap((side) =>
  [MONEY_ROW.total, MONEY_ROW.fixedFund].map((part) => side * MONEY_ROW.side + part),
);

/**
 * The loop over the claims of persons that count: each is added to the cell of its place, to that of its
 * month and kind of visit, and to what its person comes to. Rows of claims that change are listed in
 * `changed`; gives how many they are. Where the patient pays another amount, the claim moves from the middle of the
 * bands of its place's level to its own; those whose band `gainBandCode` cannot say are listed in `odd`, behind how
 * many they are.
 */
export function sumCode(): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const of = (name: Parameter): Code => made.parameter(name).get;
  const { person, at, end, on } = made.locals('int', 'person', 'at', 'end', 'on');
  const { address, row, changed } = made.locals('int', 'address', 'row', 'changed');
  const pairs = (name: string): Variable[] =>
    Object.values(made.locals('pair', ...[...PAIRS, 'claims'].map((each) => `${name} ${each}`)));
  const [own, claim] = [pairs('own'), pairs('claim')];
  const next = (counter: Variable): Code => counter.set(int.plus(counter.get, int.of(1)));
  const entry = (name: Parameter, index: Code): Code =>
    int.load(int.plus(of(name), int.shifted(index, int.of(2))));
  const addTo = (name: Parameter, cell: Code): Code => [
    address.set(int.plus(of(name), int.times(cell, int.of(CELL_BYTES)))),
    claim.map(({ get }, part) =>
      pair.store(address.get, pair.plus(pair.load(address.get, part * 16), get), part * 16),
    ),
  ];
  const [amounts, funds, amountsNow, fundsNow] = claim.map(({ get }) => get);
  const level = int.load8(int.plus(of('levelOf'), entry('place', at.get)));
  const bands = bandCode(made, { of, level, money: row.get, row: at.get });
  const counted = [
    row.set(int.plus(of('money'), int.times(at.get, int.of(MONEY_ROW.bytes)))),
    PAIRS.map((offset, part) => claim[part]?.set(pair.load(row.get, offset)) ?? []),
    addTo('places', entry('place', at.get)),
    addTo(
      'months',
      int.plus(int.times(on.get, of('kinds')), entry('kindOf', entry('visit', at.get))),
    ),
    own.map((sum, part) => sum.set(pair.plus(sum.get, claim[part]?.get ?? []))),
    when(
      int.or(
        pair.differ(amounts ?? [], amountsNow ?? []),
        pair.differ(funds ?? [], fundsNow ?? []),
      ),
      int.store(int.plus(of('changed'), int.shifted(changed.get, int.of(2))), at.get),
      next(changed),
      bands.add,
    ),
  ];
  made.body = [
    bands.begin,
    claim.at(-1)?.set(pair.of(1, 0)) ?? [],
    loop(
      leaveIf(int.isAtLeast(person.get, of('persons'))),
      own.map((sum) => sum.set(pair.of(0, 0))),
      end.set(entry('personStart', int.plus(person.get, int.of(1)))),
      loop(
        leaveIf(int.isAtLeast(at.get, end.get)),
        on.set(entry('month', at.get)),
        when(int.isAtLeast(on.get, int.of(0)), ...counted),
        next(at),
      ),
      address.set(int.plus(of('own'), int.times(person.get, int.of(CELL_BYTES)))),
      own.map(({ get }, part) => pair.store(address.get, get, part * 16)),
      next(person),
    ),
    bands.end,
    changed.get,
  ];
  return made;
}

/** Moves a claim between bands; what goes before all claims, and behind them. */
function bandCode(
  made: LoopFunction,
  claim: {
    readonly of: (name: Parameter) => Code;
    /** The level of its place, where its money stands, and its row. */
    readonly level: Code;
    readonly money: Code;
    readonly row: Code;
  },
): { readonly begin: Code; readonly add: Code; readonly end: Code } {
  const { of, level, money, row } = claim;
  const { odd, band, cell } = made.locals('int', 'odd', 'band', 'cell');
  const { more, paid } = made.locals('double', 'more', 'paid');
  const gains = gainBandCode(made, { large: of('large'), more: more.get, paid: paid.get });
  const addTo = (which: Code, amount: number): Code => [
    cell.set(int.plus(band.get, int.shifted(which, int.of(3)))),
    double.store(cell.get, double.plus(double.load(cell.get), double.of(amount))),
  ];
  const listed = [
    odd.set(int.plus(odd.get, int.of(1))),
    int.store(int.plus(of('odd'), int.shifted(odd.get, int.of(2))), row),
  ];
  const moved = [
    band.set(int.plus(of('bands'), int.shifted(int.times(level, int.of(BANDS)), int.of(3)))),
    addTo(gains.band, 1),
    addTo(int.of(NO_GAIN), -1),
  ];
  const isOther = double.differ(more.get, double.of(0));
  return {
    begin: gains.begin,
    add: [
      paid.set(double.load(money, MONEY_ROW.patient)),
      more.set(double.minus(double.load(money, MONEY_ROW.side + MONEY_ROW.patient), paid.get)),
      when(isOther, gains.compare, either(gains.isBeyond, listed, moved)),
    ],
    end: int.store(of('odd'), odd.get),
  };
}

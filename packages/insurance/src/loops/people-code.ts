import {
  type Code,
  double,
  either,
  int,
  LoopFunction,
  leaveIf,
  loop,
  pair,
  when,
} from '@sanyi/feel/loops';
import { columnReads, counted } from './column-reads.ts';
import { gainBandCode } from './gain-band-code.ts';
import { SUM_CELL } from './sum-code.ts';

const PARAMETERS = ['persons', 'own', 'group', 'classOf', 'people', 'large', 'odd'] as const;

/**
 * A cell of persons: what `SUM_CELL` says of their claims, how many they are, who is in each band but the middle one, and
 * squares of what patients, payers and institutions have more.
 */
export const CLASS_CELL = { persons: 9, bands: 10, squares: 15, width: 18 } as const;

const BYTES = Float64Array.BYTES_PER_ELEMENT;
const [OWN_BYTES, CELL_BYTES] = [SUM_CELL.width * BYTES, CLASS_CELL.width * BYTES];
/** Pairs of a cell of sums, of which the last has the claims. */
const PAIRS = [0, 16, 32, 48, 64];
const CLAIMS = SUM_CELL.claims * BYTES;
/** Bytes of a side: amount, hospital, fixed part and funds. */
const SIDE: number = SUM_CELL.now * BYTES;

/**
 * The loop over persons of a block: what `own` says of their claims is added to the cell of their class. Those
 * whose band cannot be said are listed in `odd`, behind how many they are.
 */
export function peopleCode(): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry } = columnReads(made, PARAMETERS);
  const { each, from, cell, odd, band } = made.locals('int', 'each', 'from', 'cell', 'odd', 'band');
  const { more, paid, income } = made.locals('double', 'more', 'paid', 'income');
  const bands = gainBandCode(made, { large: of('large'), more: more.get, paid: paid.get });
  const amount = (side: 0 | 1, part: number): Code =>
    double.load(from.get, side * SIDE + part * BYTES);
  const incomeOf = (side: 0 | 1): Code => double.minus(amount(side, 0), amount(side, 1));
  const paidOf = (side: 0 | 1): Code =>
    double.minus(double.minus(incomeOf(side), amount(side, 2)), amount(side, 3));
  const add = (place: Code, value: Code, offset: number): Code =>
    double.store(place, double.plus(double.load(place, offset), value), offset);
  const squared = (value: Code): Code => double.times(value, value);
  const one = pair.of(0, 1);
  const banded = [
    bands.compare,
    either(
      bands.isBeyond,
      [counted(odd), int.store(int.plus(of('odd'), int.shifted(odd.get, int.of(2))), each.get)],
      [
        band.set(int.plus(cell.get, int.shifted(bands.band, int.of(3)))),
        add(band.get, double.of(1), CLASS_CELL.bands * BYTES),
      ],
    ),
  ];
  const ofClass = int.times(entry('classOf', entry('group', each.get)), int.of(CELL_BYTES));
  const met = [
    cell.set(int.plus(of('people'), ofClass)),
    PAIRS.map((offset) => {
      const own = pair.load(from.get, offset);
      const more = offset === CLAIMS ? pair.plus(own, one) : own;
      return pair.store(cell.get, pair.plus(pair.load(cell.get, offset), more), offset);
    }),
    paid.set(paidOf(0)),
    more.set(double.minus(paidOf(1), paid.get)),
    income.set(double.minus(incomeOf(1), incomeOf(0))),
    [more.get, double.minus(income.get, more.get), income.get].map((change, at) =>
      add(cell.get, squared(change), (CLASS_CELL.squares + at) * BYTES),
    ),
    when(double.differ(more.get, double.of(0)), ...banded),
  ];
  made.body = [
    bands.begin,
    from.set(of('own')),
    loop(
      leaveIf(int.isAtLeast(each.get, of('persons'))),
      when(double.differ(double.load(from.get, CLAIMS), double.of(0)), ...met),
      counted(from, OWN_BYTES),
      counted(each),
    ),
    int.store(of('odd'), odd.get),
    each.get,
  ];
  return made;
}

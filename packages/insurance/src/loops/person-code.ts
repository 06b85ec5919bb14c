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
import { MORE_CELL } from './more-code.ts';

const PARAMETERS = [
  ...(['persons', 'person', 'first', 'own', 'group', 'paid', 'classOf', 'people'] as const),
  ...(['large', 'odd'] as const),
];

/**
 * A cell of persons: what `MORE_CELL` says, who is in each band, and squares of what patients, payers and institutions have more.
 */
export const PEOPLE_CELL = { bands: 4, squares: 9, width: 12 } as const;

const BYTES = Float64Array.BYTES_PER_ELEMENT;
const OWN_BYTES: number = MORE_CELL.width * BYTES;

/**
 * The loop over persons some of whose claims may be more: what `own` says of them is added to the cell of their
 * class. `person` are numbers of which `first` is the first that `group` and `paid` tell of. Persons whose
 * amounts cannot be compared are listed in `odd`, by their place among `person`. Gives how many these are.
 */
export function personCode(codes: 2 | 4): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const { of, entry, code } = columnReads(made, PARAMETERS);
  const { each, at, cell, count } = made.locals('int', 'each', 'at', 'cell', 'count');
  const { more, paid, income } = made.locals('double', 'more', 'paid', 'income');
  const { ends, rest } = made.locals('pair', 'ends', 'rest');
  const bands = gainBandCode(made, { large: of('large'), more: more.get, paid: paid.get });
  const add = (place: Code, value: Code, offset: number): Code =>
    double.store(place, double.plus(double.load(place, offset), value), offset);
  const squared = (value: Code): Code => double.times(value, value);
  const isOdd = int.and(double.differ(more.get, double.of(0)), bands.isBeyond);
  const { squares } = PEOPLE_CELL;
  const bandAt = int.plus(cell.get, int.shifted(bands.band, int.of(3)));
  const kept = [
    cell.set(
      int.plus(
        of('people'),
        int.times(
          entry('classOf', code('group', codes, at.get)),
          int.of(PEOPLE_CELL.width * BYTES),
        ),
      ),
    ),
    [ends, rest].map(({ get }, half) =>
      pair.store(cell.get, pair.plus(pair.load(cell.get, half * 16), get), half * 16),
    ),
    add(cell.get, squared(more.get), squares * BYTES),
    add(cell.get, squared(double.minus(income.get, more.get)), (squares + 1) * BYTES),
    add(cell.get, squared(income.get), (squares + 2) * BYTES),
    when(
      double.differ(more.get, double.of(0)),
      at.set(bandAt),
      add(at.get, double.of(1), PEOPLE_CELL.bands * BYTES),
    ),
  ];
  const listed = [
    int.store(int.plus(of('odd'), int.shifted(count.get, int.of(2))), each.get),
    counted(count),
  ];
  const own = int.plus(of('own'), int.times(each.get, int.of(OWN_BYTES)));
  const changed = [
    at.set(int.minus(entry('person', each.get), of('first'))),
    more.set(double.load(cell.get, MORE_CELL.patient * BYTES)),
    income.set(
      double.minus(double.load(cell.get), double.load(cell.get, MORE_CELL.hospital * BYTES)),
    ),
    paid.set(double.load(int.plus(of('paid'), int.shifted(at.get, int.of(3))))),
    bands.compare,
    either(isOdd, listed, kept),
  ];
  const nothing = pair.of(0, 0);
  made.body = [
    bands.begin,
    loop(
      leaveIf(int.isAtLeast(each.get, of('persons'))),
      cell.set(own),
      ends.set(pair.load(cell.get)),
      rest.set(pair.load(cell.get, 16)),
      when(int.or(pair.differ(ends.get, nothing), pair.differ(rest.get, nothing)), changed),
      counted(each),
    ),
    count.get,
  ];
  return made;
}

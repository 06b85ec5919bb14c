import {
  type Code,
  int,
  LoopFunction,
  leaveIf,
  loop,
  pair,
  type Variable,
  when,
} from '@sanyi/feel/loops';

/** A cell of sums: amount, hospital, fixed part and funds, old and then new, and claims. */
export const SUM_CELL = { width: 10, claims: 8 } as const;

const PARAMETERS = [
  ...['persons', 'personStart', 'month', 'place', 'visit', 'kindOf', 'kinds'],
  ...['money', 'places', 'months', 'own', 'changed'],
] as const;
type Parameter = (typeof PARAMETERS)[number];

const CELL_BYTES = SUM_CELL.width * Float64Array.BYTES_PER_ELEMENT;
/** Bytes of a row of money, and where pairs of its amounts stand: what patients pay is the rest. */
const MONEY_BYTES = 80;
const PAIRS = [0, 16, 40, 56];

/**
 * The loop over the claims of persons that count: each is added to the cell of its place, to that of its
 * month and kind of visit, and to what its person comes to. Rows of claims that change are listed in
 * `changed`; gives how many they are.
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
  const counted = [
    row.set(int.plus(of('money'), int.times(at.get, int.of(MONEY_BYTES)))),
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
    ),
  ];
  made.body = [
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
    changed.get,
  ];
  return made;
}

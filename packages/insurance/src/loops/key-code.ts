import {
  answer,
  type Code,
  double,
  int,
  LoopFunction,
  leaveIf,
  loop,
  type Variable,
  when,
} from '@sanyi/feel/loops';

/** Sums of a key: claims, losers, gainers, and by how much patient and fund change. */
export const KEY_SUMS = 5;

/** What a hash is mixed with, and shifted by. */
export const MIX: { readonly times: number; readonly shift: number } = {
  times: 0x9e3779b1 | 0,
  shift: 15,
};

const PARAMETERS = [
  ...['at', 'to', 'bytes', 'keys', 'known', 'slots', 'mask'],
  ...['rows', 'money', 'sums'],
] as const;

const MONEY_BYTES = 80;
/** Bytes from the old money to the new, and where parts of it stand. */
const MONEY = { now: 40, total: 0, hospital: 8, patient: 32 } as const;

/**
 * The loop over keys of claims that change, each of so many `bytes`: it looks for each in an open hash
 * table of numbers, which are one more than they are, and adds its claim up by it. Gives the first key
 * that the table does not have. What a claim changes by stands in a row of `money`, or in pairs: what the
 * patient pays more, and what funds do.
 */
export function keyCode(changes: 'rows' | 'pairs'): LoopFunction {
  const made = new LoopFunction(PARAMETERS);
  const of = (name: (typeof PARAMETERS)[number]): Code => made.parameter(name).get;
  const at = made.parameter('at');
  const { key, hash, part, slot } = made.locals('int', 'key', 'hash', 'part', 'slot');
  const { found, known, row } = made.locals('int', 'found', 'known', 'row');
  const four = int.of(4);
  const hashed = loop(
    leaveIf(int.isAtLeast(part.get, of('bytes'))),
    hash.set(
      int.times(int.other(hash.get, int.load(int.plus(key.get, part.get))), int.of(MIX.times)),
    ),
    hash.set(int.other(hash.get, int.shiftedBack(hash.get, int.of(MIX.shift)))),
    part.set(int.plus(part.get, four)),
  );
  const compared = loop(
    leaveIf(int.isAtLeast(part.get, of('bytes'))),
    leaveIf(
      int.differ(int.load(int.plus(key.get, part.get)), int.load(int.plus(known.get, part.get))),
    ),
    part.set(int.plus(part.get, four)),
  );
  const search = loop(
    found.set(int.load(int.plus(of('slots'), int.shifted(slot.get, int.of(2))))),
    leaveIf(int.isZero(found.get)),
    known.set(int.plus(of('known'), int.times(int.minus(found.get, int.of(1)), of('bytes')))),
    part.set(int.of(0)),
    compared,
    leaveIf(int.isAtLeast(part.get, of('bytes'))),
    slot.set(int.and(int.plus(slot.get, int.of(1)), of('mask'))),
  );
  made.body = [
    loop(
      leaveIf(int.isAtLeast(at.get, of('to'))),
      key.set(int.plus(of('keys'), int.times(at.get, of('bytes')))),
      [hash.set(int.of(0)), part.set(int.of(0))],
      hashed,
      slot.set(int.and(hash.get, of('mask'))),
      search,
      when(int.isZero(found.get), answer(at.get)),
      changes === 'pairs'
        ? row.set(int.plus(of('money'), int.shifted(at.get, int.of(4))))
        : [
            row.set(int.load(int.plus(of('rows'), int.shifted(at.get, int.of(2))))),
            row.set(int.plus(of('money'), int.times(row.get, int.of(MONEY_BYTES)))),
          ],
      known.set(
        int.plus(of('sums'), int.times(int.minus(found.get, int.of(1)), int.of(SUM_BYTES))),
      ),
      addChange({ row, sums: known, ...made.locals('double', 'patient', 'rest') }, changes),
      at.set(int.plus(at.get, int.of(1))),
    ),
    at.get,
  ];
  return made;
}

const SUM_BYTES = KEY_SUMS * Float64Array.BYTES_PER_ELEMENT;

type Adding = { readonly [name in 'row' | 'sums' | 'patient' | 'rest']: Variable };

/** Adds what a claim changes by to sums. */
function addChange({ row, sums, patient, rest }: Adding, changes: 'rows' | 'pairs'): Code {
  const change = (offset: number): Code =>
    double.minus(double.load(row.get, MONEY.now + offset), double.load(row.get, offset));
  const add = (sum: number, amount: Code): Code => {
    const offset = sum * Float64Array.BYTES_PER_ELEMENT;
    return double.store(sums.get, double.plus(double.load(sums.get, offset), amount), offset);
  };
  const told = [
    patient.set(double.load(row.get)),
    rest.set(double.load(row.get, Float64Array.BYTES_PER_ELEMENT)),
  ];
  const found = [
    patient.set(change(MONEY.patient)),
    // What neither the hospital nor the patient bears, funds and fixed part do.
    rest.set(double.minus(double.minus(change(MONEY.total), change(MONEY.hospital)), patient.get)),
  ];
  return [
    changes === 'pairs' ? told : found,
    add(0, double.ofInt(int.of(1))),
    add(1, double.ofInt(double.isLess(double.of(0), patient.get))),
    add(2, double.ofInt(double.isLess(patient.get, double.of(0)))),
    add(3, patient.get),
    add(4, rest.get),
  ];
}

import {
  answer,
  type Code,
  double,
  int,
  LoopFunction,
  leaveIf,
  loop,
  pair,
  type Variable,
  when,
} from '@sanyi/feel/loops';
import { MONEY_ROW } from './money-row.ts';

/** Sums of a key: claims, losers, gainers, and by how much patient and fund change. */
export const KEY_SUMS = 5;

/** What a hash is mixed with, and shifted by. */
export const MIX: { readonly times: number; readonly shift: number } = {
  times: 0x9e3779b1 | 0,
  shift: 15,
};

const PARAMETERS = [
  ...['at', 'to', 'bytes', 'keys', 'records', 'recordBytes', 'slots', 'mask'],
  ...['rows', 'money', 'latest'],
] as const;

/**
 * The loop over keys of claims that change, each of so many `bytes`: it looks for each in an open hash
 * table of numbers, which count from 1, and adds its claim up by it: the record of a number begins with its key
 * and ends with its sums. Gives the first key
 * that the table does not have. What a claim changes by stands in a row of `money`, or in pairs: what the
 * patient pays more, and what funds do. Where it is pairs, `latest` has how far behind the first the record of the key
 * stands that was met last, by the first part of keys.
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
    known.set(int.plus(of('records'), int.times(found.get, of('recordBytes')))),
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
        ? [
            int.store(
              int.plus(of('latest'), int.shifted(int.load(key.get), int.of(2))),
              int.minus(known.get, of('records')),
            ),
            row.set(int.plus(of('money'), int.shifted(at.get, int.of(4)))),
          ]
        : [
            row.set(int.load(int.plus(of('rows'), int.shifted(at.get, int.of(2))))),
            row.set(int.plus(of('money'), int.times(row.get, int.of(MONEY_ROW.bytes)))),
          ],
      known.set(sumsOf(known.get, of('recordBytes'))),
      addChange({ row, sums: known, ...made.locals('double', 'patient', 'rest') }, changes),
      at.set(int.plus(at.get, int.of(1))),
    ),
    at.get,
  ];
  return made;
}

/** Bytes of sums. */
export const SUM_BYTES: number = KEY_SUMS * Float64Array.BYTES_PER_ELEMENT;

/** Where the sums of a record begin. */
export const sumsOf = (record: Code, recordBytes: Code): Code =>
  int.minus(int.plus(record, recordBytes), int.of(SUM_BYTES));

type Change = { readonly [name in 'sums' | 'patient' | 'rest']: Variable };

type Adding = Change & { readonly row: Variable };

/** Adds what a claim changes by, as it stands in a row or in pairs, to sums. */
function addChange({ row, ...change }: Adding, changes: 'rows' | 'pairs'): Code {
  const { patient, rest } = change;
  const more = (offset: number): Code =>
    double.minus(double.load(row.get, MONEY_ROW.side + offset), double.load(row.get, offset));
  const told = [
    patient.set(double.load(row.get)),
    rest.set(double.load(row.get, Float64Array.BYTES_PER_ELEMENT)),
  ];
  const found = [
    patient.set(more(MONEY_ROW.patient)),
    // What neither the hospital nor the patient bears, funds and fixed part do.
    rest.set(
      double.minus(double.minus(more(MONEY_ROW.total), more(MONEY_ROW.hospital)), patient.get),
    ),
  ];
  return [changes === 'pairs' ? told : found, addToSums(change)];
}

/** Adds a claim, by what patient and funds pay more, to the sums of a key. */
export function addToSums({ sums, patient, rest }: Change): Code {
  const add = (at: number, more: Code): Code => {
    const offset = at * Float64Array.BYTES_PER_ELEMENT;
    return pair.store(sums.get, pair.plus(pair.load(sums.get, offset), more), offset);
  };
  const nothing = pair.of(0, 0);
  // Who pays more loses: nothing is less than that, and that less than nothing.
  const isLess = pair.isLess(pair.second(nothing, patient.get), pair.first(nothing, patient.get));
  return [
    double.store(sums.get, double.plus(double.load(sums.get), double.of(1))),
    add(1, pair.and(isLess, pair.of(1, 1))),
    add(3, pair.second(pair.all(patient.get), rest.get)),
  ];
}

import { type Code, int, type LoopFunction, type Variable } from '@sanyi/feel/loops';

/** What reads columns of a loop, which is told where each begins. */
export type ColumnReads<Name extends string> = {
  /** The number that the loop is told. */
  of(name: Name): Code;
  /** An entry of a column of 32 bits, of bytes, and of codes of so many bytes. */
  entry(name: Name, index: Code): Code;
  byte(name: Name, index: Code): Code;
  code(name: Name, bytes: 2 | 4, index: Code): Code;
};

export function columnReads<Name extends string>(
  made: LoopFunction,
  names: readonly Name[],
): ColumnReads<Name> {
  const known = new Map(names.map((name) => [name, made.parameter(name).get]));
  const of = (name: Name): Code => known.get(name) ?? [];
  const entry = (name: Name, index: Code): Code =>
    int.load(int.plus(of(name), int.shifted(index, int.of(2))));
  return {
    of,
    entry,
    byte: (name, index) => int.load8(int.plus(of(name), index)),
    code: (name, bytes, index) =>
      bytes === 2
        ? int.load16(int.plus(of(name), int.shifted(index, int.of(1))))
        : entry(name, index),
  };
}

/** Counts a variable up. */
export const counted = (counter: Variable, by = 1): Code =>
  counter.set(int.plus(counter.get, int.of(by)));

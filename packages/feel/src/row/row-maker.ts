import type { Row, Value } from '../value.ts';

type Bare = { [name: string]: Value };

/**
 * A maker of rows without inherited names. `Object.create(null)` would make dictionaries, which are
 * several times slower to fill and to read; a class with an emptied prototype gives each shape a
 * hidden class of its own.
 */
export function rowMaker(): () => Bare {
  class Shape {}
  Object.setPrototypeOf(Shape.prototype, null);
  Reflect.deleteProperty(Shape.prototype, 'constructor');
  return () => new Shape() as Bare;
}

/**
 * A row of the given entries, for values known when the rule is compiled. Rows of one table come of
 * one maker: as many hidden classes as rules would make every reader of an answer slow.
 */
export function rowOf(
  entries: readonly (readonly [string, Value])[],
  make: () => { [name: string]: Value } = rowMaker(),
): Row {
  const row = make();
  for (const [name, value] of entries) row[name] = value;
  return Object.freeze(row);
}

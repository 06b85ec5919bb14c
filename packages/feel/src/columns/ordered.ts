import type { Load, Node, Test } from '../check/program.ts';
import { testValues } from '../check/walk.ts';
import { isNumeric } from '../numbers/numeric.ts';

/** Whether a field holds numbers or days, which have an order. */
export const isOrderedLoad = ({ type }: Load): boolean => isNumeric(type) || type.is === 'day';

/** The field a node reads as it is or with more decimals; null where it is anything else. */
export function fieldOf(node: Node, loads: ReadonlyMap<number, Load>): Load | null {
  if (node.op === 'slot') return loads.get(node.slot) ?? null;
  if (node.op === 'convert' && node.kind === null) return fieldOf(node.of, loads);
  return null;
}

/** Decimals that a node has more than the field it reads. */
export const decimalsMore = (node: Node, load: Load): number =>
  node.type.is === 'number' && load.type.is === 'number' ? node.type.scale - load.type.scale : 0;

/** Whether a test only asks where its subject stands to other values. */
export function isOrdering(test: Test): boolean {
  if (test.test === 'not') return test.tests.every(isOrdering);
  return test.test !== 'flag' && test.test !== 'member';
}

/** The values that the cells of a column compare with; null where a cell does more than compare. */
export function comparedIn(
  rules: readonly { readonly cells: readonly (readonly Test[])[] }[],
  at: number,
): Node[] | null {
  const cells = rules.flatMap((rule) => rule.cells[at] ?? []);
  return cells.every(isOrdering) ? cells.flatMap(testValues) : null;
}

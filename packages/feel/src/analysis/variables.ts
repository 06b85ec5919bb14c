import type { Load, Node } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import type { Value } from '../value.ts';

/** A value that cells compare with, and the decimals it is written with. */
export type Bound = { readonly value: Value; readonly scale: number };

/**
 * Something that a table's columns depend on: an input, a parameter without a known value, or what
 * stands in for an expression that is not looked into.
 */
export type Variable = {
  readonly slot: number;
  readonly type: Type;
  readonly load: Load | null;
  /** How the rule writes it. */
  readonly label: string;
  readonly bounds: Bound[];
  /** Whether all values of the type can occur, each beside any value of the other variables. */
  readonly exact: boolean;
  /** The only values there are, when they are known otherwise than by the type. */
  readonly only: readonly Value[] | null;
  /** What the subject is compared with, when the variable is where the subject stands to it. */
  readonly against?: string;
  /** The list and the item, when the variable is whether a list of the input has the item. */
  readonly member: { readonly load: Load; readonly value: Value } | null;
};

/** The variables of one table by slot. */
export type Variables = Map<number, Variable>;

export const textOfNode = ({ span }: Node): string => span.text.slice(span.from, span.to);

export const boundOf = (node: Node & { readonly op: 'constant' }): Bound => ({
  value: node.value,
  scale: node.type.is === 'number' ? node.type.scale : 0,
});

/**
 * The type of an expression as the checker knows it. A number carries its decimal scale: the
 * running program holds the bigint `value x 10^scale` and never asks again. `hole` marks an
 * expression that already has a problem, so that one mistake is told once.
 */
export type Type = TypeShape & { readonly nullable: boolean };

export type TypeShape =
  | { readonly is: 'number'; readonly scale: number }
  | { readonly is: 'text'; readonly codes: readonly string[] | null; readonly set: string | null }
  | { readonly is: 'flag' }
  | { readonly is: 'day' }
  | { readonly is: 'days' }
  | { readonly is: 'months' }
  | { readonly is: 'list'; readonly of: Type }
  | ContextShape
  | { readonly is: 'null' }
  | { readonly is: 'hole' };

export type ContextShape = {
  readonly is: 'context';
  readonly entries: { readonly [name: string]: Type };
  /** The type of entries not listed, when the context is open. */
  readonly open: Type | null;
};

export type NumberType = Type & { readonly is: 'number' };

import type { Value } from '../value.ts';
import type { Dimension } from './dimensions.ts';

/** What a node answers in each case; `undefined` where the row program must be asked. */
export type CaseTable = {
  readonly dimensions: readonly Dimension[];
  readonly strides: readonly number[];
  readonly values: readonly (Value | undefined)[];
  /** The rules that fire in each case. */
  readonly fired: readonly (readonly number[])[];
};

import type { Day } from '@sanyi/kernel';

/** A stack as written: `PLACE[@DATE|@-1y][+PACKAGE[#DECISION/RULE,...]][+path=value]`. */
export type StackSpec = {
  readonly text: string;
  readonly place: string;
  readonly at: StackDay;
  readonly packages: readonly string[];
  /** Of packages that are laid on in part, the rules that have moved: `decision/rule`. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  readonly whatIfs: readonly WhatIf[];
};

/** Which day's rules a claim takes: its own, one fixed day, or the same day years before. */
export type StackDay =
  | { readonly kind: 'own' }
  | { readonly kind: 'fixed'; readonly day: Day }
  | { readonly kind: 'yearsBefore'; readonly years: number };

/** One `+PATH[@DATE]=VALUE` of a stack: a parameter or a list row that is tried with another value. */
export type WhatIf = {
  /** `parameters/NAME` or `lists/NAME/KEY,KEY`, as written. */
  readonly path: string;
  readonly unit: 'parameter' | 'list';
  readonly name: string;
  /** Key cells of the list row; empty for a parameter. */
  readonly keys: readonly string[];
  /** Null: on every day. */
  readonly from: Day | null;
  readonly value: string;
};

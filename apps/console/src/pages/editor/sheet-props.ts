import type { EditTable, PlacedProblem } from '@sanyi/policy';
import type { KeyboardEvent } from 'react';
import type { CellWriting } from './cell-writing.ts';
import type { RuleLight } from './try-lights.ts';

/** A place in a table; `column` -1 is the name of the rule. */
export type SheetPlace = { readonly row: number; readonly column: number };

/** What a sheet shows and tells. */
export type SheetProps = {
  readonly table: EditTable;
  readonly at: SheetPlace;
  readonly writing: CellWriting;
  readonly problems: readonly PlacedProblem[];
  readonly lights: ReadonlyMap<string, RuleLight> | null;
  readonly mayEdit: boolean;
  readonly onGo: (place: SheetPlace) => void;
  readonly onWrite: (text: string) => void;
  /** Ends the writing with this text and moves on. */
  readonly onDone: (text: string, move: SheetPlace) => void;
  readonly onKey: (event: KeyboardEvent) => boolean;
};

import type { Column } from './column.ts';
import type { ColumnRows } from './column-types.ts';
import type { ReadColumns } from './read-columns.ts';
import type { OutputArrays, RunState } from './row-by-row.ts';

/** A loop over rows; it stops at `state.row` by throwing when the row program must be asked. */
export type Loop = (
  columns: { readonly [name: string]: Column['values'] },
  masks: { readonly [name: string]: Uint8Array | undefined },
  outputs: OutputArrays['values'],
  missing: OutputArrays['missing'],
  rules: OutputArrays['rules'],
  interval: ColumnRows['interval'],
  starts: Uint8Array | undefined,
  key: ColumnRows['key'],
  from: number,
  to: number,
  state: RunState,
) => void;

/** What a loop goes over: its code depends on how the columns are held. */
export type LoopOver = {
  readonly rows: ColumnRows;
  readonly read: ReadColumns;
  readonly arrays: OutputArrays;
};

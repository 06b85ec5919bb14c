import {
  type CheckedDecision,
  type ColumnKernel,
  compileColumns,
  compileRow,
  type DecisionTypes,
  fieldBreaks,
  type Refusal,
  type Row,
  type RowDecision,
  type RowTarget,
} from '@sanyi/feel';
import { problem } from '@sanyi/kernel';
import type { Fold } from '../folds/fold.ts';
import type { HookDefinition } from '../hooks/hook.ts';
import type { Pool } from '../pools/pool.ts';

/** A decision of a package, checked against its hook. */
export type LinkedHook = {
  readonly hook: HookDefinition;
  readonly decision: string;
  readonly file: string;
  /** What the decision was checked against. */
  readonly types: DecisionTypes;
  readonly checked: CheckedDecision;
  /** The compiled decision; compiled when it is first asked for, and kept. */
  readonly row: () => RowDecision;
  /** The same without generated code: sooner there and slower, for who asks seldom. */
  readonly seldom: () => RowDecision;
  /** The decision over columns, or why it runs row by row; compiled when first asked for. */
  readonly columns: () => ColumnKernel | Refusal;
  /** Where answers can change along a field, under some parameters; null where that is not known. */
  readonly breaks: (field: string, parameters: Row) => readonly bigint[] | null;
  readonly fold: Fold | null;
  readonly pool: Pool | null;
};

/** What a linked hook is made of: plain data, but for the hook's definition. */
export type HookParts = Omit<LinkedHook, 'row' | 'seldom' | 'columns' | 'breaks'>;

/** Makes a checked decision ready to be asked; nothing is compiled before. */
export function linkedHook(parts: HookParts, target: RowTarget): LinkedHook {
  const { checked } = parts;
  return {
    ...parts,
    row: once(() => compileRow(checked, target)),
    seldom: once(() => compileRow(checked, 'closures')),
    columns: once(() => columnsOf(checked, target)),
    breaks: breaksOf(checked),
  };
}

/** Columns are generated code, which closures are asked for to do without. */
const columnsOf = (checked: CheckedDecision, target: RowTarget): ColumnKernel | Refusal =>
  target === 'closures'
    ? { refused: problem('COLUMNS_NO_CODE', checked.decision) }
    : compileColumns(checked);

/** The breaks of each field, of which the decision is searched once. */
function breaksOf(checked: CheckedDecision): LinkedHook['breaks'] {
  const known = new Map<string, ReturnType<typeof fieldBreaks>>();
  return (field, parameters) => {
    const found = known.get(field) ?? fieldBreaks(checked, field);
    known.set(field, found);
    return found(parameters);
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

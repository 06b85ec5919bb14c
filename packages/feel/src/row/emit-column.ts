import type { TableColumn } from '../check/program.ts';
import type { Value } from '../value.ts';
import {
  type Cells,
  isOrdered,
  isTabulated,
  type Ordered,
  regionOf,
  regionSets,
  testGroups,
  valueSets,
} from './column-sets.ts';
import { emitTests } from './emit-tests.ts';
import type { Emitter, Eval, Frame } from './emitter.ts';
import { drop, type RuleSet } from './rule-sets.ts';
import type { ColumnNote } from './table-notes.ts';

/** Takes the rules that a column excludes out of the live set; tells what it found if asked. */
export type ColumnEval = (frame: Frame, live: RuleSet, tell: boolean) => ColumnNote | null;

/** Which rules may still fire for a value of a column. */
type LookUp = (value: Value) => RuleSet;

/** A tabulated column: one look-up gives the rules that may still fire. */
export type TabulatedColumn = { readonly subject: Eval; readonly find: LookUp };

/** Tabulates a column whose cells are constants; null for others. */
export function tabulate(
  column: TableColumn,
  cells: Cells,
  emitter: Emitter,
): TabulatedColumn | null {
  if (!isTabulated(column, cells)) return null;
  const find = isOrdered(column) ? regionLookUp(cells) : valueLookUp(cells);
  return { subject: emitter.emit(column.tested), find };
}

function valueLookUp(cells: Cells): LookUp {
  const { sets, others } = valueSets(cells);
  return (value) => sets.get(value) ?? others;
}

function regionLookUp(cells: Cells): LookUp {
  const { bounds, regions, missing } = regionSets(cells);
  return (value) => {
    if (value === null) return missing;
    return regions[regionOf(bounds, value as Ordered)] ?? missing;
  };
}

/** A column whose cells must be evaluated; equal texts are evaluated once for all their rules. */
export function testColumn(column: TableColumn, cells: Cells, emitter: Emitter): ColumnEval {
  const groups = testGroups(cells).map(({ tests, rules }) => ({
    rules,
    test: emitTests(tests, emitter),
  }));
  const subject = emitter.emit(column.tested);
  const raw = column.tested === column.subject ? subject : emitter.emit(column.subject);
  const { slot } = column;
  return (frame, live, tell) => {
    const value = subject(frame);
    frame[slot] = raw === subject ? value : raw(frame);
    const held: boolean[] = [];
    for (const group of groups) {
      const holds = group.test(value, frame);
      if (tell) held.push(holds);
      if (!holds) drop(live, group.rules);
    }
    return tell ? { subject: value, held } : null;
  };
}

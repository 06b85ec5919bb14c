import type { Node, TableNode } from '../check/program.ts';
import { outward, type Tier } from '../numbers/door.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { Value } from '../value.ts';
import {
  type Cells,
  isIdle,
  isOrdered,
  isTabulated,
  type Ordered,
  regionOf,
  regionSets,
  testGroups,
  valueSets,
} from './column-sets.ts';
import { display } from './display.ts';
import type { RuleSet } from './rule-sets.ts';
import type { TableTrace } from './trace.ts';

/**
 * What one run of a table notes, column by column: the subject, and for a column whose cells must be
 * evaluated whether each of its different cells held. Columns that say nothing note nothing.
 */
export type TableNote = readonly (ColumnNote | null)[];
export type ColumnNote = { readonly subject: Value; readonly held: readonly boolean[] | null };

/** Tells which cells matched from what a run of a table noted. */
export function tableTraces(
  node: Node & TableNode,
  tier: Tier,
  rules: readonly RuleRef[],
): (note: TableNote) => TableTrace {
  const columns = node.inputs.map((column, at) => {
    const cells = node.rules.map((rule) => rule.cells[at] ?? []);
    const { type } = column.tested;
    const change = outward(type, tier);
    return { column, type, change, matching: matchingRules(column, cells) };
  });
  return (note) => {
    const noted = columns.map(({ column, type, change, matching }, at) => {
      const found = note[at];
      if (!found) return { label: column.label, text: null, set: null };
      const subject = change ? change(found.subject) : found.subject;
      const set = matching(subject, found.held);
      return { label: column.label, text: display(subject, type), set };
    });
    return {
      decision: node.name,
      inputs: noted.map(({ label, text }) => ({ label, text })),
      rules: node.rules.map((rule, at) => {
        const cells = noted.map(({ set }) => set === null || has(set, at));
        return { rule: rules[rule.rule] as RuleRef, cells, matched: cells.every(Boolean) };
      }),
    };
  };
}

const has = (set: RuleSet, rule: number): boolean =>
  (((set[rule >>> 5] ?? 0) >>> (rule & 31)) & 1) === 1;

type Matching = (subject: Value, held: readonly boolean[] | null) => RuleSet | null;

/** The rules whose cell of a column matches; null when all do. */
function matchingRules(column: TableNode['inputs'][number], cells: Cells): Matching {
  if (isIdle(cells)) return () => null;
  if (!isTabulated(column, cells)) {
    const groups = testGroups(cells);
    return (_subject, held) => {
      const set = new Int32Array((cells.length + 31) >>> 5).fill(-1);
      groups.forEach(({ rules }, group) => {
        if (held?.[group]) return;
        rules.forEach((word, at) => {
          set[at] = (set[at] ?? 0) & ~word;
        });
      });
      return set;
    };
  }
  if (isOrdered(column)) {
    const { bounds, regions, missing } = regionSets(cells);
    return (subject) =>
      subject === null ? missing : (regions[regionOf(bounds, subject as Ordered)] ?? missing);
  }
  const { sets, others } = valueSets(cells);
  return (subject) => sets.get(subject) ?? others;
}

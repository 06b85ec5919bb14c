import { problem, type Text } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { DmnModel } from '../dmn/model.ts';
import { allowedTests } from './allowed.ts';
import type { AnalysisOptions, TableAnalysis } from './analysis.ts';
import { type Column, columnsOf, type Reading } from './columns.ts';
import type { Work } from './cover.ts';
import { type Evaluator, evaluatorOf, type Table } from './evaluator.ts';
import { type Titles, titlesOf } from './labels.ts';
import { pointsByRule } from './meetings.ts';
import { type Space, spaceOf } from './space.ts';
import type { Telling } from './telling.ts';

/** One table of a decision, with what is needed to look at it. */
export type Asked = {
  readonly table: Table;
  readonly model: DmnModel;
  readonly checked: CheckedDecision;
  readonly evaluator: Evaluator;
  readonly options: AnalysisOptions;
};

/** Every table of a decision and of all it requires, once. */
export function askedTables(
  model: DmnModel,
  checked: CheckedDecision,
  options: AnalysisOptions,
): readonly Asked[] {
  const evaluator = evaluatorOf(checked, options.parameters ?? null);
  const seen = new Set<string>();
  return evaluator.tables.flatMap((table) => {
    // A knowledge model's table is written out at each call, and is told once.
    const key = `${table.name} ${table.rules[0]?.rule}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ table, model, checked, evaluator, options }];
  });
}

/** The space of a table, or why it was not made. */
type Made = {
  readonly titles: Titles;
  readonly columns: readonly Column[];
  readonly space: Space | null;
  readonly refused: Pick<TableAnalysis, 'stopped' | 'unique'> | null;
};

/** Columns that hang together over too many combinations are taken as independent of each other. */
export function madeSpace({ table, model, evaluator, options }: Asked): Made {
  const titles = titlesOf(model, table);
  const allowed: Reading['allowed'] = (at, column) => {
    const text = titles.allowed(at, column.label.trim());
    return text === null ? null : allowedTests(text, column, model);
  };
  const apart = new Set<number>();
  for (;;) {
    const found = columnsOf(table, { evaluator, apart, allowed });
    const made = spaceOf(table.rules.length, found, evaluator, options.bounds);
    if (made.is === 'space')
      return { titles, columns: found.columns, space: made.space, refused: null };
    const loose = made.columns.filter(({ at, direct }) => direct === null && !apart.has(at));
    if (loose.length === 0) {
      const labels = made.columns.map(({ label }) => label).join(', ');
      const titled = made.columns.map(({ at, label }) => titles.ofColumn(at, label)).join('、');
      const details = { decision: table.name, columns: labels, columnsZh: titled };
      const stopped = problem('TABLE_TOO_LARGE', table.name, details);
      const reason: Text = { en: stopped.en, zh: stopped.zh };
      const refused = { stopped, unique: { is: 'undecided', reason } } as const;
      return { titles, columns: found.columns, space: null, refused };
    }
    for (const { at } of loose) apart.add(at);
  }
}

/** What is needed to tell about a table. */
export function tellingOf(
  { table, model, checked, evaluator }: Asked,
  space: Space,
  work: Work,
): Telling {
  const titles = titlesOf(model, table);
  const byRule = pointsByRule(space);
  return { table, rules: checked.rules, space, byRule, titles, evaluator, work };
}

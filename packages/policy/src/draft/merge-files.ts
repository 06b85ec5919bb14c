import {
  type Decision,
  type DecisionTable,
  DMN_LIMITS,
  type DmnModel,
  readDmn,
  type TableRule,
  writeDmn,
} from '@sanyi/feel';
import type { PackageFiles } from '../package/policy-package.ts';

/** A place that two people changed differently, with both texts. */
export type MergeConflict = {
  readonly file: string;
  /** `decision/rule/column`, or empty for a whole file. */
  readonly place: string;
  readonly mine: string;
  readonly theirs: string;
};

/** Two people's files put together. Where both changed one place, mine stands and both are told. */
export type Merged = {
  readonly files: PackageFiles;
  readonly conflicts: readonly MergeConflict[];
};

/**
 * Lays my changes over theirs: file by file, in decision tables rule by rule and cell by cell.
 *
 * @param texts - what both began with, and what each has now
 * @example
 * ```ts
 * const base = new Map([['a.md', 'x'], ['b.md', 'x']]);
 * const mine = new Map(base).set('a.md', 'mine');
 * const theirs = new Map(base).set('b.md', 'theirs');
 * mergeFiles({ base, mine, theirs }).conflicts; // []
 * ```
 */
export function mergeFiles(texts: {
  readonly base: PackageFiles;
  readonly mine: PackageFiles;
  readonly theirs: PackageFiles;
}): Merged {
  const { base, mine, theirs } = texts;
  const conflicts: MergeConflict[] = [];
  const files = new Map<string, string>();
  for (const path of new Set([...theirs.keys(), ...mine.keys()])) {
    const three = { base: base.get(path), mine: mine.get(path), theirs: theirs.get(path) };
    const text = mergedText(path, three, conflicts);
    if (text !== undefined) files.set(path, text);
  }
  return { files, conflicts };
}

type Three<T> = { readonly base: T; readonly mine: T; readonly theirs: T };

/** The changed one where one side changed; `both` where both did, differently. */
function changedOf<T>({ base, mine, theirs }: Three<T>): { readonly value: T } | 'both' {
  if (same(mine, theirs) || same(theirs, base)) return { value: mine };
  return same(mine, base) ? { value: theirs } : 'both';
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function mergedText(
  path: string,
  three: Three<string | undefined>,
  conflicts: MergeConflict[],
): string | undefined {
  const changed = changedOf(three);
  if (changed !== 'both') return changed.value;
  const models = path.endsWith('.dmn') ? modelsOf(three) : null;
  if (models) {
    const decisions = models.mine.decisions.map((decision) =>
      mergedDecision(path, { decision, models }, conflicts),
    );
    return writeDmn({ ...models.mine, decisions });
  }
  const { mine = '', theirs = '' } = three;
  conflicts.push({ file: path, place: '', mine, theirs });
  return three.mine;
}

function modelsOf(three: Three<string | undefined>): Three<DmnModel> | null {
  const [base, mine, theirs] = [three.base, three.mine, three.theirs].map((text) =>
    readDmn(text ?? '', DMN_LIMITS),
  );
  if (!base?.ok || !mine?.ok || !theirs?.ok) return null;
  return { base: base.value, mine: mine.value, theirs: theirs.value };
}

function mergedDecision(
  file: string,
  { decision, models }: { readonly decision: Decision; readonly models: Three<DmnModel> },
  conflicts: MergeConflict[],
): Decision {
  const logicIn = (model: DmnModel): Decision['logic'] | null =>
    model.decisions.find(({ name }) => name === decision.name)?.logic ?? null;
  const three = {
    base: logicIn(models.base),
    mine: decision.logic,
    theirs: logicIn(models.theirs),
  };
  const changed = changedOf(three);
  if (changed !== 'both') return { ...decision, logic: changed.value ?? decision.logic };
  const { base, mine, theirs } = three;
  if (base?.form !== 'table' || mine.form !== 'table' || theirs?.form !== 'table') {
    const place = decision.name;
    conflicts.push({ file, place, mine: JSON.stringify(mine), theirs: JSON.stringify(theirs) });
    return decision;
  }
  const tables = { base, mine, theirs };
  return { ...decision, logic: mergedTable({ file, place: decision.name }, tables, conflicts) };
}

type Place = { readonly file: string; readonly place: string };

function mergedTable(
  at: Place,
  { base, mine, theirs }: Three<DecisionTable>,
  conflicts: MergeConflict[],
): DecisionTable {
  const ruleIn = (table: DecisionTable, id: string): TableRule | undefined =>
    table.rules.find((rule) => rule.id === id);
  const ids = new Set([...mine.rules, ...theirs.rules].map(({ id }) => id));
  const rules = [...ids].flatMap((id) => {
    const three = { base: ruleIn(base, id), mine: ruleIn(mine, id), theirs: ruleIn(theirs, id) };
    const changed = changedOf(three);
    if (changed !== 'both') return changed.value ?? [];
    const [one, other] = [three.mine, three.theirs];
    // Whoever deleted a rule that the other changed would lose the change.
    if (!one || !other || !three.base) return one ?? other ?? [];
    const whole = { base: three.base, mine: one, theirs: other };
    return [mergedRule({ ...at, place: `${at.place}/${id}` }, { whole, table: mine }, conflicts)];
  });
  return { ...mine, rules };
}

function mergedRule(
  at: Place,
  { whole, table }: { readonly whole: Three<TableRule>; readonly table: DecisionTable },
  conflicts: MergeConflict[],
): TableRule {
  const cells = (part: 'inputs' | 'outputs' | 'annotations', names: readonly string[]) =>
    names.map((name, column) => {
      const cell = (rule: TableRule): string => rule[part][column] ?? '';
      const three = { base: cell(whole.base), mine: cell(whole.mine), theirs: cell(whole.theirs) };
      const changed = changedOf(three);
      if (changed !== 'both') return changed.value;
      const { mine, theirs } = three;
      conflicts.push({ file: at.file, place: `${at.place}/${name}`, mine, theirs });
      return mine;
    });
  return {
    ...whole.mine,
    inputs: cells(
      'inputs',
      table.inputs.map(({ expression }) => expression),
    ),
    outputs: cells(
      'outputs',
      table.outputs.map(({ name }) => name),
    ),
    annotations: cells('annotations', table.annotations),
  };
}

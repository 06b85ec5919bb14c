import { type Decision, type DecisionTable, logicText, type TableRule } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { PolicyPackage } from '../package/policy-package.ts';
import type { RuleDiff, TableDiff, TextDiff } from './package-diff.ts';

/** Decisions and knowledge models that differ, by file and name. */
export function diffTables(before: PolicyPackage, after: PolicyPackage): TableDiff[] {
  const [old, now] = [decisionsOf(before), decisionsOf(after)];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const shown = is ?? was;
    if (!shown) return [];
    const { file, decision } = shown;
    const diff = diffDecisions(was?.decision ?? null, is?.decision ?? null);
    if (diff.rules.length + diff.parts.length === 0) return [];
    const change = !was ? ('added' as const) : !is ? ('removed' as const) : ('changed' as const);
    return [
      { file, decision: decision.name, title: decision.label ?? decision.name, change, ...diff },
    ];
  });
}

type Placed = { readonly file: string; readonly decision: Decision };

const decisionsOf = (whole: PolicyPackage): Map<string, Placed> =>
  new Map(
    [...whole.tables].flatMap(([file, { decisions, knowledge }]) =>
      [...decisions, ...knowledge].map((decision) => {
        return [`${file} ${decision.name}`, { file, decision }] as const;
      }),
    ),
  );

type DecisionDiff = Pick<TableDiff, 'rules' | 'parts'>;

function diffDecisions(before: Decision | null, after: Decision | null): DecisionDiff {
  const [old, now] = [tableOf(before), tableOf(after)];
  const parts: TextDiff[] = [];
  const part = (name: string, was: string | null, is: string | null): void => {
    if (was !== is) parts.push({ name, before: was, after: is });
  };
  part('expression', expressionOf(before), expressionOf(after));
  part('hitPolicy', old?.hitPolicy ?? null, now?.hitPolicy ?? null);
  part('columns', columnsText(old), columnsText(now));
  return { parts, rules: diffRules(old, now) };
}

const tableOf = (decision: Decision | null): DecisionTable | null =>
  decision?.logic.form === 'table' ? decision.logic : null;

const expressionOf = (decision: Decision | null): string | null =>
  decision && decision.logic.form !== 'table' ? logicText(decision.logic) : null;

const columnsText = (table: DecisionTable | null): string | null =>
  table &&
  [
    ...table.inputs.map(({ expression }) => expression),
    '→',
    ...table.outputs.map(({ name, default: otherwise }) => {
      return otherwise === undefined ? name : `${name} = ${otherwise}`;
    }),
  ].join(' | ');

function diffRules(old: DecisionTable | null, now: DecisionTable | null): RuleDiff[] {
  const [before, after] = [rulesOf(old), rulesOf(now)];
  const ids = new Set([...before.keys(), ...after.keys()]);
  const moved = movedRules([...before.keys()], [...after.keys()], now ?? old);
  return [...ids].flatMap((id) => {
    const was = written(old, before.get(id));
    const is = written(now, after.get(id));
    const cells = cellDiffs(was && cellsOf(was), is && cellsOf(is));
    const shown = is ?? was;
    const change = ruleChange({ was, is, differs: cells.length > 0, moved: moved.has(id) });
    if (!change || !shown) return [];
    return [{ rule: id, change, cells, affected: conditions(shown) }];
  });
}

type Written = { readonly table: DecisionTable; readonly rule: TableRule };

const written = (table: DecisionTable | null, rule: TableRule | undefined): Written | null =>
  table && rule ? { table, rule } : null;

type RuleVersions = {
  readonly was: Written | null;
  readonly is: Written | null;
  readonly differs: boolean;
  readonly moved: boolean;
};

function ruleChange({ was, is, differs, moved }: RuleVersions): RuleDiff['change'] | null {
  if (!was) return 'added';
  if (!is) return 'removed';
  if (differs) return 'changed';
  return moved ? 'moved' : null;
}

const rulesOf = (table: DecisionTable | null): Map<string, TableRule> =>
  new Map((table?.rules ?? []).map((rule) => [rule.id, rule]));

/** Rules whose place among the kept ones is another, where the order decides who answers. */
function movedRules(
  before: readonly string[],
  after: readonly string[],
  table: DecisionTable | null,
): Set<string> {
  if (!table || !ORDERED.has(table.hitPolicy)) return new Set();
  const kept = before.filter((id) => after.includes(id));
  const now = after.filter((id) => before.includes(id));
  return new Set(kept.filter((id, at) => now[at] !== id));
}

const ORDERED: ReadonlySet<string> = new Set(['F', 'R', 'C', 'P', 'O']);

type Cell = { readonly name: string; readonly title: string; readonly text: string };

function cellsOf({ table, rule }: Written): Cell[] {
  return [
    ...table.inputs.map(({ expression, label }, at) => {
      return { name: expression, title: label ?? expression, text: rule.inputs[at] ?? '-' };
    }),
    ...table.outputs.map(({ name, label }, at) => {
      return { name, title: label ?? name, text: rule.outputs[at] ?? '' };
    }),
    ...table.annotations.map((name, at) => {
      return { name, title: name, text: rule.annotations[at] ?? '' };
    }),
  ];
}

function cellDiffs(
  before: readonly Cell[] | null,
  after: readonly Cell[] | null,
): RuleDiff['cells'] {
  const names = new Set([...(before ?? []), ...(after ?? [])].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [was, is] = [before, after].map((cells) => cells?.find((cell) => cell.name === name));
    if (was?.text === is?.text) return [];
    const title = is?.title ?? was?.title ?? name;
    return [{ name, title, before: was?.text ?? null, after: is?.text ?? null }];
  });
}

const NOBODY: Text = { en: 'everybody', zh: '所有情形' };

/** Whom a rule is about: its conditions in words. */
function conditions({ table, rule }: Written): Text {
  const said = table.inputs.flatMap(({ expression, label }, at) => {
    const text = (rule.inputs[at] ?? '-').trim();
    return text === '-'
      ? []
      : [{ en: `${expression}: ${text}`, zh: `${label ?? expression}：${text}` }];
  });
  if (said.length === 0) return NOBODY;
  return { en: said.map(({ en }) => en).join('; '), zh: said.map(({ zh }) => zh).join('；') };
}

import type { DecisionTable, DmnModel, TableRule } from '@sanyi/feel';
import { fail, failOf, ok, type Problem, problem, type Result, type Text } from '@sanyi/kernel';
import { conditions } from '../diff/diff-tables.ts';
import { LIMITS } from '../limits.ts';
import { linkPackage } from '../package/link-package.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { requiredBy } from '../package/requires.ts';

/** A rule of a package that answers otherwise than the same rule of the package it replaces. */
export type AnsweredOtherwise = {
  /** `decision/rule` */
  readonly path: string;
  readonly title: Text;
  /** The answers that differ, as the table writes them. */
  readonly from: string;
  readonly to: string;
  readonly before: TableRule;
};

/**
 * The rules of a package that ask the same as the package it replaces and answer otherwise. Each can be
 * changed alone: whichever rules move, the same inputs are answered by the same rules. Rules that ask
 * something else, come or go, change together.
 */
export function answeredOtherwise(whole: PolicyPackage, library: Library): AnsweredOtherwise[] {
  const replaced = whole.declarations
    .filter(({ how, unit }) => how === 'replaces' && unit === 'hook')
    .flatMap(({ of }) => library.get(of) ?? []);
  const old = new Map(
    replaced.flatMap(({ tables }) => tablesOf(tables).map(({ name, table }) => [name, table])),
  );
  return tablesOf(whole.tables).flatMap(({ name, label, table }) => {
    const before = old.get(name);
    return before && isAlike(before, table) ? rulesOf({ name, label, before, table }) : [];
  });
}

type Named = { readonly name: string; readonly label: string; readonly table: DecisionTable };

const tablesOf = (tables: PolicyPackage['tables']): Named[] =>
  [...tables.values()].flatMap(({ decisions }) =>
    decisions.flatMap(({ name, label, logic }): Named[] =>
      logic.form === 'table' ? [{ name, label: label ?? name, table: logic }] : [],
    ),
  );

/** Whether two tables have the same columns and the same way to choose among rules. */
const isAlike = (a: DecisionTable, b: DecisionTable): boolean =>
  a.hitPolicy === b.hitPolicy &&
  String(a.inputs.map(({ expression }) => expression)) ===
    String(b.inputs.map(({ expression }) => expression)) &&
  String(a.outputs.map(({ name }) => name)) === String(b.outputs.map(({ name }) => name));

function rulesOf(of: Named & { readonly before: DecisionTable }): AnsweredOtherwise[] {
  const { name, label, table } = of;
  const known = new Map(of.before.rules.map((rule) => [rule.id, rule]));
  return table.rules.flatMap((rule): AnsweredOtherwise[] => {
    const before = known.get(rule.id);
    if (!before || String(before.inputs) !== String(rule.inputs)) return [];
    const moved = rule.outputs.flatMap((text, at) => (text === before.outputs[at] ? [] : [at]));
    if (moved.length === 0) return [];
    const told = ({ outputs }: TableRule): string =>
      moved.map((at) => outputs[at] ?? '').join(', ');
    const about = conditions({ table, rule });
    const title = { en: `${name}: ${about.en}`, zh: `${label}：${about.zh}` };
    const path = `${name}/${rule.id}`;
    return [{ path, title, from: told(before), to: told(rule), before }];
  });
}

/**
 * A package of which only some of the rules that answer otherwise have moved; the others answer as in
 * the package it replaces. All else of it holds.
 *
 * @param rules - `decision/rule` of those that have moved
 * @returns `STACK_RULE_UNKNOWN` for a rule that does not answer otherwise
 */
export function partOfPackage(
  library: Library,
  whole: PolicyPackage,
  rules: readonly string[],
): Result<PolicyPackage> {
  const otherwise = answeredOtherwise(whole, library);
  const unknown = rules.find((rule) => !otherwise.some(({ path }) => path === rule));
  if (unknown !== undefined) {
    const known = otherwise.map(({ path }) => path).join(', ') || '-';
    return fail(problem('STACK_RULE_UNKNOWN', whole.id, { rule: unknown, known }));
  }
  const kept = new Map(
    otherwise.filter(({ path }) => !rules.includes(path)).map(({ path, before }) => [path, before]),
  );
  const tables = new Map([...whole.tables].map(([file, model]) => [file, withRules(model, kept)]));
  const problems: Problem[] = [];
  const part = { ...whole, tables };
  const linked = linkPackage(part, requiredBy(part, library), problems, 'javascript');
  return failOf(problems.slice(0, LIMITS.problems)) ?? ok(linked);
}

const withRules = (model: DmnModel, kept: ReadonlyMap<string, TableRule>): DmnModel => ({
  ...model,
  decisions: model.decisions.map((decision) => {
    const { name, logic } = decision;
    if (logic.form !== 'table') return decision;
    const rules = logic.rules.map((rule) => kept.get(`${name}/${rule.id}`) ?? rule);
    return { ...decision, logic: { ...logic, rules } };
  }),
});

/**
 * Whether a package says more than rules that answer otherwise: rules that come, go or ask something
 * else, decisions of its own, or a hook that nobody answered.
 */
export function saysMore(whole: PolicyPackage, library: Library): boolean {
  const replaced = whole.declarations.filter(
    ({ how, unit }) => how === 'replaces' && unit === 'hook',
  );
  const others = replaced.flatMap(({ of }) => library.get(of) ?? []);
  const old = new Map(others.flatMap(({ tables }) => logicsOf(tables)));
  const kept = new Map(answeredOtherwise(whole, library).map(({ path, before }) => [path, before]));
  const bare = new Map([...whole.tables].map(([file, model]) => [file, withRules(model, kept)]));
  return (
    [...whole.provides.keys()].some((hook) => !replaced.some(({ name }) => name === hook)) ||
    logicsOf(bare).some(([name, logic]) => old.get(name) !== logic)
  );
}

/** What decisions decide, by name: without clauses, sources and provenance. */
const logicsOf = (tables: PolicyPackage['tables']): (readonly [string, string])[] =>
  [...tables.values()].flatMap(({ decisions, knowledge }) =>
    [...decisions, ...knowledge].map(({ name, logic }) => {
      if (logic.form !== 'table') return [name, JSON.stringify(logic)] as const;
      const { hitPolicy, inputs, outputs, rules } = logic;
      const cells = rules.map((rule) => [rule.id, rule.inputs, rule.outputs]);
      return [name, JSON.stringify([hitPolicy, inputs, outputs, cells])] as const;
    }),
  );

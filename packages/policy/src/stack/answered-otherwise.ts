import type { Decision, DecisionTable, TableRule } from '@sanyi/feel';
import type { Library, PolicyPackage, Provision } from '../package/policy-package.ts';
import { restsOn } from './rests-on.ts';

/** A rule of a package whose cases are answered otherwise than in the package it replaces. */
export type AnsweredOtherwise = {
  /** `decision/rule` */
  readonly path: string;
  /** The file of the decision. */
  readonly file: string;
  readonly table: DecisionTable;
  readonly rule: TableRule;
  /**
   * The same rule of the package it replaces, where the tables ask alike; null where they ask something
   * else: what was answered for the cases of the new rule then depends on the case.
   */
  readonly before: TableRule | null;
};

/**
 * The rules of a package whose cases can be moved alone. Of a table that asks the same as the one it
 * replaces they are the rules that answer otherwise; what comes, goes or asks something else changes
 * together. Of a table that asks something else they are all its rules: a case moves with the first one
 * that speaks of it. Decisions that are no tables, such as a fold over a year, change together.
 */
export function answeredOtherwise(whole: PolicyPackage, library: Library): AnsweredOtherwise[] {
  const replaced = replacedBy(whole, library);
  const old = new Map(
    replaced.flatMap(({ tables }) => tablesOf(tables).map(({ name, table }) => [name, table])),
  );
  const byCase = new Set(decidedByCase(whole, library).map(({ name }) => name));
  return tablesOf(whole.tables).flatMap(({ name, file, table }) => {
    if (byCase.has(name)) {
      return table.rules.map((rule) => {
        return { path: `${name}/${rule.id}`, file, table, rule, before: null };
      });
    }
    const before = old.get(name);
    return before && isAlike(before, table) ? rulesOf({ name, file, before, table }) : [];
  });
}

/** A decision of a hook that asks something else than the decision of the package it replaces. */
export type DecidedByCase = {
  readonly name: string;
  readonly decision: Decision;
  readonly table: DecisionTable;
  readonly provision: Provision;
  /** Who answered before, and where. */
  readonly old: { readonly package: PolicyPackage; readonly provision: Provision };
};

/**
 * The hooks of a package whose new table shares no rule with what it replaces. Not those whose old
 * decision rests on others that have the names of new ones: both could not stand in one file.
 */
export function decidedByCase(whole: PolicyPackage, library: Library): DecidedByCase[] {
  return [...whole.provides.values()].flatMap((provision): DecidedByCase[] => {
    const old = oldOf(whole, provision, library);
    const decision = decisionIn(whole, provision);
    if (provision.fold !== null || !old || decision?.logic.form !== 'table') return [];
    const table = decision.logic;
    const before = decisionIn(old.package, old.provision)?.logic;
    const isSame = before?.form === 'table' && isAlike(before, table) && sharesRule(before, table);
    if (isSame || !fitsBeside(whole, provision, old)) return [];
    return [{ name: provision.decision, decision, table, provision, old }];
  });
}

function oldOf(
  whole: PolicyPackage,
  { hook }: Provision,
  library: Library,
): DecidedByCase['old'] | undefined {
  const [old] = whole.declarations
    .filter(({ how, unit, name }) => how === 'replaces' && unit === 'hook' && name === hook)
    .flatMap(({ of }) => library.get(of) ?? [])
    .flatMap((each) => {
      const provision = each.provides.get(hook);
      return provision && provision.fold === null ? [{ package: each, provision }] : [];
    });
  return old;
}

/** Whether what the old decision rests on can stand in the file of the new one. */
function fitsBeside(
  whole: PolicyPackage,
  { file }: Provision,
  { package: before, provision }: DecidedByCase['old'],
): boolean {
  const [model, old] = [whole.tables.get(file), before.tables.get(provision.file)];
  if (!model || !old) return false;
  const names = new Set([...model.decisions, ...model.knowledge].map(({ name }) => name));
  const needed = restsOn(old, provision.decision);
  return [...needed].every((name) => name === provision.decision || !names.has(name));
}

const replacedBy = (whole: PolicyPackage, library: Library): PolicyPackage[] =>
  whole.declarations
    .filter(({ how, unit }) => how === 'replaces' && unit === 'hook')
    .flatMap(({ of }) => library.get(of) ?? []);

const decisionIn = (whole: PolicyPackage, { file, decision }: Provision): Decision | undefined =>
  whole.tables.get(file)?.decisions.find(({ name }) => name === decision);

type Named = { readonly name: string; readonly file: string; readonly table: DecisionTable };

const tablesOf = (tables: PolicyPackage['tables']): Named[] =>
  [...tables].flatMap(([file, { decisions }]) =>
    decisions.flatMap(({ name, logic }): Named[] =>
      logic.form === 'table' ? [{ name, file, table: logic }] : [],
    ),
  );

/** Whether two tables have the same columns and the same way to choose among rules. */
const isAlike = (a: DecisionTable, b: DecisionTable): boolean =>
  a.hitPolicy === b.hitPolicy &&
  String(a.inputs.map(({ expression }) => expression)) ===
    String(b.inputs.map(({ expression }) => expression)) &&
  String(a.outputs.map(({ name }) => name)) === String(b.outputs.map(({ name }) => name));

const sharesRule = (a: DecisionTable, b: DecisionTable): boolean =>
  a.rules.some(({ id }) => b.rules.some((rule) => rule.id === id));

function rulesOf(of: Named & { readonly before: DecisionTable }): AnsweredOtherwise[] {
  const { name, file, table } = of;
  const known = new Map(of.before.rules.map((rule) => [rule.id, rule]));
  return table.rules.flatMap((rule): AnsweredOtherwise[] => {
    const before = known.get(rule.id);
    if (!before || String(before.inputs) !== String(rule.inputs)) return [];
    if (String(before.outputs) === String(rule.outputs)) return [];
    return [{ path: `${name}/${rule.id}`, file, table, rule, before }];
  });
}

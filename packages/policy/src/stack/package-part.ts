import type { DmnModel, TableRule } from '@sanyi/feel';
import { fail, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { LIMITS } from '../limits.ts';
import { linkPackage } from '../package/link-package.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { requiredBy } from '../package/requires.ts';
import { type AnsweredOtherwise, answeredOtherwise, decidedByCase } from './answered-otherwise.ts';
import { byCaseInPart } from './by-case-in-part.ts';

/**
 * A package of which only some of the rules that answer otherwise have moved; the others answer as in
 * the package it replaces. All else of it holds, also for cases of which no rule speaks.
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
  const part = byCaseInPart(withOldRules(whole, otherwise, rules), {
    cases: decidedByCase(whole, library),
    rules,
  });
  const problems: Problem[] = [];
  const linked = linkPackage(part, requiredBy(part, library), problems, 'javascript');
  return failOf(problems.slice(0, LIMITS.problems)) ?? ok(linked);
}

/** The rules that have not moved answer as before. */
function withOldRules(
  whole: PolicyPackage,
  otherwise: readonly AnsweredOtherwise[],
  moved: readonly string[],
): PolicyPackage {
  const kept = new Map(
    otherwise.flatMap(({ path, before }) =>
      before && !moved.includes(path) ? [[path, before] as const] : [],
    ),
  );
  const tables = new Map([...whole.tables].map(([file, model]) => [file, withRules(model, kept)]));
  return { ...whole, tables };
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
  const bare = withOldRules(whole, answeredOtherwise(whole, library), []).tables;
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

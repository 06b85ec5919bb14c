import {
  type CheckedDecision,
  checkDecision,
  type DecisionTypes,
  type Kind,
  type RowTarget,
} from '@sanyi/feel';
import { type Problem, problem } from '@sanyi/kernel';
import type { Fold } from '../folds/fold.ts';
import { checkOneLaw } from '../folds/one-law.ts';
import type { HookDefinition } from '../hooks/hook.ts';
import type { HookName } from '../hooks/hook-name.ts';
import { HOOKS } from '../hooks/registry.ts';
import { type CodeSets, unknownSets, withCodes } from '../kinds/code-sets.ts';
import { suggestion } from '../kinds/suggestion.ts';
import type { PolicyPackage, Provision } from '../package/policy-package.ts';
import { inside } from '../package/read-package.ts';
import { PROVENANCES } from '../parameters/read-parameters.ts';
import { type LinkedHook, linkedHook } from './linked-hook.ts';

/** What decisions of a package are checked against. */
export type Linking = {
  readonly whole: PolicyPackage;
  readonly sets: CodeSets;
  readonly parameters: ReadonlyMap<string, Kind>;
  /** `closures` where generated code is forbidden, as in a browser. */
  readonly target: RowTarget;
};

/** Checks and compiles the decision behind every hook that a package provides. */
export function linkHooks(linking: Linking, problems: Problem[]): Map<HookName, LinkedHook> {
  checkInputs(linking.whole, problems);
  const linked = new Map<HookName, LinkedHook>();
  for (const provision of linking.whole.provides.values()) {
    const hook = linkHook(linking, provision, problems);
    if (hook) linked.set(provision.hook, hook);
  }
  return linked;
}

function linkHook(linking: Linking, provision: Provision, problems: Problem[]): LinkedHook | null {
  const { whole } = linking;
  const { file, decision, where } = provision;
  const hook = HOOKS[provision.hook];
  const model = whole.tables.get(file);
  const fold = provision.fold === null ? null : (whole.folds.get(provision.fold) ?? null);
  const pool = provision.pool === null ? null : (whole.pools.get(provision.pool) ?? null);
  if (!model || (provision.fold !== null && !fold) || (provision.pool !== null && !pool))
    return null;
  // Inputs that are not offered are told about in the words of hooks, once per file.
  if (unknownInputs(whole, file).length > 0) return null;
  const types = typesOf(linking, hook, fold);
  const sets = [...unknownSets(types.output, linking.sets), ...missingSets(linking, hook)];
  for (const set of new Set(sets)) {
    problems.push(problem('POLICY_CODE_SET_UNKNOWN', where, { set }));
  }
  if (sets.length > 0) return null;
  const checked = checkDecision(model, decision, types, 'strict');
  if (!checked.ok) {
    problems.push(...checked.problems.map((each) => inside(`${whole.id}/${file}`, each)));
    return null;
  }
  checkMarks(`${whole.id}/${file}`, checked.value, problems);
  if (fold) problems.push(...checkOneLaw(fold, checked.value.reads));
  return linkedHook(
    { hook, decision, file, types, checked: checked.value, fold, pool },
    linking.target,
  );
}

const missingSets = (linking: Linking, hook: HookDefinition): string[] =>
  hook.nameSets.filter((set) => !linking.sets.has(set));

function typesOf(linking: Linking, hook: HookDefinition, fold: Fold | null): DecisionTypes {
  const { sets } = linking;
  const context = (entries: Iterable<readonly [string, Kind]>): Kind =>
    withCodes({ kind: 'context', entries: Object.fromEntries(entries) }, sets);
  const fields = Object.entries(hook.inputs).map(([name, kind]) => {
    return [name, withCodes(kind, sets)] as const;
  });
  const acc = fold?.accumulators.map((each) => [each.name, each.kind] as const);
  return {
    inputs: {
      ...Object.fromEntries(fields),
      parameters: context(linking.parameters),
      ...(acc ? { acc: context(acc) } : {}),
    },
    output: withCodes(hook.output(fold, sets), sets),
  };
}

function checkInputs(whole: PolicyPackage, problems: Problem[]): void {
  const files = new Set([...whole.provides.values()].map((each) => each.file));
  for (const file of files) {
    const hooks = hooksOf(whole, file);
    for (const input of unknownInputs(whole, file)) {
      const details = { input, hook: hooks.join(', '), ...suggestion(input, offeredBy(hooks)) };
      problems.push(problem('POLICY_INPUT_UNKNOWN', `${whole.id}/${file} ${input}`, details));
    }
  }
}

const hooksOf = (whole: PolicyPackage, file: string): HookName[] =>
  [...whole.provides.values()].flatMap((each) => (each.file === file ? [each.hook] : []));

function offeredBy(hooks: readonly HookName[]): string[] {
  const fields = hooks.flatMap((hook) => Object.keys(HOOKS[hook].inputs));
  const acc = hooks.some((hook) => HOOKS[hook].shape === 'fold') ? ['acc'] : [];
  return [...new Set([...fields, 'parameters', ...acc])];
}

function unknownInputs(whole: PolicyPackage, file: string): string[] {
  const offered = offeredBy(hooksOf(whole, file));
  const names = whole.tables.get(file)?.inputs.map((each) => each.name) ?? [];
  return names.filter((name) => !offered.includes(name));
}

const MARKS = ['clause', 'source', 'provenance'] as const;

function checkMarks(file: string, checked: CheckedDecision, problems: Problem[]): void {
  for (const { decision, rule, row, annotations } of checked.rules) {
    const where = `${file} ${decision}/${rule}`;
    if (/^row-\d+$/.test(rule)) {
      problems.push(problem('POLICY_RULE_NO_ID', where, { decision, row: String(row) }));
    }
    const missing = MARKS.filter((mark) => !annotations[mark]);
    if (missing.length > 0) {
      const details = { decision, rule, missing: missing.join(', ') };
      problems.push(problem('POLICY_RULE_UNMARKED', where, details));
    }
    const found = annotations.provenance;
    if (found && !PROVENANCES.some((each) => each === found)) {
      const allowed = PROVENANCES.join(', ');
      problems.push(problem('POLICY_NOT_ONE_OF', `${where} provenance`, { found, allowed }));
    }
  }
}

import type { Kind, Row, Value } from '@sanyi/feel';
import { attempt, type Day, isoDate, type Problem, problem } from '@sanyi/kernel';
import type { HookDefinition } from '../hooks/hook.ts';
import { HOOKS, hookNamed } from '../hooks/registry.ts';
import { sameValue } from '../kinds/same-value.ts';
import { suggestion } from '../kinds/suggestion.ts';
import { valueAt } from '../kinds/value-at.ts';
import { valueText } from '../kinds/value-text.ts';
import type { BoundHook, Stack } from '../stack/stack.ts';
import { type Cursor, whereOf } from '../yaml/cursor.ts';
import { mapEntries } from '../yaml/shape.ts';
import type { GoodCase } from './good-file.ts';
import { contains, plainAt, plainText, restrictTo, toPlain } from './plain.ts';
import type { SettleCase } from './report.ts';

/** How a case went: what came out, which rules fired, and what is wrong. */
export type CaseRun = {
  readonly ok: boolean;
  readonly expected: string;
  readonly found: string;
  readonly rules: readonly string[];
  readonly problems: readonly Problem[];
};

/** Runs one case of a good test. */
export function runGoodCase(
  test: GoodCase,
  stack: Stack,
  settleCase: SettleCase | undefined,
): CaseRun {
  return test.claim === null ? runHook(test, stack) : runClaim(test, stack, settleCase);
}

function runHook(test: GoodCase, stack: Stack): CaseRun {
  const hook = hookNamed(test.hook ?? '');
  if (!hook || !test.input) {
    const details = { hook: test.hook ?? '', ...suggestion(test.hook ?? '', Object.keys(HOOKS)) };
    return broken([problem('POLICY_HOOK_UNKNOWN', test.where, details)]);
  }
  const input = readInput(test.input, hook);
  if (!input.row) return broken(input.problems);
  const day = dayOf(input.row, stack);
  if (day === null) return broken([problem('POLICY_TEST_DAY', test.where)]);
  const level = typeof input.row.level === 'string' ? input.row.level : '';
  const site = { institution: 0, level, district: '', ...test.site };
  const bound = stack.regime(stack.intervalAt(stack.ruleDay(day)), site).hook(hook.name);
  if (!bound) {
    const details = { stack: stack.text, hook: hook.name, day: isoDate(day) };
    return broken([problem('POLICY_TEST_HOOK', test.where, details)]);
  }
  const row: Row = { day, ...input.row };
  const missing = bound.inputs.filter((name) => !(name in row) && name in hook.inputs);
  const needed = missing.filter((name) => !hook.inputs[name]?.optional);
  if (needed.length > 0) {
    return broken(needed.map((each) => problem('POLICY_TEST_INPUT', test.where, { input: each })));
  }
  const empty = Object.fromEntries(missing.map((name) => [name, null] as const));
  return answer(test, bound, { ...empty, ...row });
}

function answer(test: GoodCase, bound: BoundHook, row: Row): CaseRun {
  const linked = bound.package.linked.get(bound.hook);
  const kind = linked?.checked.output ?? HOOKS[bound.hook].output(bound.fold, new Map());
  const acc = accOf(test, bound);
  if (acc.problems.length > 0) return broken(acc.problems);
  const trace = attempt(() => bound.trace(row, acc.row));
  if (!trace.ok) return broken(trace.problems);
  const found = valueText(trace.value.output, kind);
  const rules = [...new Set(trace.value.rules.map((rule) => rule.cite))];
  const out = expectedOut(test, kind);
  if (out.problems.length > 0) return { ...broken(out.problems), found, rules };
  const same = out.value === undefined || sameValue(trace.value.output, out.value);
  const expected = out.value === undefined ? found : valueText(out.value, kind);
  return judged(test, { same, expected, found, rules });
}

function expectedOut(
  test: GoodCase,
  kind: Kind,
): { readonly value: Value | undefined; readonly problems: readonly Problem[] } {
  if (!test.out) return { value: undefined, problems: [] };
  const before = test.out.source.problems.length;
  const value = valueAt(test.out, kind);
  return { value, problems: test.out.source.problems.slice(before) };
}

/** The accumulators before the claim: those not given stand at their start. */
function accOf(
  test: GoodCase,
  bound: BoundHook,
): { readonly row: Row | undefined; readonly problems: readonly Problem[] } {
  const { fold } = bound;
  if (!fold) return { row: undefined, problems: [] };
  const start = fold.accumulators.map((each) => [each.name, each.start] as const);
  const row: Row = Object.fromEntries(start);
  if (!test.acc) return { row, problems: [] };
  const entries = fold.accumulators.map((each) => [each.name, each.kind] as const);
  const before = test.acc.source.problems.length;
  const given = valueAt(test.acc, { kind: 'context', entries: Object.fromEntries(entries) });
  const problems = test.acc.source.problems.slice(before);
  // A context is read as an object of named values.
  return { row: { ...row, ...(given as Row | undefined) }, problems };
}

function runClaim(test: GoodCase, stack: Stack, settleCase: SettleCase | undefined): CaseRun {
  if (!settleCase || !test.claim) {
    const details = { title: test.title.en };
    return broken([problem('POLICY_TEST_NO_SETTLER', test.where, details)]);
  }
  const acc = test.acc ? plainAt(test.acc) : undefined;
  const outcome = settleCase(stack, plainAt(test.claim), acc);
  if (!outcome.ok) return broken(outcome.problems);
  const { rules } = outcome.value;
  const all = toPlain(outcome.value.out);
  if (!test.out) return judged(test, { same: true, expected: '', found: plainText(all), rules });
  const out = plainAt(test.out);
  const found = plainText(restrictTo(all, out));
  return judged(test, { same: contains(all, out), expected: plainText(out), found, rules });
}

function judged(
  test: GoodCase,
  run: {
    readonly same: boolean;
    readonly expected: string;
    readonly found: string;
    readonly rules: readonly string[];
  },
): CaseRun {
  const { same, expected, found, rules } = run;
  const title = test.title.en;
  const problems: Problem[] = [];
  if (!same) problems.push(problem('POLICY_TEST_OUTPUT', test.where, { title, expected, found }));
  if (test.rules && !sameRules(test.rules, rules)) {
    const details = { title, expected: test.rules.join(', '), found: rules.map(bare).join(', ') };
    problems.push(problem('POLICY_TEST_RULES', test.where, details));
  }
  return { ok: problems.length === 0, expected, found, rules, problems };
}

/** A cite without the version: tests outlive versions. */
export const bare = (cite: string): string => cite.replace(/@[^#]*#/, '#');

function sameRules(expected: readonly string[], found: readonly string[]): boolean {
  const wanted = new Set(expected.map(bare));
  const fired = new Set(found.map(bare));
  return wanted.size === fired.size && [...wanted].every((each) => fired.has(each));
}

function readInput(
  at: Cursor,
  hook: HookDefinition,
): { readonly row: Row | null; readonly problems: readonly Problem[] } {
  const before = at.source.problems.length;
  const row: Record<string, Value> = {};
  for (const [name, child] of mapEntries(at) ?? []) {
    const kind = hook.inputs[name];
    const value = kind && valueAt(child, kind);
    if (!kind) {
      const details = {
        input: name,
        hook: hook.name,
        ...suggestion(name, Object.keys(hook.inputs)),
      };
      at.source.problems.push(problem('POLICY_INPUT_UNKNOWN', whereOf(child), details));
    } else if (value !== undefined) row[name] = value;
  }
  const problems = at.source.problems.slice(before);
  return { row: problems.length > 0 ? null : row, problems };
}

function dayOf(row: Row, stack: Stack): Day | null {
  const { day } = row;
  // A value that was read as a day is one; the brand exists at compile time only.
  if (typeof day === 'number') return day as Day;
  return stack.spec.at.kind === 'fixed' ? stack.spec.at.day : null;
}

const broken = (problems: readonly Problem[]): CaseRun => ({
  ok: false,
  expected: '',
  found: '',
  rules: [],
  problems,
});

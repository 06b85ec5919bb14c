import type { Row, Value } from '@sanyi/feel';
import {
  attempt,
  fail,
  failOf,
  isoDate,
  ok,
  type Problem,
  parseDay,
  problem,
  type Result,
} from '@sanyi/kernel';
import { HOOKS, hookNamed } from '../hooks/registry.ts';
import { readValue } from '../kinds/read-value.ts';
import { valueText } from '../kinds/value-text.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { buildStack } from '../stack/build-stack.ts';
import type { BoundHook, HookTable, Stack } from '../stack/stack.ts';

/** An input as a form gives it: fields of the hook and accumulators, each as text. */
export type TriedInput = {
  readonly hook: string;
  readonly day: string;
  readonly input: Readonly<Record<string, string>>;
  readonly acc: Readonly<Record<string, string>>;
};

/** A table that ran on a tried input: which cells of which rules matched. */
export type TriedTable = {
  readonly decision: string;
  readonly inputs: readonly { readonly label: string; readonly text: string | null }[];
  /** By rule id: which cells matched, and whether all did. */
  readonly rules: readonly {
    readonly id: string;
    readonly cells: readonly boolean[];
    readonly matched: boolean;
  }[];
};

/** What a tried input gives. */
export type Tried = {
  readonly output: string;
  /** `package@version#decision/rule` */
  readonly cites: readonly string[];
  /** The package that answered: another one where the draft does not speak on that day. */
  readonly by: string;
  readonly tables: readonly TriedTable[];
};

/**
 * Asks a hook of a draft on a day, as the city would ask it then.
 *
 * @returns every field that cannot be read, or what the rules refuse
 */
export function tryInput(
  { library, linked }: { readonly library: Library; readonly linked: PolicyPackage },
  tried: TriedInput,
): Result<Tried> {
  const day = parseDay(tried.day, 'day');
  if (!day.ok) return day;
  const all = new Map(library).set(linked.id, linked);
  const stack = buildStack(all, `${linked.place}@${isoDate(day.value)}`);
  if (!stack.ok) return stack;
  const hook = hookNamed(tried.hook);
  if (!hook) return fail(problem('POLICY_TEST_HOOK', 'try', hookDetails(tried, stack.value)));
  const level = tried.input.level ?? '';
  const site = { institution: 0, level, district: '' };
  const interval = stack.value.intervalAt(stack.value.ruleDay(day.value));
  const bound = stack.value.regime(interval, site).hook(hook.name);
  if (!bound) return fail(problem('POLICY_TEST_HOOK', 'try', hookDetails(tried, stack.value)));
  const problems: Problem[] = [];
  const row = rowOf(bound, tried.input, problems);
  const acc = accOf(bound, tried.acc, problems);
  const failure = failOf(problems);
  return failure ?? answered(bound, stack.value, { row: { ...row, day: day.value }, acc });
}

/** The fields that the decision reads. */
function rowOf(bound: BoundHook, given: TriedInput['input'], problems: Problem[]): Row {
  const kinds = HOOKS[bound.hook].inputs;
  const entries = bound.inputs.flatMap((name): [string, Value][] => {
    const kind = kinds[name];
    if (!kind || name === 'day') return [];
    const text = (given[name] ?? '').trim();
    if (kind.kind === 'list') return [[name, text === '' ? [] : text.split(/[,，、\s]+/)]];
    const read = readValue(text, kind);
    if (read.ok) return [[name, read.value]];
    problems.push(problem(read.code, name, read.details));
    return [];
  });
  return Object.fromEntries(entries);
}

const hookDetails = ({ hook, day }: TriedInput, stack: Stack): Record<string, string> => ({
  hook,
  day,
  stack: stack.text,
});

/** The accumulators before; those not given stand at their start. */
function accOf(
  { fold }: BoundHook,
  given: TriedInput['acc'],
  problems: Problem[],
): Row | undefined {
  if (!fold) return undefined;
  const entries = fold.accumulators.map(({ name, kind, start }): [string, Value] => {
    const text = (given[name] ?? '').trim();
    if (text === '') return [name, start];
    const read = readValue(text, kind);
    if (!read.ok) problems.push(problem(read.code, name, read.details));
    return [name, read.ok ? read.value : start];
  });
  return Object.fromEntries(entries);
}

function answered(
  bound: BoundHook,
  stack: Stack,
  { row, acc }: { readonly row: Row; readonly acc: Row | undefined },
): Result<Tried> {
  const kind = bound.package.linked.get(bound.hook)?.checked.output;
  const trace = attempt(() => bound.trace(row, acc));
  if (!trace.ok) return trace;
  const { output, rules, tables } = trace.value;
  return ok({
    output: kind ? valueText(output, kind) : '',
    cites: [...new Set(rules.map(({ cite }) => cite))],
    by: bound.package.id,
    tables: tables.map((table) => triedTable(table, stack)),
  });
}

const triedTable = ({ decision, inputs, rules }: HookTable, stack: Stack): TriedTable => ({
  decision,
  inputs,
  rules: rules.map(({ rule, cells, matched }) => ({
    id: stack.rules[rule]?.rule ?? '',
    cells,
    matched,
  })),
});

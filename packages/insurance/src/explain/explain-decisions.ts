import type { DecisionTable } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { BoundHook, HookTrace, Stack } from '@sanyi/policy';
import type { ExplainedStep, ExplainedTable } from './explanation.ts';

/**
 * One line per decision that really ran, in the order in which they were done: a decision by
 * expression with its value, a table with the clause of the rule that fired. The many small
 * expressions inside are left to the trace.
 */
export function decisionSteps(hook: BoundHook, trace: HookTrace): ExplainedStep[] {
  const title = titles(hook);
  return [...tableSteps(trace, title), ...valueSteps(trace, title)]
    .sort((a, b) => a.position - b.position)
    .map(({ step }) => step);
}

/** The tables that ran, with the rules that matched and those that missed by one cell. */
export function decisionTables(
  hook: BoundHook,
  { tables, parameters }: HookTrace,
  { stack, charge }: { readonly stack: Stack; readonly charge: string | null },
): ExplainedTable[] {
  const title = titles(hook);
  return tables.map(({ decision, inputs, rules }) => {
    const written = tableOf(hook, decision);
    const near = rules.filter(({ cells }) => cells.filter((held) => !held).length <= 1);
    return {
      hook: hook.hook as ExplainedTable['hook'],
      charge,
      package: hook.package.id,
      decision,
      title: title(decision),
      inputs: inputs.map(({ label, text }, at) => {
        const en = inWords(label);
        return { label, title: { en, zh: written?.inputs[at]?.label ?? en }, text };
      }),
      rules: near.flatMap(({ rule, matched, cells }) => {
        const cited = stack.rules[rule];
        if (!cited) return [];
        const asked = written?.rules.find(({ id }) => id === cited.rule)?.inputs ?? [];
        const told = cells.map((held, at) => ({
          asks: inForce(asked[at] ?? '-', parameters),
          held,
        }));
        return [{ cite: cited.cite, clause: cited.clause, matched, cells: told }];
      }),
    };
  });
}

/** What a cell asks, with the values of parameters in place of their names. */
const inForce = (asks: string, parameters: HookTrace['parameters']): string =>
  asks.replace(/parameters\.\w+/g, (name) => parameters.get(name) ?? name);

function tableOf(hook: BoundHook, name: string): DecisionTable | undefined {
  const models = [...hook.package.tables.values()];
  const owners = models.flatMap(({ decisions, knowledge }) => [...decisions, ...knowledge]);
  const logic = owners.find((each) => each.name === name)?.logic;
  return logic?.form === 'table' ? logic : undefined;
}

type Placed = { readonly position: number; readonly step: ExplainedStep };

/** Tables stand where their first input was read. */
function tableSteps(trace: HookTrace, title: (decision: string) => Text): Placed[] {
  return trace.rules.map((rule) => {
    const first = trace.steps.findIndex(({ label }) => label.startsWith(`${rule.decision}/`));
    const step: ExplainedStep = {
      kind: 'rule',
      title: title(rule.decision),
      place: `${rule.decision}/${rule.rule}`,
      expression: null,
      value: rule.clause,
    };
    return { position: first < 0 ? trace.steps.length : first, step };
  });
}

/** Decisions by expression stand where their value was known; contexts are not one value. */
function valueSteps(trace: HookTrace, title: (decision: string) => Text): Placed[] {
  const last = new Map<string, number>();
  for (const [position, { label }] of trace.steps.entries()) {
    if (!label.includes('/')) last.set(label, position);
  }
  return [...last].flatMap(([decision, position]): Placed[] => {
    const found = trace.steps[position];
    if (!found || typeof found.value === 'object') return [];
    const { expression, text } = found;
    const named = { title: title(decision), place: decision };
    return [{ position, step: { kind: 'rule', ...named, expression, value: text } }];
  });
}

/** The Chinese title of a decision is its label; the English one is its name in words. */
function titles(hook: BoundHook): (decision: string) => Text {
  const models = [...hook.package.tables.values()];
  return (name) => {
    const found = models.flatMap(({ decisions }) => decisions).find((each) => each.name === name);
    const en = inWords(name);
    return { en, zh: found?.label ?? en };
  };
}

/** `outpatientCovered` in words: "Outpatient covered". */
function inWords(name: string): string {
  const words = name.replace(
    /([a-z\d])([A-Z])/g,
    (_, end, start) => `${end} ${start.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

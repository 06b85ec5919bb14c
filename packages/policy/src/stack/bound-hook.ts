import type { Environment, Row, Trace, Value } from '@sanyi/feel';
import { type Problem, ProblemError, problem } from '@sanyi/kernel';
import type { LinkedHook } from '../decisions/linked-hook.ts';
import { isList } from '../kinds/value-text.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
import { inside } from '../package/read-package.ts';
import type { BoundHook, HookTrace, RuleCitation } from './stack.ts';

/** What a bound hook is made of. `offset` is where its rules begin in `Stack.rules`. */
export type Binding = {
  readonly package: PolicyPackage;
  readonly linked: LinkedHook;
  readonly parameters: Row;
  readonly rules: readonly RuleCitation[];
  readonly offset: number;
};

/**
 * Binds a decision to the parameters in force, so that a call builds nothing but its input. Its row
 * program is compiled with the first call: benefits that are asked in columns need none.
 */
export function bindHook(binding: Binding): BoundHook {
  const { linked, parameters } = binding;
  const { checked, hook } = linked;
  const still: Environment = { parameters };
  const environment = (acc: Row | undefined): Environment =>
    acc === undefined ? still : { parameters, acc };
  const firedBy = asked(
    (input, acc, fired) => linked.seldom().evaluatePlain(input, environment(acc), fired),
    binding,
  );
  return {
    package: binding.package,
    hook: hook.name,
    decision: linked.decision,
    inputs: checked.reads.inputs,
    fold: linked.fold,
    pool: linked.pool,
    evaluate: asked(
      (input, acc, fired) => linked.row().evaluate(input, environment(acc), fired),
      binding,
    ),
    evaluatePlain: asked(
      (input, acc, fired) => linked.row().evaluatePlain(input, environment(acc), fired),
      binding,
    ),
    firedSeldom: (input, acc) => {
      const fired: number[] = [];
      firedBy(input, acc, fired);
      return fired;
    },
    columns: linked.columns,
    breaks: (field) => linked.breaks(field, parameters),
    parameters,
    firstRule: binding.offset,
    trace: (input, acc) => traceOf(binding, input, environment(acc)),
  };
}

/** An evaluation whose rules are numbered and whose problems are placed as in the stack. */
function asked(evaluate: BoundHook['evaluate'], binding: Binding): BoundHook['evaluate'] {
  const { offset } = binding;
  const { maxEntries } = binding.linked.hook;
  return (input, acc, fired) => {
    const start = fired?.length ?? 0;
    let output: Value;
    try {
      output = evaluate(input, acc, fired);
    } catch (error) {
      throw placed(binding, error);
    }
    if (fired) {
      for (let index = start; index < fired.length; index++) {
        fired[index] = (fired[index] ?? 0) + offset;
      }
    }
    if (maxEntries !== null) checkEntries(binding, output, maxEntries);
    return output;
  };
}

function traceOf(binding: Binding, input: Row, environment: Environment): HookTrace {
  const { linked, offset, rules } = binding;
  try {
    const trace = linked.row().trace(input, environment);
    const fired = trace.fired.map((rule) => rule.index + offset);
    return {
      output: trace.output,
      fired,
      rules: fired.flatMap((index) => rules[index] ?? []),
      steps: trace.steps.map(({ expression, text, value }) => {
        const place = [expression.decision, expression.rule, expression.column];
        const label = place.filter((each) => each !== undefined).join('/');
        return { label, expression: expression.text, text, value };
      }),
      get parameters() {
        return readParameters(trace.steps);
      },
      // Large tables are gone through only when somebody reads about them.
      get tables() {
        return trace.tables.map((table) => ({
          ...table,
          rules: table.rules.map((each) => ({ ...each, rule: each.rule.index + offset })),
        }));
      },
    };
  } catch (error) {
    throw placed(binding, error);
  }
}

function readParameters(steps: Trace['steps']): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const { expression, text } of steps) {
    const source = expression.text.slice(expression.from, expression.to);
    if (/^parameters\.\w+$/.test(source)) read.set(source, text);
  }
  return read;
}

function checkEntries(binding: Binding, output: Value, limit: number): void {
  if (!isList(output) || output.length <= limit) return;
  const { linked, package: whole } = binding;
  const found = String(output.length);
  const details = { hook: linked.hook.name, found, limit: String(limit) };
  const where = `${whole.id}/${linked.file} ${linked.decision}`;
  throw new ProblemError([problem('POLICY_ENTRIES', where, details)]);
}

/** Puts package and file in front of the places of a decision's problems. */
function placed(binding: Binding, error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  const file = `${binding.package.id}/${binding.linked.file}`;
  const [first, ...more] = error.problems;
  const named = (each: Problem): Problem => inside(file, each);
  return new ProblemError([named(first), ...more.map(named)]);
}

import {
  compileStandard,
  inputsFromJson,
  JAVA_FUNCTIONS,
  readDateTime,
  type StandardModel,
  type StandardTrace,
  toJson,
  valueText,
} from '@sanyi/feel';
import { fail, failOf, ok, ProblemError, problem, type Result } from '@sanyi/kernel';
import type { Call, Command, Outcome } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { readModel, readText } from '../inputs/read-model.ts';

/** `sanyi decide`: one decision of a DMN file, under the semantics of the standard. */
export const DECIDE: Command = {
  name: 'decide',
  summary: { en: 'take one decision of a DMN file', zh: '执行 DMN 文件中的一个决策' },
  arguments: [{ name: 'MODEL', text: { en: 'DMN file', zh: 'DMN 文件' } }],
  options: [
    {
      name: 'decision',
      value: 'NAME',
      text: { en: 'decision or decision service', zh: '决策或决策服务的名称' },
    },
    {
      name: 'input',
      value: 'FILE',
      text: { en: 'JSON object with the inputs by name', zh: '按名称给出输入的 JSON 对象' },
      otherwise: '{}',
    },
    {
      name: 'trace',
      text: {
        en: 'also tell the rules that fired and every value on the way',
        zh: '同时列出触发的规则和每个中间值',
      },
    },
  ],
  examples: [
    {
      line: 'sanyi decide fees.dmn --decision fee --input visit.json --trace',
      text: { en: 'the answer, the rules and the steps', zh: '结果、规则和步骤' },
    },
  ],
  run: async (call) => {
    const [path = ''] = call.arguments;
    const name = neededOption(call, 'decision', '--decision fee');
    if (!name.ok) return name;
    const read = await readModel(path);
    if (!read.ok) return read;
    const { model, imported } = read.value;
    const known = [...model.decisions, ...model.services].map((each) => each.name);
    if (!known.includes(name.value)) {
      const names = known.join(', ') || '—';
      return fail(problem('DMN_DECISION_UNKNOWN', path, { name: name.value, names }));
    }
    const inputs = await readInputs(call, model);
    if (!inputs.ok) return inputs;
    const now = readDateTime(new Date().toISOString());
    const options = { imported, externals: JAVA_FUNCTIONS, ...(now ? { now } : {}) };
    const compiled = compileStandard(model, options);
    const refused = failOf(compiled.problemsOf(name.value));
    if (refused) return refused;
    const isService = model.services.some((each) => each.name === name.value);
    return decided({ call, name: name.value, compiled, inputs: inputs.value, isService });
  },
};

type Inputs = ReturnType<typeof inputsFromJson> extends Result<infer T> ? T : never;

async function readInputs(
  call: Call,
  model: Parameters<typeof inputsFromJson>[0],
): Promise<Result<Inputs>> {
  const file = call.options.get('input');
  if (file === undefined) return ok(new Map());
  const text = await readText(file);
  if (!text.ok) return text;
  let json: unknown;
  try {
    json = JSON.parse(text.value);
  } catch (error) {
    return fail(problem('CLI_INPUT_NOT_JSON', file, { cause: String(error) }));
  }
  return inputsFromJson(model, json);
}

type Work = {
  readonly call: Call;
  readonly name: string;
  readonly compiled: StandardModel;
  readonly inputs: Inputs;
  readonly isService: boolean;
};

/** A rule that is stopped is a problem of the file, not of the program. */
function decided({ call, name, compiled, inputs, isService }: Work): Result<Outcome> {
  try {
    if (call.switches.has('trace')) {
      const trace = compiled.trace(name, inputs);
      return ok(outcome(traceDocument(name, trace), traceText(trace)));
    }
    const answer = isService ? compiled.serve(name, inputs) : compiled.decide(name, inputs);
    const fired = compiled.fired.map((index) => compiled.rules[index]);
    return ok(outcome({ decision: name, answer: toJson(answer), fired }, valueText(answer)));
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    throw error;
  }
}

const traceDocument = (decision: string, trace: StandardTrace): unknown => ({
  decision,
  answer: toJson(trace.answer),
  fired: trace.fired,
  decisions: trace.decisions.map((each) => ({ ...each, answer: toJson(each.answer) })),
  steps: trace.steps.map((step) => ({ ...step, value: toJson(step.value) })),
});

function traceText(trace: StandardTrace): string {
  const rules = trace.fired.map(({ decision, rule }) => `${decision}/${rule}`);
  const steps = trace.steps.map(({ expression: { text, from, to }, value }) => {
    return `  ${text.slice(from, to)} = ${valueText(value)}`;
  });
  const decisions = trace.decisions.map(
    ({ decision, answer }) => `${decision} = ${valueText(answer)}`,
  );
  return [valueText(trace.answer), ...rules, ...decisions, ...steps].join('\n');
}

import { typeOfKind } from '../../check/types.ts';
import { plainNumbers } from '../../numbers/door.ts';
import type { Step, Trace } from '../../row/trace.ts';
import type { SourceSpan } from '../../source.ts';
import type { Environment, Row, Value } from '../../value.ts';
import { isNumber, numberText } from '../value/number.ts';
import type { FeelValue } from '../value/value.ts';
import { valueText } from '../value/value-text.ts';
import type { StandardDecision } from './check-standard.ts';
import { fromKind } from './from-kind.ts';
import { toKind } from './to-kind.ts';

/** Runs a decision of standard mode with the values of its hook. */
export function standardRow(of: StandardDecision): {
  evaluate(input: Row, environment: Environment, fired?: number[]): Value;
  evaluatePlain(input: Row, environment: Environment, fired?: number[]): Value;
  trace(input: Row, environment: Environment): Trace;
  tracePlain(input: Row, environment: Environment): Trace;
} {
  const { decision, model, output } = of;
  const span: SourceSpan = { decision, from: 0, to: decision.length, text: decision };
  const inputsFrom = (input: Row, { parameters, acc }: Environment): Map<string, FeelValue> =>
    new Map(
      Object.entries(of.inputs).map(([name, kind]) => {
        const around = name === 'parameters' ? parameters : name === 'acc' ? acc : undefined;
        return [name, fromKind(around ?? input[name], kind)];
      }),
    );
  const plain = plainNumbers(typeOfKind(output)) ?? ((value: Value) => value);
  const evaluate = (input: Row, environment: Environment, fired?: number[]): Value => {
    const answer = model.decide(decision, inputsFrom(input, environment));
    fired?.push(...model.fired);
    return toKind(answer, output, span);
  };
  const trace = (input: Row, environment: Environment): Trace => {
    const traced = model.trace(decision, inputsFrom(input, environment));
    return {
      output: toKind(traced.answer, output, span),
      fired: traced.fired,
      decisions: traced.decisions.map(({ decision: name, answer }) => ({
        decision: name,
        entry: null,
        ...shown(answer),
      })),
      tables: traced.tables,
      steps: traced.steps.map(({ expression, value }): Step => ({ expression, ...shown(value) })),
    };
  };
  return {
    evaluate,
    evaluatePlain: (input, environment, fired) => plain(evaluate(input, environment, fired)),
    trace,
    tracePlain: (input, environment) => {
      const traced = trace(input, environment);
      return { ...traced, output: plain(traced.output) };
    },
  };
}

/** A value on the way: numbers as digits at their own scale, anything without a form as its text. */
function shown(value: FeelValue): Pick<Step, 'value' | 'text' | 'scale'> {
  const text = valueText(value);
  if (isNumber(value)) {
    const digits = numberText(value);
    const scale = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
    return { value: BigInt(digits.replace('.', '')), text, scale };
  }
  const plain = value === null || typeof value === 'boolean' || typeof value === 'string';
  return { value: plain ? value : text, text, scale: null };
}

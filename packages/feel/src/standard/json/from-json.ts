import { fail, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import type { DmnModel } from '../../dmn/model.ts';
import { JSON_DEPTH_MAX } from '../../limits.ts';
import { readTemporal } from '../time/read-temporal.ts';
import { coerce, conforms } from '../type/conform.ts';
import { ANY } from '../type/feel-type.ts';
import { typeTable } from '../type/type-table.ts';
import { Dec, numberOf, readNumber } from '../value/number.ts';
import type { FeelType, FeelValue } from '../value/value.ts';
import { readTemporalAs } from './temporal-as.ts';

/**
 * Inputs of a model from a parsed JSON object. Texts become numbers, dates, times and durations where
 * the model says so, or anywhere when they are written `@"2017-04-08"`. A decimal that JSON's
 * numbers cannot hold may be given as a text.
 *
 * @param json - an object with a value for each input by its name
 * @returns the inputs for `StandardModel.decide`; problems name the input and what it must be
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="urn:f"
 *   id="f" name="f"><inputData id="i" name="day"><variable name="day" typeRef="date"/></inputData>
 *   </definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * unwrap(inputsFromJson(model, { day: '2017-04-08' })).size; // 1
 * inputsFromJson(model, { day: 'soon' }).ok; // false
 * ```
 */
export function inputsFromJson(
  model: DmnModel,
  json: unknown,
): Result<ReadonlyMap<string, FeelValue>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return fail(problem('FEEL_INPUT_FORM', 'input', { name: 'input', expected: '{ ... }' }));
  }
  const types = typeTable(model, new Map(), () => () => true);
  const given = new Map<string, FeelValue>();
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(json)) {
    const typeRef = model.inputs.find((input) => input.name === name)?.typeRef;
    const type = typeRef === undefined ? ANY : (types.named(typeRef) ?? ANY);
    const read = fromJson(value, type);
    if (read !== null && coerce(read, type) === null) {
      problems.push(problem('FEEL_INPUT_FORM', name, { name, expected: typeRef ?? type.is }));
    }
    given.set(name, read);
  }
  return failOf(problems) ?? ok(given);
}

/** A value from parsed JSON, as its type reads it. */
function fromJson(value: unknown, type: FeelType, depth = 0): FeelValue {
  if (depth > JSON_DEPTH_MAX) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return numberOf(new Dec(String(value)));
  if (typeof value === 'string') return fromText(value, type);
  if (Array.isArray(value)) {
    const of = type.is === 'list' ? type.of : ANY;
    return value.map((item) => fromJson(item, of, depth + 1));
  }
  if (typeof value !== 'object' || value === null) return null;
  const entries = type.is === 'context' ? type.entries : new Map<string, FeelType>();
  return new Map(
    Object.entries(value).map(([name, entry]) => [
      name,
      fromJson(entry, entries.get(name) ?? ANY, depth + 1),
    ]),
  );
}

function fromText(text: string, type: FeelType): FeelValue {
  const marked = /^@"(.*)"$/.exec(text)?.[1];
  if (marked !== undefined) return readTemporal(marked) ?? text;
  if (type.is === 'string' || type.is === 'any') return text;
  const read = type.is === 'number' ? readNumber(text) : readTemporalAs(text, type.is);
  return read !== null && conforms(read, { ...type }) ? read : text;
}

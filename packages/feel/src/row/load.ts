import type { Load } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { describe } from '../check/types.ts';
import { isNumeric } from '../numbers/numeric.ts';
import { stop } from '../trouble.ts';
import type { Environment, Row, Value } from '../value.ts';
import type { Frame } from './emitter.ts';

/** Fills the slots that an evaluation reads from outside, and refuses values of a wrong kind. */
type Loader = (frame: Frame, input: Row, environment: Environment) => void;

/**
 * Parameters are read once for each object that carries them: a replay goes back and forth between
 * the few sets of parameters that were in force.
 */
export function loader(loads: readonly Load[], decision: string): Loader {
  const fields = (from: Load['from']): Field[] =>
    loads.filter((load) => load.from === from).map((load) => field(load, decision));
  const [inputs, acc, parameters] = [fields('input'), fields('acc'), fields('parameters')];
  const slots = loads.filter((load) => load.from === 'parameters').map((load) => load.slot);
  const known = new WeakMap<Row, readonly Value[]>();
  let loaded: Row | null = null;
  const load = (frame: Frame, from: Row): void => {
    loaded = null;
    const values = known.get(from);
    if (values) {
      for (let at = 0; at < slots.length; at += 1) {
        frame[slots[at] as number] = values[at] as Value;
      }
    } else {
      for (const one of parameters) one(frame, from);
      known.set(
        from,
        slots.map((slot) => frame[slot] as Value),
      );
    }
    loaded = from;
  };
  return (frame, input, environment) => {
    if (environment.parameters !== loaded) load(frame, environment.parameters);
    for (const one of inputs) one(frame, input);
    if (acc.length > 0) {
      const before = environment.acc ?? NOTHING;
      for (const one of acc) one(frame, before);
    }
  };
}

type Field = (frame: Frame, from: Row) => void;

const NOTHING: Row = Object.freeze(Object.create(null));

function field(load: Load, decision: string): Field {
  const { slot, name, type } = load;
  const form = FORMS[type.is];
  const numeric = isNumeric(type);
  return (frame, from) => {
    const given = from[name];
    const value = numeric && Number.isSafeInteger(given) ? BigInt(given as number) : given;
    const right = typeof value === form && (value !== null || type.nullable);
    if (!right && !(value == null && type.nullable)) wrong(load, value, decision);
    frame[slot] = value ?? null;
  };
}

/** What `typeof` says of a value of each type. */
export const FORMS: Readonly<Record<Type['is'], string>> = {
  number: 'bigint',
  text: 'string',
  flag: 'boolean',
  day: 'number',
  days: 'bigint',
  months: 'bigint',
  list: 'object',
  context: 'object',
  null: 'object',
  hole: 'undefined',
};

/** Stops because a field has not the kind that the rule reads. */
export function wrong(load: Load, value: Value | undefined, decision: string): never {
  const expected = describe(load.type);
  const name = load.from === 'input' ? load.name : `${load.from}.${load.name}`;
  const found = value === null ? 'null' : typeof value;
  const span = { decision, column: name, from: 0, to: name.length, text: name };
  return stop('FEEL_INPUT_KIND', span, {
    name,
    found,
    foundZh: found,
    expected: expected.en,
    expectedZh: expected.zh,
  });
}

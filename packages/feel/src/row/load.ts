import type { Load } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { describe } from '../check/types.ts';
import { stop } from '../trouble.ts';
import type { Environment, Row, Value } from '../value.ts';
import type { Frame } from './emitter.ts';

/** Fills the slots that an evaluation reads from outside, and refuses values of a wrong kind. */
export type Loader = (frame: Frame, input: Row, environment: Environment) => void;

/** Parameters are loaded again only when the caller gives another object. */
export function loader(loads: readonly Load[], decision: string): Loader {
  const inputs = loads.filter((load) => load.from === 'input').map((load) => field(load, decision));
  const acc = loads.filter((load) => load.from === 'acc').map((load) => field(load, decision));
  const parameters = loads
    .filter((load) => load.from === 'parameters')
    .map((load) => field(load, decision));
  let loaded: Row | null = null;
  return (frame, input, environment) => {
    if (environment.parameters !== loaded) {
      loaded = null;
      for (const load of parameters) load(frame, environment.parameters);
      loaded = environment.parameters;
    }
    for (const load of inputs) load(frame, input);
    if (acc.length > 0) for (const load of acc) load(frame, environment.acc ?? NOTHING);
  };
}

const NOTHING: Row = Object.freeze(Object.create(null));

function field(load: Load, decision: string): (frame: Frame, from: Row) => void {
  const { slot, name, type } = load;
  const form = FORMS[type.is];
  return (frame, from) => {
    const value = from[name];
    if (typeof value !== form && !(value == null && type.nullable)) {
      wrong(load, value, decision);
    }
    frame[slot] = value ?? null;
  };
}

const FORMS: Readonly<Record<Type['is'], string>> = {
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

function wrong(load: Load, value: Value | undefined, decision: string): never {
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

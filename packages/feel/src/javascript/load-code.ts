import type { Load } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { inward, type Tier } from '../numbers/door.ts';
import { holdsNumbers, isNumeric } from '../numbers/numeric.ts';
import { WIDE } from '../numbers/wide.ts';
import { FORMS, wrong } from '../row/load.ts';
import type { Value } from '../value.ts';
import type { Block } from './block.ts';
import { type Code, type Interval, plain } from './code.ts';
import { quoted } from './quoted.ts';
import type { Writer } from './writer.ts';

/**
 * The numbers a field is expected to hold, at its scale: a rate its declared bounds, any other what
 * fits 32 bits, which is 21 million yuan. One that does not sends the evaluation to the next tier;
 * in return most products of two fields are proved safe when the rule is compiled.
 */
const expected = (load: Load): Interval =>
  load.limits ?? { low: -(2n ** 31n), high: 2n ** 31n - 1n };

/** The checked value of a field; `from` is the name of the row that carries it. */
export function emitLoad(
  load: Load,
  from: string,
  { block, writer, decision }: { block: Block; writer: Writer; decision: string },
): Code {
  const { type } = load;
  const name = writer.fresh('l');
  const { tier } = writer.numbers;
  block.lines.push(`let ${name} = ${from}[${quoted(load.name)}];`);
  if (holdsNumbers(type)) {
    const interval = expected(load);
    const slow = writer.keep(reader(load, decision, tier, interval));
    const narrow = tier === 'double' && isNumeric(type);
    block.lines.push(
      narrow
        ? `if (${notExpected(name, interval)}) ${fromDoor(name, interval, { slow, writer })}`
        : `${name} = ${slow}(${name});`,
    );
    return tier === 'double' ? { text: name, ...interval } : plain(name);
  }
  const form = FORMS[type.is];
  const right =
    form === 'object'
      ? `(typeof ${name} === "object" && ${name} !== null)`
      : `typeof ${name} === "${form}"`;
  const stop = writer.keep((value: Value | undefined) => {
    if (value == null && type.nullable) return null;
    return wrong(load, value, decision);
  });
  block.lines.push(`if (!(${right})) ${name} = ${stop}(${name});`);
  return plain(name);
}

/** A small `bigint` becomes a number in place; a large one and anything else is looked at. */
function fromDoor(
  name: string,
  { low, high }: Interval,
  { slow, writer }: { readonly slow: string; readonly writer: Writer },
): string {
  const whole = writer.fresh('b');
  // What a rounding to a double could change lies outside 32 bits.
  const small = `${whole} >= ${low} && ${whole} <= ${high}`;
  return `{ const ${whole} = typeof ${name} === "bigint" ? Number(${name}) : NaN; ${name} = ${small} ? ${whole} : ${slow}(${name}); }`;
}

/** Whether a value is not an integer of 32 bits inside the interval. */
function notExpected(name: string, { low, high }: Interval): string {
  const whole = `typeof ${name} !== "number" || (${name} | 0) !== ${name}`;
  const below = low > -(2n ** 31n) ? ` || ${name} < ${low}` : '';
  const above = high < 2n ** 31n - 1n ? ` || ${name} > ${high}` : '';
  return whole + below + above;
}

/** Reads what is not an expected plain number: a `bigint`, null, a list, something wrong. */
function reader(
  load: Load,
  decision: string,
  tier: Tier,
  expectedInterval: Interval,
): (value: Value | undefined) => Value {
  const { type } = load;
  const read = isNumeric(type) ? numberReader(tier, expectedInterval) : rowReader(type, tier);
  return (value) => {
    if (value == null && type.nullable) return null;
    return read(value) ?? wrong(load, value, decision);
  };
}

type Reader = (value: Value | undefined) => Value | undefined;

function numberReader(tier: Tier, { low, high }: Interval): Reader {
  return (value) => {
    const exact = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
    if (typeof exact !== 'bigint') return undefined;
    if (tier === 'bigint') return exact;
    if (exact < low || exact > high) throw WIDE;
    return Number(exact);
  };
}

function rowReader(type: Type, tier: Tier): Reader {
  return (value) =>
    typeof value === 'object' && value !== null ? inward(value, type, tier) : undefined;
}

import type { Type } from '../check/type.ts';
import type { Block } from '../javascript/block.ts';
import { type Code, plain, SAFE, spanning } from '../javascript/code.ts';
import { quoted } from '../javascript/quoted.ts';
import type { Writer } from '../javascript/writer.ts';
import { inward } from '../numbers/door.ts';
import { WIDE } from '../numbers/wide.ts';
import type { Value } from '../value.ts';
import { BIT_CASES_MAX } from './limits.ts';
import type { CaseTable } from './tabulate.ts';

/** A table as the code of one look-up; `key` writes the entry of the row at hand. */
export type Gather = {
  readonly table: CaseTable;
  readonly type: Type;
  readonly block: Block;
  readonly writer: Writer;
  key(): string;
};

/**
 * Writes the look-up of a table, in the narrowest form its values allow. Where a number is beyond
 * 2^53 - 1, the row program is asked.
 */
export function gathered(whole: Gather): Code {
  const values = whole.table.values.map((value) =>
    typeof value === 'bigint' && (value > SAFE || value < -SAFE) ? undefined : value,
  );
  const of = { ...whole, table: { ...whole.table, values } };
  const known = values.filter((value): value is Value => value !== undefined);
  const stops = known.length < values.length;
  const [first] = known;
  if (!stops && first !== undefined && known.every((value) => value === first)) {
    return constant(first, of);
  }
  if (known.length > 0 && known.every((value) => typeof value === 'boolean')) {
    return flags(of, stops);
  }
  if (known.length > 0 && known.every(isNumber)) return numbers(of, known.map(BigInt), stops);
  return others(of, stops);
}

const isNumber = (value: Value): value is bigint | number =>
  typeof value === 'bigint' || typeof value === 'number';

function constant(value: Value, { type, writer }: Gather): Code {
  if (isNumber(value)) {
    const exact = BigInt(value);
    const text = exact < 0n ? `(${exact})` : String(exact);
    return { text, low: exact, high: exact };
  }
  if (typeof value === 'string') return plain(quoted(value));
  if (value === null || typeof value === 'boolean') return plain(String(value));
  return plain(writer.keep(inward(value, type, 'double')));
}

function flags(of: Gather, stops: boolean): Code {
  const { table, block, writer } = of;
  if (!stops && table.values.length <= BIT_CASES_MAX) {
    const bits = table.values.reduce<number>(
      (all, value, at) => (value ? all | (1 << at) : all),
      0,
    );
    return plain(`((${bits} >>> ${of.key()} & 1) !== 0)`);
  }
  const STOP = 2;
  const bytes = Uint8Array.from(table.values, (value) =>
    value === undefined ? STOP : Number(value),
  );
  const found = `${writer.keep(bytes)}[${of.key()}]`;
  if (!stops) return plain(`(${found} === 1)`);
  const name = writer.fresh('g');
  block.lines.push(`const ${name} = ${found};`, `if (${name} === ${STOP}) ${block.leave}`);
  return plain(`(${name} === 1)`);
}

function numbers(of: Gather, known: readonly bigint[], stops: boolean): Code {
  const { table, block, writer } = of;
  const interval = spanning(known);
  const doubles = Float64Array.from(table.values, (value) =>
    value === undefined ? Number.NaN : Number(value),
  );
  const name = writer.fresh('g');
  block.lines.push(`const ${name} = ${writer.keep(doubles)}[${of.key()}];`);
  if (stops) block.lines.push(`if (${name} !== ${name}) ${block.leave}`);
  return { text: name, ...interval };
}

/** Texts, lists, contexts, and what may be null. */
function others(of: Gather, stops: boolean): Code {
  const { table, type, block, writer } = of;
  const values = table.values.map((value) =>
    value === undefined ? undefined : narrowed(value, type),
  );
  const name = writer.fresh('g');
  block.lines.push(`const ${name} = ${writer.keep(values)}[${of.key()}];`);
  if (stops || values.includes(undefined)) {
    block.lines.push(`if (${name} === undefined) ${block.leave}`);
  }
  const whole = table.values.filter((value): value is bigint | number => {
    return value !== undefined && isNumber(value);
  });
  if (whole.length === 0) return plain(name);
  return { text: name, ...spanning(whole.map(BigInt)) };
}

/** A value with doubles in it; undefined where a number inside a list or context does not fit. */
function narrowed(value: Value, type: Type): Value | undefined {
  try {
    return inward(value, type, 'double');
  } catch (error) {
    if (error !== WIDE) throw error;
    return undefined;
  }
}

import type { Type } from '../check/type.ts';
import type { Block } from '../javascript/block.ts';
import { type Code, plain } from '../javascript/code.ts';
import { quoted } from '../javascript/quoted.ts';
import type { Writer } from '../javascript/writer.ts';
import type { Value } from '../value.ts';
import type { CaseTable } from './case-table.ts';
import { FLAG_STOP, heldTable } from './held-table.ts';

/** A table as the code of one look-up; `key` writes the entry of the row at hand. */
export type Gather = {
  readonly table: CaseTable;
  readonly type: Type;
  readonly block: Block;
  readonly writer: Writer;
  key(): string;
};

/** Writes the look-up of a table. */
export function gathered(of: Gather): Code {
  const { table, type, block, writer } = of;
  const held = heldTable(table, type);
  if (held.form === 'constant') return constant(held.value, writer);
  if (held.form === 'bits') return plain(`((${held.bits} >>> ${of.key()} & 1) !== 0)`);
  const found = (values: unknown): string => `${writer.keep(values)}[${of.key()}]`;
  const name = writer.fresh('g');
  const named = (text: string, stop: string | null): void => {
    block.lines.push(`const ${name} = ${text};`);
    if (stop !== null) block.lines.push(`if (${stop}) ${block.leave}`);
  };
  switch (held.form) {
    case 'flags':
      if (!held.stops) return plain(`(${found(held.bytes)} === 1)`);
      named(found(held.bytes), `${name} === ${FLAG_STOP}`);
      return plain(`(${name} === 1)`);
    case 'numbers':
      named(found(held.doubles), held.stops ? `${name} !== ${name}` : null);
      return { text: name, low: held.low, high: held.high };
    default:
      named(found(held.values), held.stops ? `${name} === undefined` : null);
      return held.interval ? { text: name, ...held.interval } : plain(name);
  }
}

function constant(value: Value, writer: Writer): Code {
  if (typeof value === 'number') {
    const exact = BigInt(value);
    return { text: exact < 0n ? `(${exact})` : String(exact), low: exact, high: exact };
  }
  if (typeof value === 'string') return plain(quoted(value));
  if (value === null || typeof value === 'boolean') return plain(String(value));
  return plain(writer.keep(value));
}

import { atom } from './atom.ts';
import { type Block, braced, knownIn, outermost } from './block.ts';
import type { Code } from './code.ts';
import { emitNode } from './emit.ts';
import { quoted } from './quoted.ts';
import type { Numbers, TraceWriter, Unit, Writer } from './writer.ts';

/** Thrown while writing when a unit turned out to be read at several places. */
export const AGAIN: unique symbol = Symbol('again');

/** Fields of the input that functions beside the main one may read, and whether any does. */
export type Shared = Map<number, { readonly code: Code; used: boolean }>;

/** Makes what writes notes of a trace. */
export type Tracing = (writer: Writer) => TraceWriter;

type Making = {
  readonly numbers: Numbers;
  readonly tracing: Tracing | null;
  /** Slots of units that are functions, because they are read at several places. */
  readonly functions: Set<number>;
  /** The values that the code reads beside it. */
  readonly values: unknown[];
  readonly shared: Shared;
};

/** The state of writing one program. */
export function writerFor(making: Making): Writer {
  const { numbers, tracing, values, shared } = making;
  const names = new Map<unknown, string>();
  const rows = new Map<string, string>();
  const declarations: string[] = [];
  let fresh = 0;
  const writer: Writer & { trace: TraceWriter | null } = {
    numbers,
    trace: null,
    notes: null,
    units: new Map(),
    declarations,
    instead: new Map(),
    fresh: (prefix) => {
      fresh += 1;
      return `${prefix}${fresh}x`;
    },
    keep: (value) => {
      const name = names.get(value) ?? `k${values.push(value) - 1}`;
      names.set(value, name);
      return name;
    },
    rowOf: (entries) => {
      const key = JSON.stringify(entries);
      const name = rows.get(key) ?? `r${rows.size}`;
      if (!rows.has(key)) declarations.push(rowConstructor(name, entries));
      rows.set(key, name);
      return name;
    },
    read: (slot, block) => {
      const known = knownIn(block, slot) ?? sharedCode(shared, slot);
      if (known) return known;
      const unit = writer.units.get(slot);
      if (!unit) throw new Error(`slot ${slot} is read before it is filled`);
      const code = atom(codeOf(unit, block), block, writer);
      block.known.set(slot, code);
      return code;
    },
    emit: (node, block) => {
      const instead = writer.instead.get(node);
      if (instead) return instead;
      const code = emitNode(node, block, writer);
      return writer.trace === null ? code : writer.trace.step(node, code, block);
    },
  };
  const codeOf = unitWriter(making.functions, writer);
  writer.trace = tracing ? tracing(writer) : null;
  return writer;
}

function sharedCode(shared: Shared, slot: number): Code | null {
  const found = shared.get(slot);
  if (!found) return null;
  found.used = true;
  return found.code;
}

/** Writes units where they are read, or calls them. */
function unitWriter(functions: Set<number>, writer: Writer): (unit: Unit, block: Block) => Code {
  const called = new Map<number, Code>();
  const placed = new Set<number>();
  const call = (unit: Unit): Code => {
    const known = called.get(unit.slot);
    if (known) return known;
    const block = outermost();
    const code = unit.body(block);
    const [made, stamp, value] = [`d${unit.slot}`, `c${unit.slot}`, `v${unit.slot}`];
    block.lines.unshift(`if (${stamp} === tick) return ${value};`);
    block.lines.push(`${value} = ${code.text};`, `${stamp} = tick;`, `return ${value};`);
    writer.declarations.push(
      `let ${value} = null, ${stamp} = 0;`,
      `function ${made}() ${braced(block)}`,
    );
    const calling = { ...code, text: `${made}()` };
    called.set(unit.slot, calling);
    return calling;
  };
  return (unit, block) => {
    if (functions.has(unit.slot)) return call(unit);
    if (placed.has(unit.slot) || block.repeats) {
      functions.add(unit.slot);
      throw AGAIN;
    }
    placed.add(unit.slot);
    return unit.body(block);
  };
}

/** Rows carry no inherited names, and each shape has a constructor, so that V8 keeps them small. */
function rowConstructor(name: string, entries: readonly string[]): string {
  const parameters = entries.map((_, at) => `a${at}`).join(', ');
  const fields = entries.map((entry, at) => `this[${quoted(entry)}] = a${at};`).join(' ');
  return `function ${name}(${parameters}) { ${fields} }\n${name}.prototype = Object.create(null);`;
}

import type { Node } from '../check/program.ts';
import { COUNT } from '../check/types.ts';
import { answersOnce } from '../check/walk.ts';
import { atom } from '../javascript/atom.ts';
import { type Block, braced, inside } from '../javascript/block.ts';
import type { Code, Interval } from '../javascript/code.ts';
import { emitColumn } from '../javascript/emit-answer.ts';
import { emitHit } from '../javascript/emit-hit.ts';
import { quoted } from '../javascript/quoted.ts';
import type { Value } from '../value.ts';
import type { ColumnWriter } from './column-writer.ts';
import type { OutputField } from './fields.ts';
import { gathered } from './gather.ts';
import type { Places } from './places.ts';
import type { CaseTables } from './tabulate.ts';

/** An output with the local variables that hold it while the row is answered. */
export type Target = OutputField & { readonly local: string; readonly absent: string | null };

type Storing = {
  readonly columns: ColumnWriter;
  readonly tables: CaseTables;
  readonly places: Places;
  /** Notes the numbers that an output may hold. */
  note(target: Target, numbers: Interval): void;
};

/**
 * Writes the answer into variables, output by output, without making contexts: it goes down into
 * branches, entries and bindings, and reads entries off a value only where none of them is left.
 */
export function storeAnswer(
  node: Node,
  targets: readonly Target[],
  block: Block,
  storing: Storing,
): void {
  if (targets.length === 0) return;
  const { writer } = storing.columns;
  const [target] = targets;
  if (target && target.path.length === 0) {
    storeOne(node, target, block, storing);
    return;
  }
  switch (node.op) {
    case 'context':
      if (node.answer === null) storeContext(node, targets, block, storing);
      else {
        for (const { slot, value } of node.entries) {
          block.known.set(slot, atom(writer.emit(value, block), block, writer));
        }
        storeAnswer(node.answer, targets, block, storing);
      }
      return;
    case 'if': {
      const condition = writer.emit(node.condition, block);
      const [yes, no] = [inside(block), inside(block)];
      storeAnswer(node.yes, targets, yes, storing);
      storeAnswer(node.no, targets, no, storing);
      block.lines.push(`if (${condition.text}) ${braced(yes)} else ${braced(no)}`);
      return;
    }
    case 'table':
      if (answersOnce(node) && !node.single) {
        const hit = emitHit(node, { block, writer });
        node.outputs.forEach(({ name }, column) => {
          const wanted = below(targets, name);
          if (wanted.length === 0) return;
          storeEntries(emitColumn(node, column, hit, { block, writer }), wanted, block, storing);
        });
        return;
      }
      break;
    default:
  }
  storeEntries(writer.emit(node, block), targets, block, storing);
}

function storeContext(
  node: Node & { readonly op: 'context' },
  targets: readonly Target[],
  block: Block,
  storing: Storing,
): void {
  const { writer } = storing.columns;
  for (const { name, slot, value, output } of node.entries) {
    const wanted = below(targets, name);
    if (output === null && wanted.length > 0) {
      storeAnswer(value, wanted, block, storing);
      continue;
    }
    block.known.set(slot, atom(writer.emit(value, block), block, writer));
    if (output !== null) storeAnswer(output, wanted, block, storing);
  }
}

/** The targets inside an entry. */
const below = (targets: readonly Target[], name: string): Target[] =>
  targets.flatMap((target) =>
    target.path[0] === name ? [{ ...target, path: target.path.slice(1) }] : [],
  );

function storeOne(node: Node, target: Target, block: Block, storing: Storing): void {
  const code = positions(node, target, block, storing);
  if (code) block.lines.push(...filled(target, code.text));
  else assign(target, storing.columns.writer.emit(node, block), { block, storing, node });
}

/** The look-up of codes or lists as positions, where the node has few cases. */
function positions(node: Node, target: Target, block: Block, storing: Storing): Code | null {
  if (target.form !== 'code' && target.form !== 'answer') return null;
  const { columns, tables, places } = storing;
  const table = tables.tableOf(node);
  if (!table || table.values.includes(null)) return null;
  const found = table.values.map((value) =>
    value === undefined || value === null ? undefined : BigInt(places.of(target, value)),
  );
  const held = { ...table, values: found };
  columns.marks?.looked(table, () => columns.key(table), block);
  const { writer } = columns;
  return gathered({ table: held, type: COUNT, block, writer, key: () => columns.key(held) });
}

type Assigning = {
  readonly block: Block;
  readonly storing: Storing;
  /** Null where the value was read off a context and may be absent. */
  readonly node: Node | null;
};

function assign(target: Target, code: Code, { block, storing, node }: Assigning): void {
  const { writer } = storing.columns;
  const value = atom(code, block, writer);
  storing.note(target, value);
  const held = converted(target, value.text, storing);
  if (node && !node.type.nullable) {
    block.lines.push(...filled(target, held));
    return;
  }
  const none = target.absent === null ? ` else ${block.leave}` : '';
  const isThere = node ? `${value.text} !== null` : `${value.text} != null`;
  block.lines.push(`if (${isThere}) { ${filled(target, held).join(' ')} }${none}`);
}

const filled = ({ local, absent }: Target, text: string): string[] => [
  `${local} = ${text};`,
  ...(absent === null ? [] : [`${absent} = 0;`]),
];

function converted(target: Target, text: string, { columns, places }: Storing): string {
  if (target.form === 'flag') return `(${text} ? 1 : 0)`;
  if (target.form !== 'code' && target.form !== 'answer') return text;
  return `${columns.writer.keep((value: Value) => places.of(target, value))}(${text})`;
}

/** Reads outputs off a context that was made. */
function storeEntries(
  code: Code,
  targets: readonly Target[],
  block: Block,
  storing: Storing,
): void {
  const { writer } = storing.columns;
  const of = atom(code, block, writer);
  for (const target of targets) {
    const text = target.path.reduce((path, name) => `${path}?.[${quoted(name)}]`, of.text);
    assign(target, { ...of, text }, { block, storing, node: null });
  }
}

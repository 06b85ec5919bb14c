import type { Load, Node } from '../check/program.ts';
import { atom, type Block, knownIn } from '../javascript/block.ts';
import type { Code } from '../javascript/code.ts';
import { DOUBLES } from '../javascript/doubles.ts';
import { emitNode } from '../javascript/emit.ts';
import { AGAIN, writerFor } from '../javascript/make-writer.ts';
import type { Unit, Writer } from '../javascript/writer.ts';
import { gathered } from './gather.ts';
import { RowReader, type Shape } from './row-reader.ts';
import { RuleMarks } from './rule-marks.ts';
import type { CaseTable, Tabulator } from './tabulate.ts';

/** What the code of one shape of columns is written with. */
export type ColumnWriting = {
  readonly loads: readonly Load[];
  readonly shape: Shape;
  readonly tabulator: Tabulator;
  readonly root: Block;
  readonly carried: ReadonlyMap<string, string>;
  /** Slots of required decisions read at several places: they run at the top of the row. */
  readonly shared: Set<number>;
  readonly values: unknown[];
  /** How many rules are marked; 0 where nobody asks which fired. */
  readonly rules: number;
  codesOf(load: Load): readonly string[] | null;
};

/** Writes expressions over the row at hand. Nodes of few cases are looked up. */
export type ColumnWriter = {
  readonly writer: Writer;
  readonly reader: RowReader;
  readonly marks: RuleMarks | null;
  /** The entry of a table for the row at hand, as text. */
  key(table: CaseTable): string;
};

export function columnWriter(writing: ColumnWriting): ColumnWriter {
  const { loads, shape, tabulator, root, carried, shared, values, rules, codesOf } = writing;
  const base = writerFor({
    numbers: DOUBLES,
    tracing: null,
    functions: new Set(),
    values,
    shared: new Map(),
  });
  const marks = rules > 0 ? new RuleMarks(rules, root, base) : null;
  const bySlot = new Map(loads.map((load) => [load.slot, load]));
  const placed = new Set<number>();
  const keys = new Map<string, string>();

  const key = (table: CaseTable): string => {
    const sides = table.dimensions.map((one, at) => {
      const place = reader.place(one);
      const stride = table.strides[at] ?? 1;
      return stride === 1 ? place : `${place} * ${stride}`;
    });
    const text = sides.join(' + ') || '0';
    if (sides.length < 2) return text;
    const known = keys.get(text) ?? base.fresh('e');
    if (!keys.has(text)) root.lines.push(`const ${known} = ${text};`);
    keys.set(text, known);
    return known;
  };

  const lookedUp = (node: Node, block: Block) => {
    const load = node.op === 'slot' ? bySlot.get(node.slot) : undefined;
    const plain = node.op === 'constant' || (load && load.from !== 'parameters');
    const table = plain ? null : tabulator.tableOf(node);
    if (!table) return null;
    marks?.looked(table, () => key(table), block);
    return gathered({ table, type: node.type, block, writer, key: () => key(table) });
  };

  const writer: Writer = {
    ...base,
    notes: marks,
    emit: (node, block) => {
      const instead = base.instead.get(node);
      if (instead) return instead;
      return lookedUp(node, block) ?? emitNode(node, block, writer);
    },
    read: (slot, block) => {
      if (shared.has(slot)) return readShared(slot, block);
      const known = knownIn(block, slot);
      if (known) return known;
      const load = bySlot.get(slot);
      if (load) {
        const code = reader.value(load);
        root.known.set(slot, code);
        return code;
      }
      const unit = unitOf(slot);
      if (placed.has(slot) || block.repeats) {
        shared.add(slot);
        throw AGAIN;
      }
      placed.add(slot);
      const code = atom(unit.body(block), block, writer);
      block.known.set(slot, code);
      return code;
    },
  };
  const unitOf = (slot: number): Unit => {
    const unit = base.units.get(slot);
    if (!unit) throw new Error(`slot ${slot} is read before it is filled`);
    return unit;
  };
  /** At the top of the row, where every later place can read it. */
  const atTop = (slot: number): Code => {
    const code = atom(unitOf(slot).body(root), root, writer);
    root.known.set(slot, code);
    return code;
  };
  const readShared = (slot: number, block: Block): Code => {
    const write = (): Code => atTop(slot);
    const code = root.known.get(slot) ?? (marks ? marks.apart(slot, write) : write());
    marks?.count(slot, block);
    return code;
  };
  const reader = new RowReader({ shape, root, writer, carried, codesOf });
  return { writer, reader, marks, key };
}

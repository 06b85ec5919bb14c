import type { Load, Node } from '../check/program.ts';
import { atom } from '../javascript/atom.ts';
import { type Block, knownIn } from '../javascript/block.ts';
import type { Code } from '../javascript/code.ts';
import { LOOP_DOUBLES } from '../javascript/doubles.ts';
import { emitNode } from '../javascript/emit.ts';
import { AGAIN, writerFor } from '../javascript/make-writer.ts';
import type { Writer } from '../javascript/writer.ts';
import type { CaseTable } from './case-table.ts';
import { gathered } from './gather.ts';
import { RowReader, type Shape } from './row-reader.ts';
import { RuleMarks } from './rule-marks.ts';
import { Conditions } from './split-rows.ts';
import type { CaseTables } from './tabulate.ts';

/** What the code of one shape of columns is written with. */
export type ColumnWriting = {
  readonly loads: readonly Load[];
  readonly shape: Shape;
  readonly tables: CaseTables;
  readonly root: Block;
  readonly carried: ReadonlyMap<string, string>;
  readonly keyed: ReadonlySet<string>;
  /** Slots of required decisions read at several places: they run at the top of the row. */
  readonly shared: Set<number>;
  readonly values: unknown[];
  /** How many rules are marked; 0 where nobody asks which fired. */
  readonly rules: number;
  codesOf(load: Load): readonly string[] | null;
};

/** Writes expressions over the row at hand. Nodes of few cases are looked up. */
export class ColumnWriter {
  readonly writer: Writer;
  readonly reader: RowReader;
  readonly marks: RuleMarks | null;
  readonly conditions: Conditions = new Conditions();
  readonly #of: ColumnWriting;
  readonly #loads: ReadonlyMap<number, Load>;
  readonly #placed = new Set<number>();
  /** By block: what tables were found to say there, or in a block around it. */
  readonly #found = new Map<Block, Map<CaseTable, Code>>();
  readonly #keys = new Map<string, string>();

  constructor(of: ColumnWriting) {
    const { loads, shape, root, carried, keyed, values, rules, codesOf } = of;
    const numbers = LOOP_DOUBLES;
    const made = { numbers, tracing: null, functions: new Set<number>(), values };
    const base = writerFor({ ...made, shared: new Map() });
    this.#of = of;
    this.#loads = new Map(loads.map((load) => [load.slot, load]));
    this.marks = rules > 0 ? new RuleMarks(rules, root, base) : null;
    this.writer = {
      ...base,
      notes: this.marks,
      emit: (node, block) =>
        base.instead.get(node) ?? this.#lookedUp(node, block) ?? emitNode(node, block, this.writer),
      read: (slot, block) => this.#read(slot, block),
    };
    this.reader = new RowReader({ shape, root, writer: this.writer, carried, keyed, codesOf });
  }

  /** The entry of a table for the row at hand, as text. */
  key(table: CaseTable): string {
    const sides = table.dimensions.map((one, at) => {
      const place = this.reader.place(one);
      const stride = table.strides[at] ?? 1;
      return stride === 1 ? place : `${place} * ${stride}`;
    });
    const text = sides.join(' + ') || '0';
    if (sides.length < 2) return text;
    const known = this.#keys.get(text) ?? this.writer.fresh('e');
    if (!this.#keys.has(text)) this.#of.root.lines.push(`const ${known} = ${text};`);
    this.#keys.set(text, known);
    return known;
  }

  #lookedUp(node: Node, block: Block): Code | null {
    const load = node.op === 'slot' ? this.#loads.get(node.slot) : undefined;
    const isPlain = node.op === 'constant' || (load && load.from !== 'parameters');
    const table = isPlain ? null : this.#of.tables.tableOf(node);
    if (!table) return null;
    this.conditions.note(table, node.type);
    const key = (): string => this.key(table);
    this.marks?.looked(table, key, block);
    const known = this.#foundIn(block, table);
    if (known) return known;
    const code = gathered({ table, type: node.type, block, writer: this.writer, key });
    const found = this.#found.get(block) ?? new Map<CaseTable, Code>();
    this.#found.set(block, found.set(table, code));
    return code;
  }

  /** What a table was found to say before in a block, or in one around it. */
  #foundIn(block: Block, table: CaseTable): Code | undefined {
    for (let at: Block | null = block; at !== null; at = at.parent) {
      const known = this.#found.get(at)?.get(table);
      if (known) return known;
    }
    return undefined;
  }

  #read(slot: number, block: Block): Code {
    const { shared, root } = this.#of;
    if (shared.has(slot)) return this.#readShared(slot, block);
    const known = knownIn(block, slot);
    if (known) return known;
    const load = this.#loads.get(slot);
    if (load) {
      const code = this.reader.value(load);
      root.known.set(slot, code);
      return code;
    }
    if (this.#placed.has(slot) || block.repeats) {
      shared.add(slot);
      throw AGAIN;
    }
    this.#placed.add(slot);
    return this.#writtenIn(block, slot);
  }

  /** A required decision read at several places stands at the top of the row. */
  #readShared(slot: number, block: Block): Code {
    const { root } = this.#of;
    const write = (): Code => this.#writtenIn(root, slot);
    const known = root.known.get(slot);
    const code = known ?? (this.marks ? this.marks.apart(slot, write) : write());
    this.marks?.count(slot, block);
    return code;
  }

  #writtenIn(block: Block, slot: number): Code {
    const unit = this.writer.units.get(slot);
    if (!unit) throw new Error(`slot ${slot} is read before it is filled`);
    const code = atom(unit.body(block), block, this.writer);
    block.known.set(slot, code);
    return code;
  }
}

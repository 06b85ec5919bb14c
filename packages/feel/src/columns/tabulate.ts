import { ProblemError } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { Load, Node, Program } from '../check/program.ts';
import { partClosures } from '../row/row-closures.ts';
import type { Row, Value } from '../value.ts';
import type { CaseTable } from './case-table.ts';
import { type Cases, CodedNodes } from './coded.ts';
import type { ColumnKeys } from './column.ts';
import { type DimensionSource, dimensionsOf } from './dimensions.ts';
import { keyedTable } from './keyed.ts';
import { TABLE_ENTRIES_MAX } from './limits.ts';

/** Gives the table of a node, or null when it has none. */
export type CaseTables = { tableOf(node: Node): CaseTable | null };

/** Makes the tables of some parameters: each node is evaluated once per case. */
export class Tabulator implements CaseTables {
  readonly #parts: ReturnType<typeof partClosures>;
  readonly #program: Program;
  readonly #source: DimensionSource;
  readonly #nodes: CodedNodes;
  readonly #tables = new Map<Node | string, CaseTable | null>();

  constructor(decision: CheckedDecision, from: Pick<DimensionSource, 'parameters' | 'codesOf'>) {
    this.#parts = partClosures(decision);
    this.#program = decision.fast;
    const isCoded = (load: Load): boolean =>
      load.from === 'parameters' || load.type.is === 'flag' || from.codesOf(load) !== null;
    this.#nodes = new CodedNodes(this.#program, isCoded);
    const { parameters, codesOf } = from;
    this.#source = { parameters, codesOf, fixed: (node, at) => this.#fixed(node, at) };
  }

  /** The table of a node, or null when it has none. */
  tableOf(node: Node): CaseTable | null {
    const key = keyOf(node);
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const made = this.#make(node);
    this.#tables.set(key, made);
    return made;
  }

  #make(node: Node): CaseTable | null {
    const cases = this.#nodes.of(node);
    const dimensions = cases && dimensionsOf(cases, this.#source);
    if (!dimensions) return null;
    const size = dimensions.reduce((product, one) => product * one.size, 1);
    if (size > TABLE_ENTRIES_MAX) return null;
    const strides: number[] = [];
    let stride = 1;
    for (const one of dimensions) {
      strides.push(stride);
      stride *= one.size;
    }
    const ask = this.#asking(node, cases);
    const fired = Array.from({ length: size }, (): number[] => []);
    const values = fired.map((rules, entry) => {
      const input: { [name: string]: Value } = Object.create(null);
      const acc: { [name: string]: Value } = Object.create(null);
      let interval = 0;
      dimensions.forEach((dimension, at) => {
        const place = Math.floor(entry / (strides[at] ?? 1)) % dimension.size;
        if (dimension.by.what === 'interval') interval = place;
        else if (dimension.by.what !== 'key') {
          const { from, name } = dimension.by.load;
          (from === 'acc' ? acc : input)[name] = dimension.value(place);
        }
      });
      return ask({ input, acc, interval, rules });
    });
    return { dimensions, strides, values, fired };
  }

  /** A node as a decision of its own. */
  #asking(node: Node, cases: Cases): (question: CaseQuestion) => Value | undefined {
    const read = new Set([...cases.loads, ...cases.ordered.keys()]);
    const loads = this.#program.loads.filter((load) => read.has(load));
    const ask = this.#parts(node, loads);
    return ({ input, acc, interval, rules }) => {
      const parameters = this.#source.parameters[interval] ?? {};
      try {
        return ask(input, { parameters, acc }, rules);
      } catch (error) {
        // The row program says what is wrong, if a row comes here at all.
        if (error instanceof ProblemError) return undefined;
        throw error;
      }
    };
  }

  #fixed(node: Node, interval: number): Value {
    if (node.op === 'constant') return node.value;
    const cases = this.#nodes.of(node);
    const asked = { input: {}, acc: {}, interval, rules: [] };
    return (cases && this.#asking(node, cases)(asked)) ?? null;
  }
}

/** The tables of one binding, of tables that other bindings have too; with one side for keys where there are any. */
export class BoundTables implements CaseTables {
  readonly #of: CaseTables;
  readonly #keys: ColumnKeys | null;
  /** The tables asked for so far, by what they are of. */
  readonly tables: Map<Node | string, CaseTable | null> = new Map();

  constructor(of: CaseTables, keys: ColumnKeys | null) {
    this.#of = of;
    this.#keys = keys;
  }

  tableOf(node: Node): CaseTable | null {
    const key = keyOf(node);
    const known = this.tables.get(key);
    if (known !== undefined) return known;
    const made = this.#of.tableOf(node);
    const table = made && this.#keys ? keyedTable(made, this.#keys) : made;
    this.tables.set(key, table);
    return table;
  }

  /** How many tables there are, and their entries. */
  size(): { readonly tables: number; readonly entries: number } {
    const made = [...this.tables.values()].filter((table) => table !== null);
    return { tables: made.length, entries: made.reduce((sum, one) => sum + one.values.length, 0) };
  }
}

const keyOf = (node: Node): Node | string => (node.op === 'slot' ? `slot ${node.slot}` : node);

type CaseQuestion = {
  readonly input: Row;
  readonly acc: Row;
  readonly interval: number;
  /** Receives the rules that fire. */
  readonly rules: number[];
};

import type { Value } from '../value.ts';
import type { CaseTable } from './case-table.ts';
import type { ColumnKeys } from './column.ts';
import { keyGroups, keysAt } from './key-groups.ts';
import { type KeyPlaces, splitByKeys } from './keyed.ts';

/**
 * Numbers what decisions do with the fields of a row that no key decides. Bindings of one decision
 * that are numbered by one of these can be compared: where a key has the same number under both, both
 * answer every row of the key alike, by the same rules.
 *
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>if urban then 3 else 1.50</text></literalExpression>
 *   </decision></definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * const types = { inputs: { urban: { kind: 'flag' } }, output: { kind: 'money' } } as const;
 * const kernel = compileColumns(unwrap(checkDecision(model, 'fee', types, 'strict')));
 * if ('refused' in kernel) throw new Error(kernel.refused.en);
 * const keys = { count: 2, inputs: { urban: { values: Uint8Array.of(0, 1) } } };
 * const numbers = new ResidualNumbers();
 * const before = kernel.bind({ parameters: [{}] }).residuals(keys, numbers);
 * const after = kernel.bind({ parameters: [{}] }).residuals(keys, numbers);
 * [before[0] === after[0], before[0] === before[1]]; // [true, false]
 * ```
 */
export class ResidualNumbers {
  readonly #nodes = new Map<unknown, number>();
  readonly #texts = new Map<string, number>();
  /** By number: those that follow it, by the number before. */
  readonly #chains: (Map<number, number> | undefined)[] = [];
  #last = 0;

  /** The number of what all tables of a binding say about each key. */
  of(tables: ReadonlyMap<unknown, CaseTable | null>, keys: ColumnKeys): Int32Array {
    const { groupOf, first } = keyGroups(tables.values(), keys);
    const numbers = this.#numbers(tables, keysAt(keys, first));
    return groupOf.map((group) => numbers[group] as number);
  }

  #numbers(tables: ReadonlyMap<unknown, CaseTable | null>, keys: ColumnKeys): Int32Array {
    const numbers = new Int32Array(keys.count);
    const places: KeyPlaces = new Map();
    const inOrder = [...tables]
      .map(([node, table]) => [this.#node(node), table] as const)
      .sort(([a], [b]) => a - b);
    for (const [node, table] of inOrder) {
      const said = table === null ? null : this.#said(table, keys, places);
      const none = this.#text(`${node} none`);
      for (let key = 0; key < keys.count; key++) {
        const next = said === null ? none : (said[key] as number);
        numbers[key] = this.#chain(numbers[key] as number, next);
      }
      const own = this.#text(`${node}`);
      // What two tables say alike does not count as the same.
      for (let key = 0; key < keys.count; key++) {
        numbers[key] = this.#chain(numbers[key] as number, own);
      }
    }
    return numbers;
  }

  /** What a table says about each key: its entries over all cases that the key leaves open. */
  #said(table: CaseTable, keys: ColumnKeys, places: KeyPlaces): Int32Array {
    const split = splitByKeys(table, keys, places);
    const rest =
      split?.rest ??
      table.dimensions.map((dimension, at) => {
        return { dimension, stride: table.strides[at] ?? 1 };
      });
    const sides = rest.map(({ dimension }) => `${dimension.key} ${dimension.size}`).join();
    const known = new Map<number, number>();
    const saidAt = (from: number): number => {
      const found = known.get(from);
      if (found !== undefined) return found;
      const entries = rest.reduce(
        (all, { dimension, stride }) =>
          Array.from({ length: dimension.size }, (_, at) => all.map((e) => e + at * stride)).flat(),
        [from],
      );
      const texts = entries.map(
        (e) => `${textOf(table.values[e])} ${table.fired[e]?.join() ?? ''}`,
      );
      const made = this.#text(`${sides} ${JSON.stringify(texts)}`);
      known.set(from, made);
      return made;
    };
    return Int32Array.from({ length: keys.count }, (_, key) => saidAt(split?.entryOf[key] ?? 0));
  }

  #node(node: unknown): number {
    const found = this.#nodes.get(node) ?? this.#nodes.size;
    this.#nodes.set(node, found);
    return found;
  }

  #text(text: string): number {
    const found = this.#texts.get(text) ?? ++this.#last;
    this.#texts.set(text, found);
    return found;
  }

  #chain(before: number, next: number): number {
    let after = this.#chains[next];
    if (after === undefined) {
      after = new Map();
      this.#chains[next] = after;
    }
    const found = after.get(before);
    if (found !== undefined) return found;
    this.#last += 1;
    after.set(before, this.#last);
    return this.#last;
  }
}

const textOf = (value: Value | undefined): string =>
  value === undefined
    ? 'asked'
    : `${typeof value} ${JSON.stringify(value, (_, each) =>
        typeof each === 'bigint' ? `${each}n` : each,
      )}`;

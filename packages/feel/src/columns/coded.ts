import type { Load, Node, Program, TableNode } from '../check/program.ts';
import { answersOf, childrenOf, testValues } from '../check/walk.ts';
import { comparedIn, decimalsMore, fieldOf, isOrderedLoad, isOrdering } from './ordered.ts';

/** What a value is compared with, and how many decimals that has more than the field. */
export type Compared = { readonly value: Node; readonly decimals: number };

/**
 * What a node depends on when it has finitely many cases: codes, flags, sets of codes and
 * parameters, and fields of which it asks no more than where they stand to fixed values.
 */
export type Cases = {
  readonly loads: ReadonlySet<Load>;
  readonly ordered: ReadonlyMap<Load, readonly Compared[]>;
};

type Bound = ReadonlySet<number>;

const NONE: Cases = { loads: new Set(), ordered: new Map() };
const NOTHING_BOUND: Bound = new Set();

/** Tells which nodes of a program have finitely many cases. */
export class CodedNodes {
  readonly #loads: ReadonlyMap<number, Load>;
  readonly #sources = new Map<number, (bound: Bound) => Cases | null>();
  readonly #isCoded: (load: Load) => boolean;
  readonly #known = new Map<Node, Cases | null>();
  readonly #slots = new Map<number, Cases | null>();

  constructor(program: Program, isCoded: (load: Load) => boolean) {
    this.#loads = new Map(program.loads.map((load) => [load.slot, load]));
    this.#isCoded = isCoded;
    for (const { slot, node } of program.stages) {
      this.#flows(slot, node);
      this.#addEntries(node);
    }
    if (program.result.op === 'context' && program.result.answer) this.#addEntries(program.result);
  }

  /** The cases of a node, or null when it has too many kinds of values to be tabulated. */
  of(node: Node): Cases | null {
    return this.#walk(node, NOTHING_BOUND);
  }

  #addEntries(node: Node): void {
    if (node.op === 'context') {
      for (const { slot, value } of node.entries) this.#flows(slot, value);
    } else if (node.op === 'table' && !node.single) {
      node.outputs.forEach(({ slot }, at) => {
        this.#sources.set(slot, (bound) => this.#ofTable(node, bound, at));
      });
    }
  }

  #flows(slot: number, node: Node): void {
    this.#sources.set(slot, (bound) => this.#walk(node, bound));
  }

  #walk(node: Node, bound: Bound): Cases | null {
    if (bound.size > 0) return this.#cases(node, bound);
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const cases = this.#cases(node, bound);
    this.#known.set(node, cases);
    return cases;
  }

  #cases(node: Node, bound: Bound): Cases | null {
    switch (node.op) {
      case 'constant':
        return NONE;
      case 'slot':
        return bound.has(node.slot) ? NONE : this.#ofSlot(node.slot);
      case 'compare':
        return (
          this.#comparing(node.left, [node.right], bound) ??
          this.#comparing(node.right, [node.left], bound) ??
          this.#all(childrenOf(node), bound)
        );
      case 'test': {
        const values = node.tests.every(isOrdering) ? node.tests.flatMap(testValues) : null;
        const compared = values && this.#comparing(node.subject, values, bound);
        return compared ?? this.#all(childrenOf(node), bound);
      }
      case 'table':
        return this.#ofTable(node, bound);
      default:
        return this.#all(childrenOf(node), withSlots(bound, boundIn(node)));
    }
  }

  #ofSlot(slot: number): Cases | null {
    const load = this.#loads.get(slot);
    if (load) return this.#isCoded(load) ? { ...NONE, loads: new Set([load]) } : null;
    const known = this.#slots.get(slot);
    if (known !== undefined) return known;
    // A circle cannot be: the checker refused it.
    const source = this.#sources.get(slot);
    const cases = source ? source(NOTHING_BOUND) : null;
    this.#slots.set(slot, cases);
    return cases;
  }

  /** A field that is only compared with values known under each set of parameters. */
  #comparing(subject: Node, values: readonly Node[], bound: Bound): Cases | null {
    const load = fieldOf(subject, this.#loads);
    if (!load || load.from === 'parameters' || !isOrderedLoad(load)) return null;
    const fixed = this.#all(values, bound);
    if (!fixed || fixed.ordered.size > 0) return null;
    if ([...fixed.loads].some(({ from }) => from !== 'parameters')) return null;
    const decimals = decimalsMore(subject, load);
    const compared = values.map((value) => ({ value, decimals }));
    return { loads: fixed.loads, ordered: new Map([[load, compared]]) };
  }

  /** A table, or one of its outputs: which rule fires depends on every column in any case. */
  #ofTable(node: TableNode, bound: Bound, output?: number): Cases | null {
    const inside = withSlots(
      bound,
      node.inputs.map(({ slot }) => slot),
    );
    const parts: (Cases | null)[] = node.inputs.map((column, at) => {
      const compared = comparedIn(node.rules, at);
      const ordered = compared && this.#comparing(column.tested, compared, bound);
      if (ordered) return ordered;
      const cells = node.rules.flatMap(({ cells }) => (cells[at] ?? []).flatMap(testValues));
      return joined([this.#all([column.subject, column.tested], bound), this.#all(cells, inside)]);
    });
    const outputs = answersOf(node).flatMap((rule) =>
      output === undefined ? rule.outputs : (rule.outputs[output] ?? []),
    );
    return joined([...parts, this.#all(outputs, inside)]);
  }

  #all(nodes: readonly Node[], bound: Bound): Cases | null {
    const parts: Cases[] = [];
    for (const node of nodes) {
      if (node.op === 'constant') continue;
      const cases = this.#walk(node, bound);
      if (!cases) return null;
      parts.push(cases);
    }
    return joined(parts);
  }
}

function joined(parts: readonly (Cases | null)[]): Cases | null {
  const loads = new Set<Load>();
  const ordered = new Map<Load, readonly Compared[]>();
  for (const part of parts) {
    if (!part) return null;
    for (const load of part.loads) loads.add(load);
    for (const [load, values] of part.ordered) {
      ordered.set(load, [...(ordered.get(load) ?? []), ...values]);
    }
  }
  return { loads, ordered };
}

/** Slots that a node fills for what stands inside it. */
function boundIn(node: Node): number[] {
  switch (node.op) {
    case 'let':
      return node.bindings.map(({ slot }) => slot);
    case 'context':
      return node.entries.map(({ slot }) => slot);
    case 'filter':
    case 'each':
      return [node.slot];
    case 'sort':
      return [node.left, node.right];
    case 'iterate':
      return node.iterators.map(({ slot }) => slot);
    default:
      return [];
  }
}

const withSlots = (bound: Bound, slots: readonly number[]): Bound =>
  slots.length === 0 ? bound : new Set([...bound, ...slots]);

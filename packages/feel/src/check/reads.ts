import type { ReadSet, Reads } from './checked.ts';
import type { Load, Node, Program, TableNode } from './program.ts';
import { answersOf, childrenOf, testValues } from './walk.ts';

/** The names a program depends on, as a whole and for each entry of its answer. */
export function readsOf(program: Program): Reads {
  const flow = new Flow(program);
  const entries: { [entry: string]: ReadSet } = Object.create(null);
  for (const path of entryPaths(program.result, [])) {
    entries[path.join('.')] = flow.reads(program.result, path);
  }
  return { ...flow.reads(program.result, []), entries };
}

/** The dotted names of the entries an answer may have. */
function entryPaths(node: Node, above: readonly string[]): string[][] {
  const paths = new Map<string, string[]>();
  for (const [name, value] of namedParts(node)) {
    const path = [...above, name];
    paths.set(path.join('.'), path);
    for (const inner of entryPaths(value, path)) paths.set(inner.join('.'), inner);
  }
  return [...paths.values()];
}

/** Every entry with every expression that may give it. */
function namedParts(node: Node): [string, Node][] {
  switch (node.op) {
    case 'context':
      if (node.answer) return namedParts(node.answer);
      return node.entries.map((entry) => [entry.name, entry.output ?? entry.value]);
    case 'if':
      return [...namedParts(node.yes), ...namedParts(node.no)];
    case 'convert':
    case 'required':
      return namedParts(node.of);
    case 'let':
    case 'each':
      return namedParts(node.body);
    case 'table':
      return answersOf(node).flatMap((rule) =>
        node.single
          ? rule.outputs.flatMap(namedParts)
          : rule.outputs.flatMap((output, at): [string, Node][] => [
              [node.outputs[at]?.name ?? '', output],
            ]),
      );
    default:
      return [];
  }
}

/** Slots that a node fills, each with what it is filled from. */
export function flowsIn(node: Node): (readonly [slot: number, value: Node])[] {
  switch (node.op) {
    case 'context':
      return node.entries.map(({ slot, value }) => [slot, value]);
    case 'let':
      return node.bindings.map(({ slot, value }) => [slot, value]);
    case 'filter':
    case 'each':
      return [[node.slot, node.of]];
    case 'sort':
      return [
        [node.left, node.of],
        [node.right, node.of],
      ];
    case 'iterate':
      return node.iterators.map(({ slot, of }) => [slot, of]);
    case 'table':
      return node.inputs.map(({ slot, subject }) => [slot, subject]);
    default:
      return [];
  }
}

type Path = readonly string[];

/** Follows values back from an expression to the loads; each slot is walked once per path. */
class Flow {
  readonly #loads = new Map<number, Load>();
  readonly #sources = new Map<number, (path: Path, into: Set<Load>) => void>();
  readonly #open = new Set<string>();
  readonly #tested = new Map<TableNode, readonly Node[]>();

  constructor(program: Program) {
    for (const load of program.loads) this.#loads.set(load.slot, load);
    for (const stage of program.stages) {
      this.#sources.set(stage.slot, (path, into) => this.#walk(stage.node, path, into));
      this.#declare(stage.node);
    }
    this.#declare(program.result);
  }

  reads(node: Node, path: Path): ReadSet {
    const into = new Set<Load>();
    this.#open.clear();
    this.#walk(node, path, into);
    const names = (from: Load['from']): string[] =>
      [...into]
        .filter((load) => load.from === from)
        .map((load) => load.name)
        .sort();
    return { inputs: names('input'), parameters: names('parameters'), acc: names('acc') };
  }

  /** Notes where the value of each slot inside a node comes from. */
  #declare(node: Node): void {
    for (const [slot, value] of flowsIn(node)) this.#flows(slot, value);
    if (node.op === 'table') {
      node.outputs.forEach(({ slot }, at) => {
        this.#sources.set(slot, (path, into) => this.#walkColumn(node, at, path, into));
      });
    }
    for (const child of childrenOf(node)) this.#declare(child);
  }

  #flows(slot: number, node: Node): void {
    this.#sources.set(slot, (path, into) => this.#walk(node, path, into));
  }

  #walk(node: Node, path: Path, into: Set<Load>): void {
    switch (node.op) {
      case 'slot':
        this.#walkSlot(node.slot, path, into);
        break;
      case 'path':
      case 'project':
        this.#walk(node.of, [node.name, ...path], into);
        break;
      case 'convert':
      case 'required':
        this.#walk(node.of, path, into);
        break;
      case 'context':
        this.#walkContext(node, path, into);
        break;
      case 'let':
      case 'each':
        this.#walk(node.body, path, into);
        break;
      case 'if':
        this.#walk(node.condition, [], into);
        this.#walk(node.yes, path, into);
        this.#walk(node.no, path, into);
        break;
      case 'table':
        this.#walkTable(node, path, into);
        break;
      default:
        for (const child of childrenOf(node)) this.#walk(child, [], into);
    }
  }

  #walkSlot(slot: number, path: Path, into: Set<Load>): void {
    const load = this.#loads.get(slot);
    if (load) into.add(load);
    const key = `${slot}:${path.join('.')}`;
    if (load || this.#open.has(key)) return;
    this.#open.add(key);
    this.#sources.get(slot)?.(path, into);
  }

  #walkContext(node: Node & { readonly op: 'context' }, path: Path, into: Set<Load>): void {
    if (node.answer) {
      this.#walk(node.answer, path, into);
      return;
    }
    const [name, ...rest] = path;
    for (const entry of node.entries) {
      if (name === undefined) this.#walk(entry.value, [], into);
      else if (name === entry.name) this.#walk(entry.value, rest, into);
    }
  }

  #walkTable(node: Node & TableNode, path: Path, into: Set<Load>): void {
    const [name, ...rest] = path;
    node.outputs.forEach((output, at) => {
      if (node.single) this.#walkColumn(node, at, path, into);
      else if (name === undefined) this.#walkColumn(node, at, [], into);
      else if (name === output.name) this.#walkColumn(node, at, rest, into);
    });
  }

  /** Which rule fires decides a cell, so a column depends on every subject and every test. */
  #walkColumn(node: TableNode, at: number, path: Path, into: Set<Load>): void {
    for (const { subject } of node.inputs) this.#walk(subject, [], into);
    for (const value of this.#testedValues(node)) this.#walk(value, [], into);
    for (const { outputs } of answersOf(node)) {
      const output = outputs[at];
      if (output && output.op !== 'constant') this.#walk(output, path, into);
    }
  }

  /** What the cells of a table read; constants, which most cells are, read nothing. */
  #testedValues(node: TableNode): readonly Node[] {
    const known = this.#tested.get(node);
    if (known) return known;
    const values = node.rules.flatMap(({ cells }) =>
      cells.flatMap((tests) => tests.flatMap(testValues)).filter(({ op }) => op !== 'constant'),
    );
    this.#tested.set(node, values);
    return values;
  }
}

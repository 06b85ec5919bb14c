import { ProblemError } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { Load, Node, TableNode, Test } from '../check/program.ts';
import { answersOf, answersOnce, childrenOf, testValues } from '../check/walk.ts';
import { emitTests } from '../row/emit-tests.ts';
import type { Emitter, Eval, Frame, Run } from '../row/emitter.ts';
import { emitterFor } from '../row/row-closures.ts';
import type { Row, Value } from '../value.ts';

/** A table with the place it stands in. */
export type Table = Node & TableNode;

/**
 * Runs single expressions of a decision, with the closures that run the decision itself, so that an
 * analysis can never read a cell otherwise than a settlement does.
 */
export type Evaluator = {
  readonly frame: Frame;
  /** What a slot holds when it is computed: required decisions, entries, arguments, subjects. */
  readonly definitions: ReadonlyMap<number, Node>;
  readonly loads: ReadonlyMap<number, Load>;
  /** Parameters whose values are given. */
  readonly known: ReadonlySet<number>;
  /** What the outputs of a decision's table may be, where each output has a slot. */
  readonly alternatives: ReadonlyMap<number, readonly Node[]>;
  readonly tables: readonly Table[];
  newSlot(): number;
  /** A closure that gives undefined where the expression stops with a problem. */
  compile(node: Node): () => Value | undefined;
  compileTests(tests: readonly Test[]): (value: Value) => boolean;
  /** Marks that the values in the frame have changed. */
  next(): void;
  /** The node as a constant when nothing it reads can change, or null. */
  constant(node: Node): (Node & { readonly op: 'constant' }) | null;
};

/** Slots beside those of the program, for conditions and computed columns. */
const EXTRA_SLOTS = 4_096;

export function evaluatorOf({ program }: CheckedDecision, parameters: Row | null): Evaluator {
  const run: Run = { fired: null, tick: 1 };
  const emitter = emitterFor(run, program.slots + EXTRA_SLOTS, null);
  const { definitions, alternatives, tables } = partsOf(program);
  const loads = new Map(program.loads.map((load) => [load.slot, load]));
  const frame: Frame = new Array<Value>(program.slots + EXTRA_SLOTS).fill(null);
  const known = new Set<number>();
  for (const { from, name, slot } of program.loads) {
    const value = from === 'parameters' ? parameters?.[name] : undefined;
    if (value === undefined) continue;
    known.add(slot);
    frame[slot] = value;
  }
  let slots = program.slots;
  const prepare = (node: Node): void => addDefinitions(node, definitions, emitter);
  const compile: Evaluator['compile'] = (node) => {
    prepare(node);
    const evaluate = emitter.emit(node);
    return () => attempted(() => evaluate(frame));
  };
  const fixed = new Map<number, boolean>();
  const isFixed = (node: Node): boolean => readsOnlyKnown(node, { definitions, known, fixed });
  return {
    frame,
    definitions,
    alternatives,
    loads,
    known,
    tables,
    newSlot: () => {
      slots += 1;
      return slots - 1;
    },
    compile,
    compileTests: (tests) => {
      for (const node of tests.flatMap(testValues)) prepare(node);
      const holds = emitTests(tests, emitter);
      return (value) => attempted(() => holds(value, frame)) ?? false;
    },
    next: () => {
      run.tick += 1;
    },
    constant: (node) => {
      if (node.op === 'constant') return node;
      if (!isFixed(node)) return null;
      const value = compile(node)();
      return value === undefined
        ? null
        : { op: 'constant', value, type: node.type, span: node.span };
    },
  };
}

/** What stops with a problem (a value missing, a table without a match) has no value. */
function attempted<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

type Parts = Pick<Evaluator, 'definitions' | 'alternatives' | 'tables'>;

function partsOf(program: CheckedDecision['program']): Parts {
  const definitions = new Map<number, Node>();
  const alternatives = new Map<number, readonly Node[]>();
  // A column's subject and what is tested share their parts, so a table is met twice.
  const tables = new Set<Table>();
  const visit = (node: Node): void => {
    if (node.op === 'table') tables.add(node);
    for (const [slot, value] of filledBy(node)) if (value) definitions.set(slot, value);
    for (const child of childrenOf(node)) visit(child);
  };
  for (const { slot, node } of program.stages) {
    if (node.op === 'table' && !node.single && answersOnce(node)) {
      node.outputs.forEach((output, at) => {
        const written = answersOf(node).flatMap((row) => row.outputs[at] ?? []);
        alternatives.set(output.slot, written);
      });
    } else definitions.set(slot, node);
    visit(node);
  }
  visit(program.result);
  return { definitions, alternatives, tables: [...tables] };
}

/** Slots that a node fills for what stands inside it, and with what, where that is one value. */
function filledBy(node: Node): readonly (readonly [slot: number, value: Node | null])[] {
  switch (node.op) {
    case 'let':
      return node.bindings.map(({ slot, value }) => [slot, value]);
    case 'context':
      return node.entries.map(({ slot, value }) => [slot, value]);
    case 'table':
      return node.inputs.map(({ slot, subject }) => [slot, subject]);
    case 'iterate':
      return node.iterators.map(({ slot }) => [slot, null]);
    case 'sort':
      return [
        [node.left, null],
        [node.right, null],
      ];
    case 'filter':
    case 'each':
      return [[node.slot, null]];
    default:
      return [];
  }
}

/** Slots that a node reads and does not fill itself. */
export function freeSlots(node: Node): Set<number> {
  const reads = new Set<number>();
  const fills = new Set<number>();
  const visit = (each: Node): void => {
    if (each.op === 'slot') reads.add(each.slot);
    for (const [slot] of filledBy(each)) fills.add(slot);
    for (const child of childrenOf(each)) visit(child);
  };
  visit(node);
  for (const slot of fills) reads.delete(slot);
  return reads;
}

/** Makes the slots that a node reads compute themselves when they are read. */
function addDefinitions(
  node: Node,
  definitions: ReadonlyMap<number, Node>,
  emitter: Emitter,
): void {
  for (const slot of freeSlots(node)) {
    const definition = definitions.get(slot);
    if (!definition || emitter.lazy.readers.has(slot)) continue;
    addDefinitions(definition, definitions, emitter);
    const value: Eval = emitter.emit(definition);
    emitter.lazy.add(slot, value);
  }
}

type Knowledge = {
  readonly definitions: ReadonlyMap<number, Node>;
  readonly known: ReadonlySet<number>;
  readonly fixed: Map<number, boolean>;
};

function readsOnlyKnown(node: Node, knowledge: Knowledge): boolean {
  return [...freeSlots(node)].every((slot) => {
    if (knowledge.known.has(slot)) return true;
    const answer = knowledge.fixed.get(slot);
    if (answer !== undefined) return answer;
    knowledge.fixed.set(slot, false);
    const definition = knowledge.definitions.get(slot);
    const found = definition !== undefined && readsOnlyKnown(definition, knowledge);
    knowledge.fixed.set(slot, found);
    return found;
  });
}

import type { Node, Test } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { answersOf, answersOnce, testValues } from '../check/walk.ts';
import type { Value } from '../value.ts';
import type { Evaluator, Table } from './evaluator.ts';
import { type Bound, boundOf } from './variables.ts';

/**
 * What an expression depends on, when its value is settled by comparing inputs with constants: the
 * slots of those inputs, each with the constants. Within one stretch between constants nothing
 * changes, so a value of each stretch stands for all.
 */
export type Predicate = ReadonlyMap<number, readonly Bound[]>;

/**
 * Reads an expression as a predicate.
 *
 * @param against - constants that the expression's own value is compared with
 * @returns null when it computes with its inputs, so that no stretch is known to be even
 */
export function predicateOf(
  node: Node,
  against: readonly Bound[],
  evaluator: Evaluator,
): Predicate | null {
  const found = new Map<number, Bound[]>();
  return new Reader(evaluator, found).value(node, against) ? found : null;
}

/** The constants that tests compare their subject with; what moves is left out. */
export function boundsIn(tests: readonly Test[], evaluator: Evaluator): Bound[] {
  return tests.flatMap((test): Bound[] => {
    switch (test.test) {
      case 'any':
      case 'flag':
        return [];
      case 'not':
        return boundsIn(test.tests, evaluator);
      case 'range':
        return [test.low, test.high].flatMap((node) => constantBounds(node, evaluator));
      case 'member':
        return constantBounds(test.list, evaluator);
      default:
        return constantBounds(test.value, evaluator);
    }
  });
}

function constantBounds(node: Node, evaluator: Evaluator): Bound[] {
  const constant = evaluator.constant(node);
  if (!constant) return [];
  const { value } = constant;
  if (!Array.isArray(value) || node.type.is !== 'list') return [boundOf(constant)];
  const scale = node.type.of.is === 'number' ? node.type.of.scale : 0;
  return value.map((item: Value) => ({ value: item, scale }));
}

/** Types whose values are too many to try. */
export const isMany = ({ is }: Type): boolean => is === 'list' || is === 'context';

export const isOrderedType = ({ is }: Type): boolean =>
  is === 'number' || is === 'day' || is === 'days' || is === 'months';

/** The expression behind changes of scale and names of its own. */
export function stripped(node: Node, evaluator: Evaluator): Node {
  if (node.op === 'convert' && node.type.is === node.of.type.is) {
    return stripped(node.of, evaluator);
  }
  const definition = node.op === 'slot' ? evaluator.definitions.get(node.slot) : undefined;
  return definition ? stripped(definition, evaluator) : node;
}

class Reader {
  readonly #evaluator: Evaluator;
  readonly #found: Map<number, Bound[]>;

  constructor(evaluator: Evaluator, found: Map<number, Bound[]>) {
    this.#evaluator = evaluator;
    this.#found = found;
  }

  /** A value that is compared with constants, or, of a text or flag, with anything. */
  value(node: Node, against: readonly Bound[]): boolean {
    if (this.#evaluator.constant(node)) return true;
    switch (node.op) {
      case 'slot':
        return this.#slot(node, against);
      case 'convert':
        return node.type.is === node.of.type.is && this.value(node.of, against);
      case 'required':
      case 'not':
        return this.value(node.of, against);
      case 'and':
      case 'or':
        return this.value(node.left, []) && this.value(node.right, []);
      case 'if':
        return (
          this.value(node.condition, []) &&
          this.value(node.yes, against) &&
          this.value(node.no, against)
        );
      case 'compare':
        return this.#compare(node.left, node.right);
      case 'test':
        return this.#tests(node.subject, node.tests);
      case 'call':
        return this.#call(node, against);
      case 'let':
        return this.value(node.body, against);
      case 'table':
        return this.#table(node, against);
      default:
        return false;
    }
  }

  #slot(node: Node & { readonly op: 'slot' }, against: readonly Bound[]): boolean {
    const definition = this.#evaluator.definitions.get(node.slot);
    if (definition) return this.value(definition, against);
    if (!this.#evaluator.loads.has(node.slot)) return false;
    if (isMany(node.type)) return false;
    const known = this.#found.get(node.slot) ?? [];
    known.push(...against);
    this.#found.set(node.slot, known);
    return true;
  }

  /** One side a constant; or two flags or codes, whose values are all tried. */
  #compare(left: Node, right: Node): boolean {
    const { constant } = this.#evaluator;
    const [a, b] = [constant(left), constant(right)];
    if (a) return this.value(right, [boundOf(a)]);
    if (b) return this.value(left, [boundOf(b)]);
    return (
      listable(left.type) && listable(right.type) && this.value(left, []) && this.value(right, [])
    );
  }

  #tests(subject: Node, tests: readonly Test[]): boolean {
    return this.#isPlain(tests) && this.value(subject, boundsIn(tests, this.#evaluator));
  }

  /** Whether all that tests compare with is constant or a condition that can be read itself. */
  #isPlain(tests: readonly Test[]): boolean {
    return tests.every((test) => {
      if (test.test === 'not') return this.#isPlain(test.tests);
      if (test.test === 'flag') return this.value(test.condition, []);
      return testValues(test).every((node) => this.#evaluator.constant(node) !== null);
    });
  }

  /** The least or greatest of values: each is compared with what the others may be. */
  #call(node: Node & { readonly op: 'call' }, against: readonly Bound[]): boolean {
    if (node.name !== 'min' && node.name !== 'max') return false;
    const constants = node.args.flatMap((arg) => this.#evaluator.constant(arg) ?? []);
    if (constants.length + 1 < node.args.length) return false;
    const bounds = [...against, ...constants.map(boundOf)];
    return node.args.every((arg) => arg.type.is !== 'list' && this.value(arg, bounds));
  }

  #table(node: Table, against: readonly Bound[]): boolean {
    const columns = node.inputs.every(({ tested }, at) =>
      this.#tests(
        tested,
        node.rules.flatMap((rule) => rule.cells[at] ?? []),
      ),
    );
    if (!columns || !node.single || !answersOnce(node)) return false;
    return answersOf(node).every((row) => row.outputs.every((each) => this.value(each, against)));
  }
}

const listable = (type: Type): boolean =>
  type.is === 'flag' || (type.is === 'text' && type.codes !== null);

import type { Kind } from '../kind.ts';
import type { SourceSpan } from '../source.ts';
import type { Value } from '../value.ts';
import type { BuiltinName, PlainName } from './function-names.ts';
import type { Type } from './type.ts';

/**
 * The typed program of a decision: plain data that every back end walks. Values live in a frame of
 * numbered slots; `loads` fill it from the input and the environment, `stages` are the required
 * decisions, each after those it reads, `result` is the decision itself.
 */
export type Program = {
  readonly slots: number;
  readonly loads: readonly Load[];
  readonly stages: readonly Stage[];
  readonly result: Node;
};

/** Fills one slot before the stages run. */
export type Load = {
  readonly slot: number;
  readonly from: 'input' | 'parameters' | 'acc';
  readonly name: string;
  readonly type: Type;
  /** The least and the greatest number the field's kind admits, at its scale; null when any. */
  readonly limits: { readonly low: bigint; readonly high: bigint } | null;
};

/**
 * A required decision. When only its entries are read, by static name, they live in slots of their
 * own and `whole` is false: no context is made.
 */
export type Stage = {
  readonly decision: string;
  readonly slot: number;
  readonly whole: boolean;
  readonly node: Node;
};

/** A typed expression with its place in the file. */
export type Node = NodeForm & { readonly type: Type; readonly span: SourceSpan };

export type Comparison = '=' | '!=' | Order;
export type Order = '<' | '<=' | '>' | '>=';

export type RoundingMode = 'halfUp' | 'halfDown' | 'halfEven' | 'up' | 'down' | 'floor' | 'ceiling';

type NodeForm =
  | { readonly op: 'constant'; readonly value: Value }
  | { readonly op: 'slot'; readonly slot: number }
  | { readonly op: 'path'; readonly of: Node; readonly name: string }
  | { readonly op: 'project'; readonly of: Node; readonly name: string }
  | { readonly op: 'item'; readonly of: Node; readonly at: number }
  | {
      readonly op: 'filter';
      readonly of: Node;
      readonly slot: number;
      readonly condition: Node;
    }
  /** A stable sort; `before` asks whether the item in `left` stands before the one in `right`. */
  | {
      readonly op: 'sort';
      readonly of: Node;
      readonly left: number;
      readonly right: number;
      readonly before: Node;
    }
  | { readonly op: 'each'; readonly of: Node; readonly slot: number; readonly body: Node }
  | {
      readonly op: 'iterate';
      readonly what: 'for' | 'some' | 'every';
      readonly iterators: readonly Iterator[];
      readonly body: Node;
    }
  /** The integers from one to another, up or down. */
  | { readonly op: 'integers'; readonly from: Node; readonly to: Node }
  | Pair<'add' | 'subtract' | 'multiply' | 'join' | 'and' | 'or'>
  | Single<'negate' | 'not' | 'required'>
  | Rounding
  | {
      readonly op: 'compare';
      readonly operator: Comparison;
      readonly left: Node;
      readonly right: Node;
    }
  | {
      readonly op: 'test';
      readonly subject: Node;
      readonly tests: readonly Test[];
    }
  | { readonly op: 'if'; readonly condition: Node; readonly yes: Node; readonly no: Node }
  | { readonly op: 'list'; readonly items: readonly Node[] }
  | {
      readonly op: 'context';
      readonly entries: readonly EntryNode[];
      /** The unnamed last entry of a boxed context: its value is the answer. */
      readonly answer: Node | null;
    }
  | {
      readonly op: 'let';
      readonly bindings: readonly { readonly slot: number; readonly value: Node }[];
      readonly body: Node;
    }
  | { readonly op: 'call'; readonly name: BuiltinName; readonly args: readonly Node[] }
  | { readonly op: 'plain'; readonly name: PlainName; readonly args: readonly Node[] }
  | TableNode
  /** A change of form: scales widened, or an output fitted to its kind with the kind's checks. */
  | { readonly op: 'convert'; readonly of: Node; readonly kind: Kind | null };

/** A variable that runs over a list; lists of later variables may read it. */
export type Iterator = { readonly slot: number; readonly of: Node };

// One member per operation, so that a switch on `op` narrows.
type Pair<Op extends string> = Op extends string
  ? { readonly op: Op; readonly left: Node; readonly right: Node }
  : never;
type Single<Op extends string> = Op extends string ? { readonly op: Op; readonly of: Node } : never;

/**
 * `mode(numerator x up / (denominator x down)) x multiple`: the one place where a division is
 * taken, so that it is exact until it is rounded at the asked scale.
 */
export type Rounding = {
  readonly op: 'round';
  readonly mode: RoundingMode;
  readonly numerator: Node;
  readonly denominator: Node | null;
  readonly up: bigint;
  readonly down: bigint;
  readonly multiple: bigint;
};

/** An entry of a context: later entries read it from its slot; `output` is what the context holds. */
export type EntryNode = {
  readonly name: string;
  readonly slot: number;
  readonly value: Node;
  readonly output: Node | null;
};

/** One unary test of a subject; a cell is a list of them, and one that holds is enough. */
export type Test =
  | { readonly test: 'any' }
  | { readonly test: 'equal' | 'unequal'; readonly value: Node }
  | { readonly test: 'order'; readonly operator: Order; readonly value: Node }
  | {
      readonly test: 'range';
      readonly low: Node;
      readonly high: Node;
      readonly lowClosed: boolean;
      readonly highClosed: boolean;
    }
  | { readonly test: 'member'; readonly list: Node }
  /** A condition; one on a subject that may be null, and is not itself about null, fails for null. */
  | { readonly test: 'flag'; readonly condition: Node; readonly present: boolean }
  | { readonly test: 'not'; readonly tests: readonly Test[] };

/** COLLECT with one answer: the sum, the least, the greatest, or how many rules match. */
export type Aggregation = 'C+' | 'C<' | 'C>' | 'C#';

export type TableNode = {
  readonly op: 'table';
  readonly name: string;
  readonly policy: 'U' | 'A' | 'F' | 'C' | Aggregation;
  readonly inputs: readonly TableColumn[];
  readonly rules: readonly TableRow[];
  /** What answers when no rule matches: the default outputs, which cite no rule. */
  readonly fallback: TableRow | null;
  readonly outputs: readonly OutputColumn[];
  /** Where the place of the rule that fired is kept while outputs are read one by one. */
  readonly hitSlot: number;
  /** One nameless answer per rule instead of a context of outputs. */
  readonly single: boolean;
};

/** The subject is kept in `slot` as written (for `?`); `tested` is it at the scale of the tests. */
export type TableColumn = {
  readonly label: string;
  readonly subject: Node;
  readonly slot: number;
  readonly tested: Node;
};

type OutputColumn = { readonly name: string; readonly slot: number };

export type TableRow = {
  readonly rule: number;
  readonly id: string;
  readonly row: number;
  readonly cells: readonly (readonly Test[])[];
  readonly outputs: readonly Node[];
};

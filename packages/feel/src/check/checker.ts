import { assert, type Problem, type ProblemCode, type Text } from '@sanyi/kernel';
import type { Ast } from '../ast/ast.ts';
import type { Decision, DmnModel, KnowledgeModel, Logic } from '../dmn/model.ts';
import type { DecisionTypes } from '../kind.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { SourceSpan } from '../source.ts';
import { trouble } from '../trouble.ts';
import type { ParsedTexts } from './parsed.ts';
import type { Load, Node } from './program.ts';
import { REFUSED } from './refused.ts';
import type { Type } from './type.ts';
import { describe, HOLE } from './types.ts';

/** A name with its slot. `entries` are slots of its own entries, read without making the context. */
export type Binding = {
  readonly slot: number;
  readonly type: Type;
  readonly entries: ReadonlyMap<string, Binding> | null;
  /** Notes that the value is read as a whole, so that it must be made. */
  readonly readWhole: () => void;
  /** A function or a range: no value, but what is written out where the name is used. */
  readonly written?: Written;
  /** An entry of the item that a filter looks at. */
  readonly entryOf?: { readonly item: Binding; readonly name: string };
};

/** What a name stands for that is written out where it is used, as it was seen where it stands. */
export type Written = { readonly scope: Scope } & (
  | { readonly is: 'range'; readonly range: Ast & { readonly form: 'range' } }
  | {
      readonly is: 'function';
      readonly parameters: readonly string[];
      readonly body: (inner: Scope) => Node;
    }
);

/** What an expression can see, and where it stands. */
export type Scope = {
  /** The span of the whole text being checked. */
  readonly place: SourceSpan;
  readonly owner: Decision | KnowledgeModel;
  readonly locals: ReadonlyMap<string, Binding>;
  /** Knowledge models see their parameters only. */
  readonly seesInputs: boolean;
  /** Slots known to hold a value here, because a condition or a cell said so. */
  readonly filled: ReadonlySet<number>;
  /** What `?` stands for. */
  readonly subject: Binding | null;
  /** Knowledge models being written out, outermost first. */
  readonly calls: readonly string[];
};

/** The state of one check; the parts of the checker reach each other through it. */
export type Checker = {
  readonly model: DmnModel;
  readonly types: DecisionTypes;
  readonly problems: Problem[];
  readonly rules: RuleRef[];
  /** Where the rules of each table begin in `rules`. */
  readonly ruleStarts: Map<string, number>;
  readonly loads: Map<string, Load>;
  readonly parsed: ParsedTexts;
  /** Calls that were written out so far. */
  readonly calls: { count: number };
  newSlot(): number;
  expression(ast: Ast, scope: Scope): Node;
  logic(logic: Logic, scope: Scope): Node;
  decision(name: string, from: SourceSpan): Binding | null;
};

export type Extent = { readonly from: number; readonly to: number };

export const spanOf = ({ place }: Scope, { from, to }: Extent): SourceSpan =>
  place.from === from && place.to === to ? place : { ...place, from, to };

/** Notes a problem at a span. */
export function note(
  checker: Checker,
  code: ProblemCode,
  span: SourceSpan,
  details: Readonly<Record<string, string>> = {},
): void {
  checker.problems.push(trouble(code, span, details));
}

/** Stands in for an expression that has a problem already. */
export const hole = (span: SourceSpan): Node => ({ op: 'constant', value: null, type: HOLE, span });

/** Notes that a value is of the wrong type and stands in for it. */
export function wrongType(checker: Checker, node: Node, expected: Text): Node {
  if (node.type.is === 'hole') return node;
  const found = describe(node.type);
  note(checker, 'FEEL_TYPE', node.span, {
    found: found.en,
    foundZh: found.zh,
    expected: expected.en,
    expectedZh: expected.zh,
  });
  return hole(node.span);
}

/** The value where null is not allowed: checked at run time unless known to be there. */
export function required(checker: Checker, node: Node): Node {
  if (node.type.is === 'null') return wrongType(checker, node, { en: 'a value', zh: '一个值' });
  if (!node.type.nullable) return node;
  return { op: 'required', of: node, type: { ...node.type, nullable: false }, span: node.span };
}

/** A value of one type, present. */
export function expect(checker: Checker, node: Node, type: Type): Node {
  if (node.type.is === 'hole') return node;
  return node.type.is === type.is
    ? required(checker, node)
    : wrongType(checker, node, describe(type));
}

/** Notes that a form or a function of FEEL is left to standard mode, and why. */
export function refuse(checker: Checker, span: SourceSpan, what: string): Node {
  const refusal = REFUSED[what];
  assert(refusal !== undefined, `${what} is not refused`);
  const { name = what, why, whyZh, instead, insteadZh } = refusal;
  note(checker, 'FEEL_REFUSED', span, { what: name, why, whyZh, instead, insteadZh });
  return hole(span);
}

/** A name that stands for something written. */
export const writtenBinding = (written: Written): Binding => ({
  slot: -1,
  type: HOLE,
  entries: null,
  readWhole: () => undefined,
  written,
});

/** A binding that holds a plain value. */
export const plainBinding = (slot: number, type: Type): Binding => ({
  slot,
  type,
  entries: null,
  readWhole: () => undefined,
});

import type { Problem, ProblemCode } from '@sanyi/kernel';
import type { Ast, AstTest, AstType } from '../../ast/ast.ts';
import type { TableTrace } from '../../row/trace.ts';
import type { RuleRef } from '../../rule-ref.ts';
import type { SourceSpan } from '../../source.ts';
import { trouble } from '../../trouble.ts';
import type { ExternalFunctions } from '../library/externals.ts';
import type { Session } from '../session.ts';
import type { FeelType, FeelValue } from '../value/value.ts';
import type { Eval } from './frame.ts';
import type { Scope } from './scope.ts';

/** What the parts of the compiler share. */
export type Compiler = {
  readonly session: Session;
  readonly externals: ExternalFunctions;
  readonly problems: Problem[];
  /** Parses an expression with the names in sight; equal texts are parsed once. */
  readonly parse: (place: SourceSpan, scope: Scope) => Ast;
  readonly parseTests: (place: SourceSpan, scope: Scope) => readonly AstTest[];
  readonly rules: RuleRef[];
  /** Called when a rule fires and when an expression answers; null when nobody looks. */
  readonly watch: Watch | null;
  /** Called with every table that ran; null when nobody looks. */
  readonly watchTable: WatchTable | null;
  readonly fired: (index: number) => void;
  expression(ast: Ast, scope: Scope): Eval;
  /** The type that a name of an item definition or of FEEL stands for. */
  type(name: string, at: SourceSpan): FeelType;
  writtenType(type: AstType, scope: Scope): FeelType;
};

/** Sees the value of each expression as it is answered. */
export type Watch = (span: SourceSpan, value: FeelValue) => void;

/** Sees which cells of a table matched. */
export type WatchTable = (table: TableTrace) => void;

type Extent = { readonly from: number; readonly to: number };

export const spanIn = (scope: Scope, at: Extent): SourceSpan => ({
  ...scope.place,
  from: at.from,
  to: at.to,
});

export function report(
  compiler: Compiler,
  code: ProblemCode,
  span: SourceSpan,
  details: Readonly<Record<string, string>> = {},
): void {
  compiler.problems.push(trouble(code, span, details));
}

export const NOTHING: Eval = () => null;

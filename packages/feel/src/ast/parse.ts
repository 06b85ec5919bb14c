import type { SyntaxNode } from '@lezer/common';
import type { Problem } from '@sanyi/kernel';
import { parser } from 'lezer-feel';
import { EXPRESSION_DEPTH_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
import { trouble } from '../trouble.ts';
import type { Ast, AstTest } from './ast.ts';
import { readExpression } from './from-cst.ts';
import type { Reader } from './reader.ts';
import { readUnaryTests } from './tests-from-cst.ts';

const expressions = parser.configure({ top: 'Expression' });
const unaryTests = parser.configure({ top: 'UnaryTests' });

/** What parsing gives: a tree that may hold holes, and every problem met. */
export type Parsed<T> = { readonly tree: T; readonly problems: readonly Problem[] };

/** Parses an expression; `place` is the span of the whole text. */
export function parseExpression(place: SourceSpan): Parsed<Ast> {
  const hole: Ast = { form: 'hole', from: 0, to: place.text.length };
  if (place.text.trim() === '') {
    return { tree: hole, problems: [trouble('FEEL_EMPTY', place)] };
  }
  return parsed(place, expressions.parse(place.text).topNode, hole, (top, reader) => {
    const first = reader.children(top)[0];
    return first ? readExpression(first, reader) : hole;
  });
}

/** Parses the unary tests of a table cell. */
export function parseUnaryTests(place: SourceSpan): Parsed<readonly AstTest[]> {
  const whole = { from: 0, to: place.text.length };
  if (place.text.trim() === '') return { tree: [{ test: 'any', ...whole }], problems: [] };
  return parsed(place, unaryTests.parse(place.text).topNode, [], readUnaryTests);
}

function parsed<T>(
  place: SourceSpan,
  top: SyntaxNode,
  hole: T,
  read: (top: SyntaxNode, reader: Reader) => T,
): Parsed<T> {
  const problems = syntaxProblems(place, top);
  if (problems.length > 0) return { tree: hole, problems };
  const reader: Reader = {
    text: (node) => place.text.slice(node.from, node.to),
    children: childrenOf,
    read: (node) => readExpression(node, reader),
    refuse: (node, what) => {
      problems.push(trouble('FEEL_NOT_YET_SUPPORTED', within(place, node), { what }));
      return { form: 'hole', from: node.from, to: node.to };
    },
  };
  return { tree: read(top, reader), problems };
}

/** The parser mends what it cannot read; here every mend is a problem at its place. */
function syntaxProblems(place: SourceSpan, top: SyntaxNode): Problem[] {
  const problems: Problem[] = [];
  let depth = 0;
  let deep = false;
  top.cursor().iterate(
    (node) => {
      depth += 1;
      deep ||= depth > EXPRESSION_DEPTH_MAX;
      if (node.type.isError) problems.push(syntaxProblem(place, node.from, node.to));
    },
    () => {
      depth -= 1;
    },
  );
  if (deep) return [trouble('FEEL_TOO_DEEP', place, { limit: String(EXPRESSION_DEPTH_MAX) })];
  return problems;
}

function syntaxProblem(place: SourceSpan, from: number, to: number): Problem {
  const found = place.text.slice(from, to === from ? from + 12 : to).trim();
  return trouble('FEEL_SYNTAX', within(place, { from, to }), { found: found || '∎' });
}

const within = (place: SourceSpan, extent: { from: number; to: number }): SourceSpan => ({
  ...place,
  from: extent.from,
  to: extent.to,
});

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.type.name.endsWith('Comment')) children.push(child);
  }
  return children;
}

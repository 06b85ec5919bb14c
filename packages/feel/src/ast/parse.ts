import type { SyntaxNode } from '@lezer/common';
import type { Problem } from '@sanyi/kernel';
import { parser, trackVariables } from 'lezer-feel';
import { DMN_LIMITS, EXPRESSION_DEPTH_MAX, EXPRESSION_NAMES_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
import { trouble } from '../trouble.ts';
import type { Ast, AstTest } from './ast.ts';
import { readExpression } from './from-cst.ts';
import { plainExpression, plainTests } from './plain-cells.ts';
import type { Reader } from './reader.ts';
import { readUnaryTests } from './tests-from-cst.ts';

/**
 * Sample values by name, as deep as their contexts go. A name with an operator or a keyword in it
 * (`base-rate`, `level and title`) is read as one name only when it stands here.
 */
export type KnownNames = { readonly [name: string]: unknown };

type Top = 'Expression' | 'UnaryTests';

const WITHOUT_NAMES = {
  Expression: parser.configure({ top: 'Expression' }),
  UnaryTests: parser.configure({ top: 'UnaryTests' }),
} as const;

function treeOf(text: string, top: Top, names: KnownNames | null): SyntaxNode {
  const configured =
    names === null
      ? WITHOUT_NAMES[top]
      : parser.configure({ top, contextTracker: trackVariables(names) });
  const tree = configured.parse(text).topNode;
  const range = /\brange(\s*<)/g;
  if (!range.test(text) || !hasError(tree)) return tree;
  // The grammar has no range type yet; a list type of the same length stands in for it, and the
  // reader of types looks at the text.
  return configured.parse(text.replace(range, ' list$1')).topNode;
}

function hasError(tree: SyntaxNode): boolean {
  let found = false;
  tree.cursor().iterate((node) => {
    found ||= node.type.isError;
  });
  return found;
}

/** What parsing gives: a tree that may hold holes, and every problem met. */
export type Parsed<T> = { readonly tree: T; readonly problems: readonly Problem[] };

/** Parses an expression; `place` is the span of the whole text. */
export function parseExpression(place: SourceSpan, names: KnownNames | null = null): Parsed<Ast> {
  const plain = plainExpression(place.text);
  return plain ? { tree: plain, problems: [] } : grammarExpression(place, names);
}

/** The same by the grammar alone. */
export function grammarExpression(place: SourceSpan, names: KnownNames | null): Parsed<Ast> {
  const hole: Ast = { form: 'hole', from: 0, to: place.text.length };
  if (place.text.trim() === '') {
    return { tree: hole, problems: [trouble('FEEL_EMPTY', place)] };
  }
  const beyond = beyondLimits(place);
  if (beyond) return { tree: hole, problems: [beyond] };
  return parsed(place, treeOf(place.text, 'Expression', names), hole, (top, reader) => {
    const first = reader.children(top)[0];
    return first ? readExpression(first, reader) : hole;
  });
}

/** Parses the unary tests of a table cell. */
export function parseUnaryTests(
  place: SourceSpan,
  names: KnownNames | null = null,
): Parsed<readonly AstTest[]> {
  const plain = plainTests(place.text);
  return plain ? { tree: plain, problems: [] } : grammarTests(place, names);
}

/** The same by the grammar alone. */
export function grammarTests(
  place: SourceSpan,
  names: KnownNames | null,
): Parsed<readonly AstTest[]> {
  const whole = { from: 0, to: place.text.length };
  if (place.text.trim() === '') return { tree: [{ test: 'any', ...whole }], problems: [] };
  const beyond = beyondLimits(place);
  if (beyond) return { tree: [], problems: [beyond] };
  return parsed(place, treeOf(place.text, 'UnaryTests', names), [], readUnaryTests);
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
  return deep ? [tooDeep(place)] : problems;
}

const tooDeep = (place: SourceSpan): Problem =>
  trouble('FEEL_TOO_DEEP', place, { limit: String(EXPRESSION_DEPTH_MAX) });

/** What is refused before parsing, whose cost grows faster than the text. */
function beyondLimits(place: SourceSpan): Problem | null {
  const plain = place.text.replace(/"(?:\\.|[^"\\])*"/g, '""');
  if (bracketDepth(plain) > EXPRESSION_DEPTH_MAX) return tooDeep(place);
  const names = plain.split(':').length - 1;
  if (names > EXPRESSION_NAMES_MAX) {
    return trouble('FEEL_TOO_LONG', place, {
      what: 'named entries and arguments',
      whatZh: '个具名条目和参数',
      size: String(names),
      limit: String(EXPRESSION_NAMES_MAX),
    });
  }
  const limit = DMN_LIMITS.expressionCharacters;
  if (place.text.length <= limit) return null;
  return trouble('FEEL_TOO_LONG', place, {
    what: 'characters',
    whatZh: '个字符',
    size: String(place.text.length),
    limit: String(limit),
  });
}

/** How deep brackets stand inside each other. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const mark of text) {
    if (mark === '(' || mark === '{' || mark === '[') depth += 1;
    else if (mark === ')' || mark === '}' || mark === ']') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
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

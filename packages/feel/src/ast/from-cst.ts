import type { SyntaxNode } from '@lezer/common';
import type { Ast, AstArgument, AstComparison, AstEntry } from './ast.ts';
import { readFunction, readIteration, readRange } from './forms-from-cst.ts';
import { decimalParts, textOfLiteral } from './literals.ts';
import { readMembership } from './membership-from-cst.ts';
import { child, extent, last, nameOf, type Reader, spaced } from './reader.ts';
import { readTest } from './tests-from-cst.ts';
import { readType } from './types-from-cst.ts';

type Form = (node: SyntaxNode, reader: Reader) => Ast;

/** The tree of an expression node of the concrete syntax. */
export function readExpression(node: SyntaxNode, reader: Reader): Ast {
  const form = FORMS[node.name];
  return form ? form(node, reader) : reader.refuse(node, node.name);
}

const FORMS: { readonly [name: string]: Form } = {
  NumericLiteral: (node, reader) => {
    const parts = decimalParts(reader.text(node));
    return parts ? { form: 'number', ...parts, ...extent(node) } : reader.refuse(node, 'exponent');
  },
  StringLiteral: (node, reader) => textAst(node, reader),
  BooleanLiteral: (node, reader) => ({
    form: 'flag',
    value: reader.text(node) === 'true',
    ...extent(node),
  }),
  null: (node) => ({ form: 'null', ...extent(node) }),
  '?': (node) => ({ form: 'subject', ...extent(node) }),
  VariableName: (node, reader) => ({ form: 'name', name: nameOf(node, reader), ...extent(node) }),
  ParenthesizedExpression: (node, reader) => readExpression(child(node, reader, 1), reader),
  PathExpression: (node, reader) => ({
    form: 'path',
    of: readExpression(child(node, reader, 0), reader),
    name: nameOf(child(node, reader, 2), reader),
    ...extent(node),
  }),
  ArithmeticExpression: readArithmetic,
  Comparison: readComparison,
  Conjunction: (node, reader) => ({ form: 'and', ...sides(node, reader) }),
  Disjunction: (node, reader) => ({ form: 'or', ...sides(node, reader) }),
  IfExpression: (node, reader) => ({
    form: 'if',
    condition: readExpression(child(node, reader, 1), reader),
    yes: readExpression(child(node, reader, 3), reader),
    no: readExpression(child(node, reader, 5), reader),
    ...extent(node),
  }),
  List: (node, reader) => ({
    form: 'list',
    items: between(node, reader).map((item) => readExpression(item, reader)),
    ...extent(node),
  }),
  Context: (node, reader) => ({
    form: 'context',
    entries: between(node, reader).map((entry) => readEntry(entry, reader)),
    ...extent(node),
  }),
  FilterExpression: (node, reader) => ({
    form: 'filter',
    of: readExpression(child(node, reader, 0), reader),
    condition: readExpression(child(node, reader, 2), reader),
    ...extent(node),
  }),
  FunctionInvocation: readCall,
  DateTimeLiteral: readDateTime,
  SimplePositiveUnaryTest: readRange,
  Interval: readRange,
  ForExpression: readIteration,
  QuantifiedExpression: readIteration,
  FunctionDefinition: readFunction,
  InstanceOfExpression: (node, reader) => ({
    form: 'instance',
    of: readExpression(child(node, reader, 0), reader),
    type: readType(last(node, reader), reader),
    ...extent(node),
  }),
};

function readArithmetic(node: SyntaxNode, reader: Reader): Ast {
  const parts = reader.children(node);
  if (parts.length === 2) {
    const sign = reader.text(child(node, reader, 0));
    if (sign !== '-') return reader.refuse(node, sign);
    return { form: 'negate', of: readExpression(child(node, reader, 1), reader), ...extent(node) };
  }
  const operator = reader.text(child(node, reader, 1));
  if (operator === '+' || operator === '-' || operator === '*' || operator === '/') {
    return { form: 'arithmetic', operator, ...sides(node, reader) };
  }
  if (operator === '**') return { form: 'power', ...sides(node, reader) };
  return reader.refuse(node, operator);
}

function readComparison(node: SyntaxNode, reader: Reader): Ast {
  const parts = reader.children(node);
  const word = child(node, reader, 1);
  if (word.name === 'CompareOp') {
    // The grammar admits no other operator here.
    const operator = reader.text(word) as AstComparison;
    return { form: 'compare', operator, ...sides(node, reader) };
  }
  const subject = readExpression(child(node, reader, 0), reader);
  if (word.name === 'between') {
    const low = readExpression(child(node, reader, 2), reader);
    const high = readExpression(child(node, reader, 4), reader);
    const range = { test: 'range', low, high, lowClosed: true, highClosed: true } as const;
    return { form: 'test', subject, tests: [{ ...range, ...extent(node) }], ...extent(node) };
  }
  if (word.name !== 'in') return reader.refuse(node, reader.text(word));
  const list = parts.find((part) => part.name === 'PositiveUnaryTests');
  if (!list) return readMembership(subject, child(node, reader, 2), reader);
  const tests = reader.children(list).map((test) => readTest(test, reader));
  return { form: 'test', subject, tests, ...extent(node) };
}

const CALLEES = ['VariableName', 'SpecialFunctionName', 'DateTimeConstructor'];

function readCall(node: SyntaxNode, reader: Reader): Ast {
  const callee = child(node, reader, 0);
  const parameters = reader.children(node).find((part) => part.name.endsWith('Parameters'));
  const args = parameters
    ? reader.children(parameters).map((part) => readArgument(part, reader))
    : [];
  if (!CALLEES.includes(callee.name)) {
    return { form: 'invoke', of: readExpression(callee, reader), args, ...extent(node) };
  }
  return { form: 'call', name: nameOf(callee, reader), args, ...extent(node) };
}

function readArgument(node: SyntaxNode, reader: Reader): AstArgument {
  if (node.name !== 'NamedParameter') return { name: null, value: readExpression(node, reader) };
  return {
    name: spaced(reader.text(child(node, reader, 0))),
    value: readExpression(last(node, reader), reader),
  };
}

function readDateTime(node: SyntaxNode, reader: Reader): Ast {
  const first = child(node, reader, 0);
  if (first.name === 'AtLiteral') {
    const value = textAst(child(first, reader, 0), reader);
    return { form: 'call', name: '@', args: [{ name: null, value }], ...extent(node) };
  }
  return readCall(node, reader);
}

function readEntry(node: SyntaxNode, reader: Reader): AstEntry {
  const key = child(node, reader, 0);
  const inner = child(key, reader, 0);
  const name =
    inner.name === 'StringLiteral' ? textOfLiteral(reader.text(inner)) : reader.text(key);
  return { name: spaced(name), value: readExpression(last(node, reader), reader), ...extent(node) };
}

function textAst(node: SyntaxNode, reader: Reader): Ast {
  return { form: 'text', value: textOfLiteral(reader.text(node)), ...extent(node) };
}

function sides(
  node: SyntaxNode,
  reader: Reader,
): { left: Ast; right: Ast; from: number; to: number } {
  return {
    left: readExpression(child(node, reader, 0), reader),
    right: readExpression(last(node, reader), reader),
    ...extent(node),
  };
}

function between(node: SyntaxNode, reader: Reader): SyntaxNode[] {
  return reader.children(node).slice(1, -1);
}

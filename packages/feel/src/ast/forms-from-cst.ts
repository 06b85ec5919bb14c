import type { SyntaxNode } from '@lezer/common';
import type { Ast, AstComparison, AstIterator, AstParameter } from './ast.ts';
import { child, extent, last, nameOf, part, type Reader } from './reader.ts';
import { readType } from './types-from-cst.ts';

/** A range as a value: `[1..3]`, or `> 5` in parentheses. */
export function readRange(node: SyntaxNode, reader: Reader): Ast {
  const first = child(node, reader, 0);
  if (first.name === 'Interval') return readRange(first, reader);
  if (first.name !== 'CompareOp') {
    return {
      form: 'range',
      low: reader.read(child(node, reader, 1)),
      high: reader.read(child(node, reader, 3)),
      lowClosed: reader.text(first) === '[',
      highClosed: reader.text(last(node, reader)) === ']',
      operator: null,
      ...extent(node),
    };
  }
  // The grammar admits no other operator here.
  const operator = reader.text(first) as AstComparison;
  const value = reader.read(last(node, reader));
  return {
    form: 'range',
    low: operator.startsWith('<') ? null : value,
    high: operator.startsWith('>') ? null : value,
    lowClosed: operator === '>=' || operator === '=',
    highClosed: operator === '<=' || operator === '=',
    operator,
    ...extent(node),
  };
}

/** `for ... return`, `some ... satisfies` and `every ... satisfies`. */
export function readIteration(node: SyntaxNode, reader: Reader): Ast {
  const word = child(node, reader, 0).name;
  const iterators = reader
    .children(child(node, reader, 1))
    .map((iterator) => readIterator(iterator, reader));
  const body = reader.read(last(node, reader));
  const form = word === 'some' || word === 'every' ? word : 'for';
  return { form, iterators, body, ...extent(node) };
}

function readIterator(node: SyntaxNode, reader: Reader): AstIterator {
  const over = last(node, reader);
  const parts = over.name === 'IterationContext' ? reader.children(over) : [over];
  const [first, , second] = parts;
  return {
    name: nameOf(child(node, reader, 0), reader),
    of: first ? reader.read(first) : reader.refuse(node, 'for'),
    to: second ? reader.read(second) : null,
  };
}

/** `function(a: number, b) body`, or `external` with a context that names the function. */
export function readFunction(node: SyntaxNode, reader: Reader): Ast {
  const parameters = part(node, reader, 'FormalParameters');
  return {
    form: 'function',
    parameters: parameters
      ? reader.children(parameters).map((each) => readParameter(each, reader))
      : [],
    external: part(node, reader, 'external') !== undefined,
    body: reader.read(child(last(node, reader), reader, 0)),
    ...extent(node),
  };
}

function readParameter(node: SyntaxNode, reader: Reader): AstParameter {
  const type = part(node, reader, 'Type');
  return {
    name: nameOf(child(node, reader, 0), reader),
    type: type ? readType(type, reader) : null,
  };
}

import type { Ast, AstComparison, AstTest } from './ast.ts';
import { decimalParts } from './literals.ts';

// Most cells of a table are a number, a quoted text, a comparison with a number or a range. They are
// read here without the grammar, to the very trees that it gives; whatever else is written, or is
// written with unusual spaces, is left to it.

const NUMBER = /^\d{1,30}(?:\.\d{1,30})?$/;
const TEXT = /^"[^"\\\p{Cc}]{0,500}"$/u;
const ORDER = /^(<=|>=|<|>) ?(\d{1,30}(?:\.\d{1,30})?)$/;
const RANGE = /^([[(])(\d{1,30}(?:\.\d{1,30})?)\.\.(\d{1,30}(?:\.\d{1,30})?)([\])])$/;

/** The tree of a number or a quoted text, null for all else. */
export function plainExpression(text: string): Ast | null {
  const extent = { from: 0, to: text.length };
  if (NUMBER.test(text)) return numberAt(text, 0);
  return TEXT.test(text) ? { form: 'text', value: text.slice(1, -1), ...extent } : null;
}

/** The tests of a plain cell, null for all else. */
export function plainTests(text: string): readonly AstTest[] | null {
  const extent = { from: 0, to: text.length };
  if (text === '-') return [{ test: 'any', ...extent }];
  const value = plainExpression(text);
  if (value) return [{ test: 'expression', value, ...extent }];
  return orderOf(text) ?? rangeOf(text);
}

function orderOf(text: string): readonly AstTest[] | null {
  const [, operator, bound] = ORDER.exec(text) ?? [];
  if (operator === undefined || bound === undefined) return null;
  const value = numberAt(bound, text.length - bound.length);
  // The pattern admits no other operator.
  const test = { test: 'order', operator: operator as AstComparison, value } as const;
  return [{ ...test, from: 0, to: text.length }];
}

function rangeOf(text: string): readonly AstTest[] | null {
  const [, open, low, high, close] = RANGE.exec(text) ?? [];
  if (low === undefined || high === undefined) return null;
  return [
    {
      test: 'range',
      low: numberAt(low, 1),
      high: numberAt(high, 1 + low.length + 2),
      lowClosed: open === '[',
      highClosed: close === ']',
      from: 0,
      to: text.length,
    },
  ];
}

function numberAt(digits: string, from: number): Ast {
  const parts = decimalParts(digits) ?? { digits: 0n, scale: 0 };
  return { form: 'number', ...parts, from, to: from + digits.length };
}

import type { Ast } from '../../ast/ast.ts';
import { parseExpression } from '../../ast/parse.ts';
import { newSession } from '../session.ts';
import { readTemporal } from '../time/read-temporal.ts';
import { compare } from '../value/compare.ts';
import { literalNumber, negate } from '../value/number.ts';
import { makeRange } from '../value/range.ts';
import type { FeelValue } from '../value/value.ts';
import { CONVERSION } from './conversion.ts';
import { type Builtins, takes, text } from './signature.ts';

/** `range("[1..3]")`: a range from its text, whose ends are written values in order. */
export const RANGE_TEXT: Builtins = {
  range: [takes([text('from')], ([from]) => readRangeText(from))],
};

const TEXT_MAX = 1000;

function readRangeText(written: string): FeelValue {
  const trimmed = written.trim();
  if (trimmed.length > TEXT_MAX) return null;
  const open = openEnds(trimmed);
  const place = { decision: 'range', from: 0, to: open.length, text: open };
  const { tree, problems } = parseExpression(place);
  if (problems.length > 0 || tree.form !== 'range' || tree.operator !== null) return null;
  const [low, high] = [literal(tree.low), literal(tree.high)];
  if (low === undefined || high === undefined) return null;
  const order = low === null || high === null ? 0 : compare(low, high);
  if (order === null || order > 0) return null;
  const { lowClosed, highClosed } = tree;
  return makeRange({ low, high, lowClosed, highClosed, operator: openOperator(tree, low, high) });
}

/** An end left out is written as null, and its bracket must be open. */
function openEnds(written: string): string {
  return written.replace(/^([(\]])\s*\.\./, '$1null..').replace(/\.\.\s*([)[])$/, '..null$1');
}

/** `[2..)` is the same range as `(>= 2)`. */
function openOperator(
  { lowClosed, highClosed }: { readonly lowClosed: boolean; readonly highClosed: boolean },
  low: FeelValue,
  high: FeelValue,
): '<' | '<=' | '>' | '>=' | null {
  if (high === null) return lowClosed ? '>=' : '>';
  if (low === null) return highClosed ? '<=' : '<';
  return null;
}

/** A value written out; undefined for anything that has to be computed. */
function literal(ast: Ast | null): FeelValue | undefined {
  if (ast === null || ast.form === 'null') return null;
  if (ast.form === 'number') return literalNumber(ast.digits, ast.scale) ?? undefined;
  if (ast.form === 'text') return ast.value;
  if (ast.form === 'negate') {
    const of = literal(ast.of);
    return typeof of === 'number' ? negate(of) : undefined;
  }
  return ast.form === 'call' ? called(ast) : undefined;
}

function called(ast: Ast & { readonly form: 'call' }): FeelValue | undefined {
  const values = ast.args.map(({ value }) => literal(value));
  const [first] = values;
  if (ast.name === '@')
    return typeof first === 'string' ? (readTemporal(first) ?? undefined) : undefined;
  if (!['date', 'time', 'date and time', 'duration'].includes(ast.name)) return undefined;
  if (ast.args.some(({ value }) => value.form === 'call' && value.name !== '@')) return undefined;
  const given = values.filter((value) => value !== undefined);
  for (const signature of CONVERSION[ast.name] ?? []) {
    const made =
      signature.parameters.length === given.length
        ? signature.call(given, newSession())
        : undefined;
    if (made !== undefined && made !== null) return made;
  }
  return undefined;
}

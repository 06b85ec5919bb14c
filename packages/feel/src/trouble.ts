import { type Problem, type ProblemCode, ProblemError, problem } from '@sanyi/kernel';
import type { SourceSpan } from './source.ts';

/** A problem at a span: `decision/rule/column:character`, the character counted from 1. */
export function trouble(
  code: ProblemCode,
  span: SourceSpan,
  details: Readonly<Record<string, string>> = {},
): Problem {
  return problem(code, placeOf(span), {
    decision: span.decision,
    rule: span.rule ?? '',
    row: span.row === undefined ? '' : String(span.row),
    column: span.column ?? '',
    offset: String(span.from),
    expression: span.text.slice(span.from, span.to),
    ...details,
  });
}

/** Throws a problem met while a rule runs. */
export function stop(
  code: ProblemCode,
  span: SourceSpan,
  details: Readonly<Record<string, string>> = {},
): never {
  throw new ProblemError([trouble(code, span, details)]);
}

/** The place of a span as a path, the same in every language. */
export function placeOf(span: SourceSpan): string {
  const parts = [span.decision, span.rule, span.column].filter((part) => part !== undefined);
  return `${parts.join('/')}:${span.from + 1}`;
}

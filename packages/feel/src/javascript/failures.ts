import { sourceOf } from '../row/emitter.ts';
import type { SourceSpan } from '../source.ts';
import { stop } from '../trouble.ts';
import type { Writer } from './writer.ts';

/** The name of a function that stops because a value is missing. */
export const missing = (span: SourceSpan, writer: Writer): string =>
  writer.keep(() => stop('RULE_VALUE_MISSING', span, { expression: sourceOf(span) }));

/** The name of a function that stops because a list is empty. */
export const emptyList = (span: SourceSpan, writer: Writer): string =>
  writer.keep(() => stop('RULE_EMPTY_LIST', span, { name: sourceOf(span) }));

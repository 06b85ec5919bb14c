import { failOf, ok, type Result } from '@sanyi/kernel';
import { type Envelope, inState } from './envelope.ts';
import { textProblems } from './written.ts';

/** The reason of an act on a record, which its state must allow and which has to be written. */
export function reasonGiven<T extends Envelope & { readonly state: string }>(
  record: T,
  needed: readonly T['state'][],
  reason: string,
): Result<string> {
  const standing = inState(record, needed);
  if (!standing.ok) return standing;
  return failOf(textProblems('reason', reason)) ?? ok(reason.trim());
}

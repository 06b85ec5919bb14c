import { WORK_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
import { stop } from '../trouble.ts';
import type { FeelDateTime } from './value/value.ts';

/** What one evaluation carries: the clock it was given, and how much work it may still do. */
export type Session = {
  /** What `now()` answers; null where rules have no clock. */
  now: FeelDateTime | null;
  work: number;
  depth: number;
};

export const newSession = (): Session => ({ now: null, work: WORK_MAX, depth: 0 });

/** Counts steps of loops and calls; a rule that never ends is stopped with its place. */
export function spend(session: Session, steps: number, span: SourceSpan): void {
  session.work -= steps;
  if (session.work < 0) stop('FEEL_WORK_LIMIT', span, { limit: String(WORK_MAX) });
}

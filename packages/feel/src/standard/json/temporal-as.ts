import { readDate, readDateTime, readDuration, readTime } from '../time/read-temporal.ts';
import type { FeelTemporal } from '../value/value.ts';

/** The temporal value of one kind that a text writes; null when it writes none. */
export function readTemporalAs(text: string, kind: string): FeelTemporal | null {
  switch (kind) {
    case 'date':
      return readDate(text);
    case 'time':
      return readTime(text);
    case 'date and time':
      return readDateTime(text);
    default:
      return kind.endsWith('duration') ? readDuration(text) : null;
  }
}

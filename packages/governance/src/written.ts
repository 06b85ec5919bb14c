import { type Problem, problem } from '@sanyi/kernel';
import { TEXT_LENGTH } from './limits.ts';

/** The problems of a text a person must write: it may not be empty, and not longer than is read. */
export function textProblems(
  field: string,
  text: string,
  most: number = TEXT_LENGTH,
): readonly Problem[] {
  const length = text.trim().length;
  if (length > 0 && length <= most) return [];
  return [problem('GOV_TEXT', field, { field, length: String(length), most: String(most) })];
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** The problems of a day written as `YYYY-MM-DD`. */
export const dayProblems = (field: string, day: string): readonly Problem[] =>
  DAY.test(day) ? [] : [problem('GOV_DAY', field, { field, day: day.slice(0, 40) })];

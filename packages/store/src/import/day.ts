import { parseDay } from '@sanyi/kernel';

/** A form of dates, such as `YYYY-MM-DD`; a time of day after it is ignored. */
export const DAY_FORMS = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYY年MM月DD日',
] as const;

export type DayForm = (typeof DAY_FORMS)[number];

const PATTERNS: Readonly<Record<DayForm, RegExp>> = {
  'YYYY-MM-DD': /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/,
  YYYYMMDD: /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/,
  'YYYY/MM/DD': /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: .*)?$/,
  'YYYY.MM.DD': /^(\d{4})\.(\d{1,2})\.(\d{1,2})(?: .*)?$/,
  YYYY年MM月DD日: /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:.*)?$/,
};

/** Reads a calendar day; null when the text has another form or the day does not exist. */
export function readDay(text: string, form: DayForm): number | null {
  const match = PATTERNS[form].exec(text);
  if (!match) return null;
  const [, year = '', month = '', date = ''] = match;
  const day = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  return day.ok ? day.value : null;
}

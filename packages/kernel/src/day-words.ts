import { MONTH_NAMES } from './calendar-names.ts';
import type { Lang } from './text.ts';

/**
 * A day as people say it, what is no day as it stands.
 *
 * @param day - `YYYY-MM-DD`
 * @example
 * ```ts
 * dayWords('2017-04-10', 'en'); // '10 Apr 2017'
 * dayWords('2017-04-10', 'zh'); // '2017年4月10日'
 * ```
 */
export function dayWords(day: string, lang: Lang): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year || !month || !date) return day;
  return lang === 'en'
    ? `${Number(date)} ${(MONTH_NAMES[Number(month) - 1] ?? '').slice(0, 3)} ${year}`
    : `${year}年${Number(month)}月${Number(date)}日`;
}

/**
 * Months in English, January first.
 *
 * @example
 * ```ts
 * MONTH_NAMES[4 - 1]; // 'April'
 * ```
 */
export const MONTH_NAMES: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * Days of the week in English, Monday first as in ISO 8601.
 *
 * @example
 * ```ts
 * WEEKDAY_NAMES[6 - 1]; // 'Saturday'
 * ```
 */
export const WEEKDAY_NAMES: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

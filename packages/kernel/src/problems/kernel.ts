/** Texts of the problems of `kernel`: what is wrong, why, and what to do. */
export const KERNEL_PROBLEMS = {
  MONEY_NOT_READABLE: {
    en: '"{text}" is not an amount in yuan. Money is written as digits with at most two decimals, because the smallest unit is the fen. Write it like 12.34.',
    zh: '“{text}”不是以元为单位的金额。金额最小单位为分，须写成最多两位小数的数字。请写成 12.34 这样的形式。',
  },
  RATE_NOT_READABLE: {
    en: '"{text}" is not a rate. A rate is a plain decimal with at most six decimals, so that it stays exact. Write 85 % as 0.85.',
    zh: '“{text}”不是比率。为保证精确，比率须为最多六位小数的十进制数。85% 请写成 0.85。',
  },
  QUANTITY_NOT_READABLE: {
    en: '"{text}" is not a quantity. A quantity is a plain decimal with at most three decimals. Write it like 1.5.',
    zh: '“{text}”不是数量。数量须为最多三位小数的十进制数。请写成 1.5 这样的形式。',
  },
  DATE_NOT_READABLE: {
    en: '"{text}" is not a calendar date. Dates are written year-month-day and must exist in the calendar. Write it like 2017-04-08.',
    zh: '“{text}”不是有效日期。日期须按“年-月-日”书写，且在日历中存在。请写成 2017-04-08 这样的形式。',
  },
  PERIOD_NOT_READABLE: {
    en: '"{text}" is not a month, quarter or year. Figures are kept for calendar periods only. Write 2019-03, 2019-Q1 or 2019.',
    zh: '“{text}”不是月份、季度或年份。指标只按日历期间保存。请写成 2019-03、2019-Q1 或 2019。',
  },
} as const;

import type { Lang } from '@sanyi/kernel';

const ORDINALS_EN = ['first', 'second', 'third', 'fourth'] as const;
const ORDINALS_ZH = ['一', '二', '三', '四'] as const;
const QUARTER = /^(\d{4})-Q([1-4])$/;

/** A period as shown: `2019-Q1`, `2019年第一季度`. Months and years likewise. */
export function periodText(period: string, lang: Lang): string {
  if (lang === 'en') return period;
  const [, year, quarter] = QUARTER.exec(period) ?? [];
  if (year && quarter) return `${year}年第${ORDINALS_ZH[Number(quarter) - 1] ?? ''}季度`;
  const [, yearOf, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
  return yearOf && month ? `${yearOf}年${Number(month)}月` : `${period}年`;
}

/** A period inside a sentence: `first quarter of 2019`. */
export function periodWords(period: string, lang: Lang): string {
  const [, year, quarter] = QUARTER.exec(period) ?? [];
  if (lang === 'zh' || !year || !quarter) return periodText(period, lang);
  return `${ORDINALS_EN[Number(quarter) - 1] ?? ''} quarter of ${year}`;
}

/** A short form for an axis: `Q1 19`, `19年一季`. */
export function periodShort(period: string, lang: Lang): string {
  const [, year, quarter] = QUARTER.exec(period) ?? [];
  if (!year || !quarter) return period;
  const short = year.slice(2);
  return lang === 'en'
    ? `Q${quarter} ${short}`
    : `${short}年${ORDINALS_ZH[Number(quarter) - 1] ?? ''}季`;
}

/** What stands in a field for a day before one is chosen. */
export const dayHint = (lang: Lang): string => (lang === 'en' ? 'choose a day' : '选择日期');

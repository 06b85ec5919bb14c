import { MONTH_NAMES, type Period, type Text } from '@sanyi/kernel';

const ORDINALS: readonly Text[] = [
  { en: 'first', zh: '一' },
  { en: 'second', zh: '二' },
  { en: 'third', zh: '三' },
  { en: 'fourth', zh: '四' },
];

/**
 * A period as people say it.
 *
 * @example
 * ```ts
 * periodText({ kind: 'quarter', id: '2019-Q1' }); // { en: 'first quarter of 2019', zh: '2019年第一季度' }
 * ```
 */
export function periodText({ kind, id }: Pick<Period, 'kind' | 'id'>): Text {
  const [year = '', part = ''] = id.split('-');
  if (kind === 'year') return { en: year, zh: `${year}年` };
  if (kind === 'month') return { en: id, zh: `${year}年${Number(part)}月` };
  const ordinal = ORDINALS[Number(part.slice(1)) - 1] ?? { en: part, zh: part };
  return { en: `${ordinal.en} quarter of ${year}`, zh: `${year}年第${ordinal.zh}季度` };
}

/**
 * A calendar date as a document prints it.
 *
 * @param date - `2019-05-24`
 * @example
 * ```ts
 * dateText('2019-05-24'); // { en: '24 May 2019', zh: '2019年5月24日' }
 * ```
 */
export function dateText(date: string): Text {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  return {
    en: `${Number(day)} ${MONTH_NAMES[Number(month) - 1] ?? month} ${year}`,
    zh: `${year}年${Number(month)}月${Number(day)}日`,
  };
}

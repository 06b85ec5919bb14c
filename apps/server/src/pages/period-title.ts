import type { WireText } from '@sanyi/api';
import type { Period } from '@sanyi/kernel';

const ORDINALS: readonly WireText[] = [
  { en: 'first', zh: '一' },
  { en: 'second', zh: '二' },
  { en: 'third', zh: '三' },
  { en: 'fourth', zh: '四' },
];

/** A period as people say it: `first quarter of 2019`, `2019 年第一季度`. */
export function periodTitle({ kind, id }: Period): WireText {
  const [year = '', part = ''] = id.split('-');
  if (kind === 'year') return { en: year, zh: `${year} 年` };
  if (kind === 'month') return { en: id, zh: `${year} 年 ${Number(part)} 月` };
  const ordinal = ORDINALS[Number(part.slice(1)) - 1] ?? { en: part, zh: part };
  return { en: `${ordinal.en} quarter of ${year}`, zh: `${year} 年第${ordinal.zh}季度` };
}

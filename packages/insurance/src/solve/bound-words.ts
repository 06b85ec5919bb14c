import type { Text } from '@sanyi/kernel';
import type { BindingBound } from './price-problem.ts';

/**
 * What a bound of prices holds, in words.
 *
 * @example
 * ```ts
 * BOUND_WORDS.total.zh; // '全部机构收入'
 * ```
 */
export const BOUND_WORDS: Readonly<Record<BindingBound['kind'], Text>> = {
  total: { en: 'income of all institutions', zh: '全部机构收入' },
  hospital: { en: 'income of each hospital', zh: '各医院收入' },
  group: { en: 'what each class of persons pays', zh: '各类人员个人负担' },
  services: { en: 'share of services in income', zh: '医疗服务收入占比' },
  price: { en: 'how far a price may move', zh: '价格可调幅度' },
};

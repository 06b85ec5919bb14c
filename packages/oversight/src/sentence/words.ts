import type { Text } from '@sanyi/kernel';
import type { Figure } from '../figure.ts';
import type { GrowthParts } from '../growth-split.ts';
import { readable } from './number-text.ts';

/** The parts of a growth in words. */
export const PART_WORDS: Readonly<Record<keyof GrowthParts, Text>> = {
  price: { en: 'price', zh: '价格' },
  volume: { en: 'volume', zh: '服务量' },
  mix: { en: 'mix', zh: '结构' },
};

/** A change in words: "rose 7.2 %", "fell 1.3 %", "did not change". */
export function changeWords(growth: Pick<Figure, 'value'>): Text {
  if (growth.value === null) return { en: 'cannot be compared', zh: '无法同比' };
  const size = readable(growth.value.replace('-', ''));
  if (!/[1-9]/.test(growth.value)) return { en: 'did not change', zh: '同比持平' };
  return growth.value.startsWith('-')
    ? { en: `fell ${size} %`, zh: `同比下降${size}%` }
    : { en: `rose ${size} %`, zh: `同比增长${size}%` };
}

/** "1 district", "3 districts". */
export const districtCount = (count: number): Text => ({
  en: `${count} district${count === 1 ? '' : 's'}`,
  zh: `${count}个区`,
});

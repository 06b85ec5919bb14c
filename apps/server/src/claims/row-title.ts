import type { WireText } from '@sanyi/api';
import { type Item, LEVELS } from '@sanyi/facts';

/** What a row of a price list is called: its item, and the level of institutions where it names one. */
export function rowTitle(
  [item = '', level = '']: readonly string[],
  items: ReadonlyMap<string, Item>,
): WireText {
  const title = items.get(item)?.title ?? { en: item, zh: item };
  if (level === '') return title;
  const words = LEVELS.has(level) ? LEVELS.titles[level] : { en: level, zh: level };
  return { en: `${title.en}, ${words.en.toLowerCase()}`, zh: `${title.zh}（${words.zh}）` };
}

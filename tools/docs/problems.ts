import { PROBLEM_TEXTS } from '@sanyi/kernel';
import { pageOf } from './markdown.ts';

/** `docs/reference/problems.md`: every code of the registry with its texts. */
export function problemsReference(): string {
  return pageOf({
    title: { en: 'Problems', zh: '问题' },
    source: 'packages/kernel/src/problems',
    note: {
      en: 'Words in braces are filled with what was found; the place is printed before the text.',
      zh: '花括号中的词由实际内容填充；文本之前会给出所在位置。',
    },
    parts: Object.entries<{ en: string; zh: string }>(PROBLEM_TEXTS)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { en, zh }]) => `## ${code}\n\n${en}\n\n${zh}\n`),
  });
}

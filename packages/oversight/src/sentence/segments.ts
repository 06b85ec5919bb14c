import type { Text } from '@sanyi/kernel';
import type { Figure } from '../figure.ts';

/** The name of a figure a sentence states. */
export type Stated = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
};

/** A run of a sentence; a strong run is what matters, a stated figure answers "why?". */
export type Segment = {
  readonly text: string;
  readonly strong: boolean;
  readonly figure: Stated | null;
};

/** A sentence written by rule, in both languages; both carry the same figures. */
export type Sentence = { readonly en: readonly Segment[]; readonly zh: readonly Segment[] };

/** A run before it is put into both languages. */
export type Run = { readonly text: Text; readonly strong?: boolean; readonly figure?: Figure };

/**
 * Puts runs together to a sentence.
 *
 * @example
 * ```ts
 * sentenceOf([{ text: { en: 'Quiet.', zh: '平稳。' } }]).zh[0]?.text; // '平稳。'
 * ```
 */
export function sentenceOf(runs: readonly Run[]): Sentence {
  const side = (lang: 'en' | 'zh'): Segment[] =>
    runs.map(({ text, strong, figure }) => ({
      text: text[lang],
      strong: strong ?? false,
      figure: figure ? nameOf(figure) : null,
    }));
  return { en: side('en'), zh: side('zh') };
}

/**
 * A sentence as plain text.
 *
 * @example
 * ```ts
 * plainText(sentenceOf([{ text: { en: 'Quiet.', zh: '平稳。' } }])).en; // 'Quiet.'
 * ```
 */
export const plainText = (sentence: Sentence): Text => ({
  en: sentence.en.map(({ text }) => text).join(''),
  zh: sentence.zh.map(({ text }) => text).join(''),
});

const nameOf = ({ indicator, place, period }: Figure): Stated => ({ indicator, place, period });

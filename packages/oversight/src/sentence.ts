import type { Lang } from '@sanyi/kernel';
import type { Figure } from './figure.ts';

/** The name of a figure, enough to ask why it is what it is. */
export type FigureName = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
};

/** A run of a sentence; `figure` names the figure it states. */
export type Segment = {
  readonly text: string;
  readonly strong: boolean;
  readonly figure: FigureName | null;
};

/** A sentence written by rule, in both languages, as runs of text. */
export type Sentence = { readonly en: readonly Segment[]; readonly zh: readonly Segment[] };

/** Writes both languages of a sentence with one function, so that they carry the same figures. */
export const sentence = (write: (lang: Lang) => readonly Segment[]): Sentence => ({
  en: write('en'),
  zh: write('zh'),
});

/** Plain words. */
export const words = (text: string): Segment => ({ text, strong: false, figure: null });

/** Words that state a figure. */
export const stated = (text: string, { indicator, place, period }: Figure): Segment => ({
  text,
  strong: true,
  figure: { indicator, place, period },
});

/** Important words that state no figure of their own. */
export const strong = (text: string): Segment => ({ text, strong: true, figure: null });

/** The text of a sentence without its marks. */
export const plainText = (of: Sentence, lang: Lang): string =>
  of[lang].map((segment) => segment.text).join('');

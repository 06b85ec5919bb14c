import type { Lang } from '@sanyi/kernel';
import { type EditorWords, editorEn } from './editor-words.ts';
import { editorZh } from './editor-words-zh.ts';

/** The words of the editor in each language; loaded with it. */
export const EDITOR_WORDS: Readonly<Record<Lang, EditorWords>> = { en: editorEn, zh: editorZh };

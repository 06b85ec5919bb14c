import { PROBLEM_TEXTS } from '@sanyi/kernel';
import type { Finding, SourceFile } from './source-tree.ts';

const PLACEHOLDER = /\{(\w+)\}/g;
const CHINESE = /[\u4e00-\u9fff]/;

/** Problem texts and `{ en, zh }` pairs that are empty, not translated, or differ in placeholders. */
export function translationFindings(files: readonly SourceFile[]): Finding[] {
  return [...problemFindings(PROBLEM_TEXTS), ...files.flatMap(pairFindings)];
}

/** Problem texts without a language, or whose languages name different details (`xEn` and `xZh` are one). */
export function problemFindings(
  texts: Readonly<Record<string, { en: string; zh: string }>>,
): Finding[] {
  return Object.entries(texts).flatMap(([code, text]) => {
    const finding = (message: string): Finding => ({
      path: 'packages/kernel/src/problems',
      line: 1,
      message: `${code} ${message}`,
    });
    const names = (side: string): string =>
      [
        ...new Set(
          [...side.matchAll(PLACEHOLDER)].map((match) =>
            (match[1] ?? '').replace(/(?:En|Zh)$/, ''),
          ),
        ),
      ]
        .sort()
        .join();
    return [
      ...(text.en && !CHINESE.test(text.en) ? [] : [finding('has no English text')]),
      ...(CHINESE.test(text.zh) ? [] : [finding('has no Chinese text')]),
      ...(names(text.en) === names(text.zh) ? [] : [finding('differs in its placeholders')]),
    ];
  });
}

const PAIR = /\{\s*en:\s*'((?:[^'\\]|\\.)*)',\s*zh:\s*'((?:[^'\\]|\\.)*)',?\s*\}/g;

/** Pairs `{ en, zh }` in code whose Chinese side is missing. */
export function pairFindings({ path, text }: SourceFile): Finding[] {
  if (!/\.tsx?$/.test(path) || path.includes('.test.')) return [];
  return [...text.matchAll(PAIR)].flatMap((match) => {
    const [, en = '', zh = ''] = match;
    const worded = /[A-Za-z]{4}/.test(en.replace(/\{\w+\}/g, ''));
    if (!worded || CHINESE.test(zh)) return [];
    const line = text.slice(0, match.index).split('\n').length;
    return [{ path, line, message: `"${en}" has no Chinese text` }];
  });
}

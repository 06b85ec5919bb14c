import { PROBLEM_TEXTS } from '@sanyi/kernel';
import type { Finding, SourceFile } from './source-tree.ts';

const PLACEHOLDER = /\{(\w+)\}/g;
const CHINESE = /[\u4e00-\u9fff]/;

/** Problem texts and `{ en, zh }` pairs that are empty, not translated, or differ in placeholders. */
export function translationFindings(files: readonly SourceFile[]): Finding[] {
  return [
    ...problemFindings(PROBLEM_TEXTS),
    ...glossaryFindings(files),
    ...files.flatMap(pairFindings),
  ];
}

/** Rows of `GLOSSARY.md` that lack a cell of either language, or a word that stands twice. */
export function glossaryFindings(files: readonly SourceFile[]): Finding[] {
  const text = files.find(({ path }) => path === 'GLOSSARY.md')?.text ?? '';
  const seen = new Set<string>();
  return text.split('\n').flatMap((row, at) => {
    if (!row.startsWith('| ') || row.startsWith('| ---') || row.startsWith('| word |')) return [];
    const [, word = '', zh = '', meaning = '', meaningZh = ''] = row
      .split('|')
      .map((cell) => cell.trim());
    const finding = (message: string): Finding => ({ path: 'GLOSSARY.md', line: at + 1, message });
    const twice = seen.has(word);
    seen.add(word);
    return [
      ...(twice ? [finding(`"${word}" stands twice`)] : []),
      ...(meaning && CHINESE.test(zh) && CHINESE.test(meaningZh)
        ? []
        : [finding(`"${word}" needs four cells: word, Chinese, what it is, the same in Chinese`)]),
    ];
  });
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

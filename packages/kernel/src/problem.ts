import { PROBLEM_TEXTS } from './problems/registry.ts';
import { PROBLEM_WORDS, problemPlace } from './problems/words.ts';

/** The code of a problem in the registry, such as `MONEY_NOT_READABLE`. */
export type ProblemCode = keyof typeof PROBLEM_TEXTS;

/**
 * Expected trouble as a value: where it is, what is wrong, why, and what to do, in both languages.
 *
 * @example
 * ```ts
 * problem('MONEY_NOT_READABLE', 'row 3, column price', { text: '1.234' }).code;
 * ```
 */
export type Problem = {
  readonly code: ProblemCode;
  /** File, key path, row and column, or the name of what was read. */
  readonly where: string;
  readonly en: string;
  readonly zh: string;
  readonly details: Readonly<Record<string, string>>;
};

/**
 * Makes a problem from the registry. Every `{placeholder}` of its texts is filled from `details`.
 *
 * @example
 * ```ts
 * problem('MONEY_NOT_READABLE', 'row 3', { text: 'abc' }).en; // '"abc" is not an amount ...'
 * ```
 */
export function problem(
  code: ProblemCode,
  where: string,
  details: Readonly<Record<string, string>> = {},
): Problem {
  const text: { en: string; zh: string } = PROBLEM_TEXTS[code];
  const kind = details.kind ?? '';
  const inChinese = { ...details, kind: PROBLEM_WORDS.get(kind) ?? kind };
  const zh = filled(text.zh, details.kind === undefined ? details : inChinese);
  return { code, where, en: filled(text.en, details), zh, details };
}

/**
 * A problem as one line: place first, then what, why and what to do.
 *
 * @example
 * ```ts
 * problemLine(problem('MONEY_NOT_READABLE', 'row 3', { text: 'x' }), 'en'); // 'row 3: "x" ...'
 * ```
 */
export const problemLine = (trouble: Problem, lang: 'en' | 'zh'): string =>
  lang === 'en'
    ? `${trouble.where}: ${trouble.en} [${trouble.code}]`
    : `${problemPlace(trouble.where, lang)}：${trouble.zh} [${trouble.code}]`;

/** Carries problems across deep evaluation. Caught at the package's door, never by users. */
export class ProblemError extends Error {
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems.map((each) => problemLine(each, 'en')).join('\n'));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

function filled(text: string, details: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole);
}

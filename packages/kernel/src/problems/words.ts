/**
 * Words that problems are filled with and people read, in Chinese. Kinds keep the word they are written
 * with in a package beside them.
 */
export const PROBLEM_WORDS: ReadonlyMap<string, string> = new Map([
  ['money', '金额（money）'],
  ['rate', '比率（rate）'],
  ['quantity', '数量（quantity）'],
  ['count', '计数（count）'],
  ['flag', '是否（flag）'],
  ['day', '日期（day）'],
  ['text', '文本（text）'],
  ['hook', '接入点（hook）'],
  ['parameter', '参数（parameter）'],
  ['list', '列表（list）'],
  ['indicator', '指标（indicator）'],
  ['supervision', '监管规则（supervision）'],
]);

/** Places of problems that are no file, in Chinese. */
const PROBLEM_PLACES: ReadonlyMap<string, string> = new Map([
  ['command line', '命令行'],
  ['replay', '回放'],
  ['records', '记录'],
  ['request', '请求'],
  ['server', '服务'],
  ['test', '测试'],
  ['address', '网址'],
  ['packages', '政策包'],
  ['period', '期间'],
  ['edition', '版本'],
  ['bulletin', '通报'],
  ['claims', '结算单'],
  ['district', '区'],
  ['level', '级别'],
  ['indicator', '指标'],
]);

/** A claim as the place of a problem: `claim 12`, or a field of it after a comma. */
const CLAIM_PLACE = /^claim (?=\d)/;
/** A value behind the question mark of an address, as the place of a problem. */
const QUERY_PLACE = /^query (?=\w)/;

/**
 * The place of a problem in a language: files and paths stand as they are.
 *
 * @example
 * ```ts
 * problemPlace('claim 12', 'zh'); // '结算单 12'
 * ```
 */
export const problemPlace = (where: string, lang: 'en' | 'zh'): string => {
  if (lang === 'en') return where;
  const known = PROBLEM_PLACES.get(where);
  return known ?? where.replace(CLAIM_PLACE, '结算单 ').replace(QUERY_PLACE, '网址参数 ');
};

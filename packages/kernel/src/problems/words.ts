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
]);

/** Places of problems that are no file, in Chinese. */
export const PROBLEM_PLACES: ReadonlyMap<string, string> = new Map([
  ['command line', '命令行'],
  ['replay', '回放'],
  ['records', '记录'],
  ['request', '请求'],
  ['server', '服务'],
  ['test', '测试'],
]);

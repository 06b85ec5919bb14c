import { type Problem, problem } from '@sanyi/kernel';

const HEADER = /^\s*\/\*---\r?\n([\s\S]*?)\r?\n---\*\/([\s\S]*)$/;

/** A file of SQL as its YAML header and its one statement, or null after noting what is wrong. */
export function splitHeader(
  name: string,
  text: string,
  problems: Problem[],
): { readonly header: string; readonly linesBefore: number; readonly sql: string } | null {
  const match = HEADER.exec(text);
  if (!match) {
    problems.push(problem('POLICY_HEADER_MISSING', `${name}:1`));
    return null;
  }
  const [, header = '', body = ''] = match;
  const linesBefore = text.slice(0, text.indexOf('/*---')).split('\n').length;
  const sql = body.trim().replace(/;$/, '').trim();
  const bare = withoutComments(sql);
  if (!/^(select|with)\b/i.test(bare) || bare.includes(';')) {
    const line = linesBefore + header.split('\n').length + 2;
    problems.push(problem('POLICY_SQL_NOT_SELECT', `${name}:${line}`));
  }
  return { header, linesBefore, sql };
}

/** SQL without comments and without the content of quoted texts, to look at its form only. */
const withoutComments = (sql: string): string =>
  sql
    .replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
      part.startsWith("'") ? "''" : ' ',
    )
    .trim();

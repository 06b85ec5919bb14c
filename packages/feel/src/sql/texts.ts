import type { SourceSpan } from '../source.ts';
import { plainScalar, type Scalar } from './code.ts';
import { quoted, type Writer } from './writer.ts';

type At = { readonly span: SourceSpan; readonly writer: Writer };

/** A text that is known. */
export const textConstant = (value: string, { span, writer }: At): Scalar => ({
  ...plainScalar(quoted(value, span, writer), []),
  constant: value,
});

/** A code as its text. */
export function decoded(of: Scalar, at: At): Scalar {
  if (!of.codes) return of;
  const cases = of.codes.map(
    (code, position) => `WHEN ${position} THEN ${quoted(code, at.span, at.writer)}`,
  );
  if (cases.length === 0) return { ...plainScalar('NULL', [of]) };
  return plainScalar(`CASE ${of.text} ${cases.join(' ')} END`, [of]);
}

/** A text or a code as a position among codes; NULL where it is none of them. */
export function encoded(of: Scalar, codes: readonly string[], at: At): Scalar {
  if (of.codes && sameCodes(of.codes, codes)) return of;
  if (of.constant === null) return { ...of, codes };
  if (typeof of.constant === 'string') {
    const position = codes.indexOf(of.constant);
    return { ...plainScalar(position < 0 ? 'NULL' : String(position), []), codes };
  }
  const cases = of.codes
    ? of.codes.map((code, from) => `WHEN ${from} THEN ${positionText(code, codes)}`)
    : codes.map((code, to) => `WHEN ${quoted(code, at.span, at.writer)} THEN ${to}`);
  return { ...plainScalar(`CASE ${of.text} ${cases.join(' ')} END`, [of]), codes };
}

const positionText = (code: string, codes: readonly string[]): string =>
  codes.includes(code) ? String(codes.indexOf(code)) : 'NULL';

const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((code, at) => code === b[at]));

/** Texts or codes in one form: positions in one list, where one of them is held so. */
export function alike(of: readonly Scalar[], at: At): readonly Scalar[] {
  const codes = of.find((each) => each.codes)?.codes;
  if (!codes) return of;
  const fits = of.every(
    (each) =>
      (each.codes && sameCodes(each.codes, codes)) ||
      each.constant === null ||
      (typeof each.constant === 'string' && codes.includes(each.constant)),
  );
  return of.map((each) => (fits ? encoded(each, codes, at) : decoded(each, at)));
}

import type { Kind } from '../kind.ts';
import type { SourceSpan } from '../source.ts';
import { type Code, NULL_CODE, plainScalar, type Scalar } from './code.ts';
import type { SqlColumn } from './sql-text.ts';
import { decoded, encoded } from './texts.ts';
import { refuse, type Writer } from './writer.ts';

type At = { readonly span: SourceSpan; readonly writer: Writer };
type Output = { readonly column: SqlColumn; readonly code: Scalar };

/**
 * The answer as columns: an entry of a context has its dotted name, the k-th place of a list begins
 * with k. Places are all that may be in the list, in its order; empty ones are NULL.
 */
export function outputsOf(code: Code, kind: Kind, name: string, at: At): Output[] {
  switch (kind.kind) {
    case 'context': {
      if (code.form !== 'row') return [];
      const names = new Set([...Object.keys(kind.entries), ...code.entries.keys()]);
      return [...names].flatMap((entry) => {
        const of = kind.entries[entry] ?? kind.open;
        const dotted = name === '' ? entry : `${name}.${entry}`;
        return of ? outputsOf(code.entries.get(entry) ?? NULL_CODE, of, dotted, at) : [];
      });
    }
    case 'list': {
      if (code.form !== 'list' || !isSeen(kind.of)) return refuse(at.span, LIST, at.writer);
      return code.items.flatMap(({ present, value }, nth) => {
        const prefix = name === '' ? String(nth + 1) : `${name}.${nth + 1}`;
        const shown = present === null ? value : under(present, value);
        return outputsOf(shown, kind.of, prefix, at);
      });
    }
    default:
      if (code.form !== 'scalar') return [];
      return [single(code, kind, name === '' ? 'answer' : name, at)];
  }
}

const LIST = {
  en: 'the answer is a list of unknown length, or of values that may be null',
  zh: '结果为长度未知或元素可能为空的列表',
};

/** Whether a value in a list can be told from a place that is empty. */
const isSeen = (kind: Kind): boolean =>
  kind.kind === 'context' ? Object.values(kind.entries).some(isSeen) : kind.optional !== true;

function single(code: Scalar, kind: Kind, name: string, at: At): Output {
  const codes = kind.kind === 'code' && at.writer.positions ? (kind.codes ?? null) : null;
  const held = codes ? encoded(code, codes, at) : decoded(code, at);
  return { column: { name, kind: kind.kind, codes }, code: held };
}

/** A value that is NULL where its item is not in the list. */
function under(present: Scalar, value: Code): Code {
  if (value.form === 'scalar') {
    const text = `CASE WHEN ${present.text} THEN ${value.text} END`;
    const made = { ...plainScalar(text, [present, value]), low: value.low, high: value.high };
    return value.codes ? { ...made, codes: value.codes } : made;
  }
  if (value.form !== 'row') return value;
  const entries = [...value.entries].map(([name, each]) => [name, under(present, each)] as const);
  return { form: 'row', entries: new Map(entries) };
}

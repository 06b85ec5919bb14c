import { assert } from '@sanyi/kernel';
import type { Scalar } from './code.ts';
import { type Field, SOURCE } from './loads.ts';
import { relationText } from './relation.ts';
import { citedName } from './rule-marks.ts';
import type { SqlColumn } from './sql-text.ts';
import type { Layer, Writer } from './writer.ts';

/** What a query is put together from. */
export type Query = {
  readonly from: string;
  readonly keep: readonly string[];
  readonly fields: readonly Field[];
  readonly outputs: readonly { readonly column: SqlColumn; readonly code: Scalar }[];
  /** The number of the first problem of a row, as a column; null where nothing can go wrong. */
  readonly problem: Scalar | null;
  /** Marks of the rules that fired, word by word. */
  readonly cited: ReadonlyMap<number, Scalar>;
};

/**
 * The query: the constants as relations, the fields checked, then one SELECT over the other, each
 * adding columns that the next one reads, and the answer.
 */
export function queryText(query: Query, writer: Writer): string {
  const { outputs } = query;
  const problem = query.problem?.text ?? null;
  const last = writer.layers.length;
  const tables = [
    ...writer.relations.map(relationText),
    firstText(query, writer),
    ...writer.layers.map((layer, at) => layerText(layer, at + 1)),
  ];
  const keep = query.keep.map((name) => identifier(name, writer));
  const words = [...query.cited].map(([word, code]) => ({ name: citedName(word), code }));
  const told = [...outputs.map(({ column, code }) => ({ name: column.name, code })), ...words];
  const answers = told.map(({ name, code }) => {
    const text =
      problem === null ? code.text : `CASE WHEN ${problem} IS NULL THEN ${code.text} END`;
    return `${text} AS ${identifier(name, writer)}`;
  });
  const columns = [...keep, ...answers, `${problem ?? 'CAST(NULL AS INTEGER)'} AS problem`];
  return `WITH ${tables.join(',\n')}\nSELECT ${columns.join(',\n  ')}\nFROM _l${last}`;
}

function firstText({ from, keep, fields }: Query, writer: Writer): string {
  const kept = keep.map((name) => `${SOURCE}.${identifier(name, writer)}`);
  const read = fields.map(({ name, text }) => `${text} AS ${name}`);
  const problems = fields.flatMap((field) => field.problems);
  const cases = problems.map(({ when, site }) => `WHEN ${when} THEN ${site}`);
  const right = fields.flatMap((field) => field.right ?? []);
  // Nearly every row is right, so that is asked first and all at once.
  const all = right.length > 0 ? [`WHEN ${right.join('\n      AND ')} THEN NULL`] : [];
  const wrong = cases.length > 0 ? [`CASE ${[...all, ...cases].join('\n      ')} END AS _f`] : [];
  const columns = [...kept, ...read, ...wrong];
  const text = columns.length > 0 ? columns.join(',\n    ') : '1 AS _one';
  return `_l0 AS (\n  SELECT ${text}\n  FROM ${from} AS ${SOURCE})`;
}

function layerText({ columns, joins }: Layer, level: number): string {
  const before = `_l${level - 1}`;
  const added = columns.map(({ name, text }) => `${text} AS ${name}`);
  const joined = joins.map(
    ({ relation, key }) => `\n  LEFT JOIN ${relation} ON ${relation}.k = ${key}`,
  );
  const list = [`${before}.*`, ...added].join(',\n    ');
  return `_l${level} AS (\n  SELECT ${list}\n  FROM ${before}${joined.join('')})`;
}

function identifier(name: string, { dialect }: Writer): string {
  const written = dialect.name(name);
  assert(written !== null, `"${name}" cannot be written as a column`);
  return written;
}

import { type ProblemCode, ProblemError, type Text } from '@sanyi/kernel';
import type { Node } from '../check/program.ts';
import type { SourceSpan } from '../source.ts';
import { placeOf, trouble } from '../trouble.ts';
import { type Emitted, plainScalar, type Scalar } from './code.ts';
import type { Dialect } from './dialect.ts';
import { type LookUp, type Relation, relationOf } from './relation.ts';
import type { SqlProblem } from './sql-text.ts';

/** One SELECT over the one before it: columns it adds, and relations it joins by a whole number. */
export type Layer = {
  readonly columns: { readonly name: string; readonly text: string }[];
  readonly joins: { readonly relation: string; readonly key: string }[];
};

/** The state of writing one decision. */
export type Writer = {
  readonly dialect: Dialect;
  /** Whether codes are held as positions. */
  readonly positions: boolean;
  /** The number of the first rule of the decision, where it is asked which rules fire. */
  readonly cites: number | null;
  /** What a slot is read by; made when it is first read. */
  readonly slots: Map<number, () => Emitted>;
  readonly layers: Layer[];
  readonly relations: Relation[];
  readonly problems: SqlProblem[];
  emit(node: Node): Emitted;
  /** The expression as a column, so that it is computed once however often it is read. */
  bind(code: Scalar): Scalar;
  /** The number of a problem at a place. */
  site(code: ProblemCode, span: SourceSpan): Scalar;
  /** Joins a relation of constants whose rows are found by a number from 0. */
  lookUp(key: Scalar, rows: number): LookUp;
};

export function writerFor(
  dialect: Dialect,
  { positions, cites }: Pick<Writer, 'positions' | 'cites'>,
  emit: (node: Node, writer: Writer) => Emitted,
): Writer {
  const bound = new Map<string, Scalar>();
  const sites = new Map<string, number>();
  let names = 0;
  const layerAt = (level: number): Layer => {
    while (writer.layers.length < level) writer.layers.push({ columns: [], joins: [] });
    return writer.layers[level - 1] as Layer;
  };
  const addColumn = (text: string, level: number): string => {
    names += 1;
    const name = `_${names}`;
    layerAt(level).columns.push({ name, text });
    return name;
  };
  const writer: Writer = {
    dialect,
    positions,
    cites,
    slots: new Map(),
    layers: [],
    relations: [],
    problems: [],
    emit: (node) => emit(node, writer),
    bind: (code) => {
      if (isShort(code)) return code;
      const found = bound.get(code.text);
      if (found) return { ...code, text: found.text, level: found.level };
      const level = code.level + 1;
      const made = { ...code, text: addColumn(code.text, level), level };
      bound.set(code.text, made);
      return made;
    },
    site: (code, span) => {
      const where = placeOf(span);
      const key = `${code} ${where} ${span.rule ?? ''}`;
      const number = sites.get(key) ?? writer.problems.push({ code, where, span });
      sites.set(key, number);
      return plainScalar(String(number), []);
    },
    lookUp: (key, rows) => {
      const relation = relationOf(`_r${writer.relations.length + 1}`, rows);
      writer.relations.push(relation);
      const level = key.level + 1;
      layerAt(level).joins.push({ relation: relation.name, key: key.text });
      return {
        column: (values, of) => {
          const at = relation.columns.push({ ...of, values }) - 1;
          return addColumn(`${relation.name}.c${at}`, level);
        },
        level,
      };
    },
  };
  return writer;
}

/** Whether writing it again costs nothing: a column, or a literal. */
const isShort = ({ text, constant }: Scalar): boolean =>
  constant !== undefined || /^_f?\d+$/.test(text);

/** Stops because the decision cannot be written exactly. Caught at the door. */
export function refuse(span: SourceSpan, reason: Text, writer: Writer): never {
  const details = { target: writer.dialect.title, reason: reason.en, reasonZh: reason.zh };
  throw new ProblemError([trouble('FEEL_TARGET_REFUSED', span, details)]);
}

/** A text as a literal of the dialect. */
export function quoted(text: string, span: SourceSpan, writer: Writer): string {
  const literal = writer.dialect.text(text);
  if (literal !== null) return literal;
  const reason = {
    en: 'a text holds a character that a database cannot hold',
    zh: '文本中含有数据库无法保存的字符',
  };
  return refuse(span, reason, writer);
}

import type { Load } from '../check/program.ts';
import type { Interval } from '../javascript/code.ts';
import { FORMS, wrong } from '../row/load.ts';
import type { SourceSpan } from '../source.ts';
import type { Row } from '../value.ts';
import { DAYS } from './calendar.ts';
import { type Code, plainScalar, type Scalar } from './code.ts';
import { constantOf } from './emit.ts';
import { numberConstant } from './numbers.ts';
import type { SqlColumn } from './sql-text.ts';
import { refuse, type Writer } from './writer.ts';

/** A field of the relation that is asked: how it is read, and when it is wrong. */
export type Field = {
  readonly column: SqlColumn;
  readonly name: string;
  readonly text: string;
  /** What holds on every row that has no problem here; NULL or false elsewhere. */
  readonly right: string | null;
  readonly problems: readonly { readonly when: string; readonly site: string }[];
};

/** The relation that is asked, in the first SELECT. */
export const SOURCE = '_s';

/**
 * The numbers that a field may hold: a rate its bounds, a day the calendar, money and all others
 * what 40 bits hold, eleven milliard yuan. A row beyond has a problem and is left to run by itself;
 * in return nothing computed from the others can overflow unseen.
 */
function expectedOf(load: Load): Interval {
  if (load.type.is === 'day') return DAYS;
  return load.limits ?? { low: -(2n ** 40n), high: 2n ** 40n };
}

const fieldName = ({ from, name }: Load): string => (from === 'input' ? name : `${from}.${name}`);

const spanOf = (load: Load, decision: string): SourceSpan => {
  const name = fieldName(load);
  return { decision, column: name, from: 0, to: name.length, text: name };
};

/** Reads a field from a column of its own, and checks it before anything is computed from it. */
export function loadField(load: Load, decision: string, writer: Writer): Field {
  const span = spanOf(load, decision);
  const { dialect } = writer;
  const shown = fieldName(load);
  const identifier = dialect.name(shown);
  if (identifier === null) {
    const reason = { en: `"${shown}" is no name for a column`, zh: `“${shown}”不能作为列名` };
    return refuse(span, reason, writer);
  }
  const source = `${SOURCE}.${identifier}`;
  const name = `_f${load.slot}`;
  const problems: { when: string; site: string }[] = [];
  if (!load.type.nullable) {
    problems.push({ when: `${source} IS NULL`, site: writer.site('FEEL_INPUT_KIND', span).text });
  }
  const { code, text, inside, kind, codes } = formOf(load, { source, name, span }, writer);
  if (inside !== null) {
    problems.push({ when: `NOT (${inside})`, site: writer.site('FEEL_SQL_RANGE', span).text });
  }
  const there = load.type.nullable ? null : `${source} IS NOT NULL`;
  const right =
    inside !== null && load.type.nullable ? `(${source} IS NULL OR ${inside})` : (inside ?? there);
  const nullable = load.type.nullable ? {} : { nullable: false };
  writer.slots.set(load.slot, () => ({
    code: code.form === 'scalar' ? { ...code, ...nullable } : code,
    way: null,
  }));
  return { column: { name: shown, kind, codes }, name, text, right, problems };
}

type Loaded = {
  readonly code: Code;
  readonly text: string;
  readonly inside: string | null;
  readonly kind: SqlColumn['kind'];
  readonly codes: readonly string[] | null;
};

function formOf(
  load: Load,
  {
    source,
    name,
    span,
  }: { readonly source: string; readonly name: string; readonly span: SourceSpan },
  writer: Writer,
): Loaded {
  const { dialect } = writer;
  const { type } = load;
  const plain = { ...plainScalar(name, []), level: 0 };
  switch (type.is) {
    case 'number':
    case 'day':
    case 'days':
    case 'months': {
      const { low, high } = expectedOf(load);
      const [from, to] = [numberConstant(low, writer).text, numberConstant(high, writer).text];
      const inside = `${source} BETWEEN ${from} AND ${to}`;
      const text = `CASE WHEN ${inside} THEN CAST(${source} AS ${dialect.integerType}) END`;
      const code: Scalar = { ...plain, low, high };
      const kind = type.is === 'day' ? 'day' : kindOf(load);
      return { code, text, inside, kind, codes: null };
    }
    case 'flag':
      return { code: plain, text: source, inside: null, kind: 'flag', codes: null };
    case 'text': {
      const { codes, set } = type;
      if (!writer.positions || !codes || set === null) {
        const kind = set === null ? 'text' : 'code';
        return { code: plain, text: source, inside: null, kind, codes: null };
      }
      const inside = `${source} BETWEEN 0 AND ${codes.length - 1}`;
      const text = `CASE WHEN ${inside} THEN CAST(${source} AS INTEGER) END`;
      const code: Scalar = { ...plain, codes };
      return { code, text, inside, kind: 'code', codes };
    }
    case 'list':
      if (type.of.is === 'text') {
        const code: Code = { form: 'column', text: name, level: 0 };
        return { code, text: source, inside: null, kind: 'list', codes: null };
      }
      return refuse(span, OTHER, writer);
    default:
      return refuse(span, OTHER, writer);
  }
}

const OTHER = {
  en: 'a field is a context, or a list of something else than texts',
  zh: '字段为上下文，或不是文本的列表',
};

/** The kind of a number is told by its decimals. */
function kindOf({ limits, type }: Load): SqlColumn['kind'] {
  if (limits) return 'rate';
  const scale = type.is === 'number' ? type.scale : 0;
  return scale === 2 ? 'money' : scale === 3 ? 'quantity' : scale === 6 ? 'rate' : 'count';
}

/** Writes the value of a parameter into the query. */
export function loadConstant(load: Load, parameters: Row, decision: string, writer: Writer): void {
  const given = parameters[load.name];
  const span = spanOf(load, decision);
  const isNumber = FORMS[load.type.is] === 'bigint' && Number.isSafeInteger(given);
  const value = isNumber ? BigInt(given as number) : given;
  const missing = value === null || value === undefined;
  const fits = missing ? load.type.nullable : typeof value === FORMS[load.type.is];
  if (!fits) wrong(load, value, decision);
  const code = constantOf(value ?? null, load.type, { span, writer });
  writer.slots.set(load.slot, () => ({ code, way: null }));
}

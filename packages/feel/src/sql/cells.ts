import type { Node } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { spanning } from '../javascript/code.ts';
import type { Value } from '../value.ts';
import { type Branch, choose } from './choose.ts';
import { isAny } from './classes.ts';
import { type Emitted, NULL_CODE, plainScalar, type Scalar } from './code.ts';
import { isNarrow } from './numbers.ts';
import { wayOf, wayWhen } from './way.ts';
import { quoted, type Writer } from './writer.ts';

/** What is known of a row of a relation: the rule whose cells answer there, null where none does. */
export type Places = {
  readonly places: readonly (number | null)[];
  column(
    literals: readonly string[],
    type: string,
  ): { readonly text: string; readonly level: number };
};

type At = { readonly span: Node['span']; readonly writer: Writer };

/** The cell of the rule that answers: constants from the relation, the rest by cases. */
export function pickCell(cells: readonly Node[], type: Type, found: Places, at: At): Emitted {
  const used = [...new Set(found.places)].filter((place): place is number => place !== null);
  const [only] = used;
  if (only === undefined) return { code: NULL_CODE, way: null };
  if (used.length === 1) return at.writer.emit(cells[only] as Node);
  const fixed = new Set(used.filter((place) => isSingle(cells[place])));
  const constants = fixed.size > 0 ? constantColumn(cells, type, { found, fixed }, at) : null;
  const computed = used.filter((place) => !fixed.has(place));
  if (computed.length === 0) return { code: constants ?? NULL_CODE, way: null };
  const hit = hitOf(found);
  const emitted = grouped(computed, cells).map(({ node, places }) => {
    const when = plainScalar(`(${isAny(hit.text, places)})`, [hit]);
    return { when, ...at.writer.emit(node) };
  });
  const way = wayOf(emitted.map((each) => wayWhen(each.when, each.way)));
  const branches: Branch[] = emitted.map(({ when, code }) => ({ when, code }));
  if (constants) return { code: choose(branches, constants, at), way };
  const last = branches.at(-1);
  return { code: choose(branches.slice(0, -1), last?.code ?? NULL_CODE, at), way };
}

const isSingle = (node: Node | undefined): boolean =>
  node?.op === 'constant' && (typeof node.value !== 'object' || node.value === null);

/** Cells with the same text do the same: an expression copied down a column is written once. */
function grouped(
  places: readonly number[],
  cells: readonly Node[],
): { readonly node: Node; readonly places: readonly number[] }[] {
  const groups = new Map<string, { readonly node: Node; readonly places: number[] }>();
  for (const place of places) {
    const node = cells[place];
    if (!node) continue;
    const { span } = node;
    // What can way must way at its own place.
    const safe = node.op === 'slot';
    const key = safe ? `slot ${node.slot} ${JSON.stringify(node.type)}` : `${place} ${span.text}`;
    const group = groups.get(key) ?? { node, places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The rule that answers, as a number from 0. */
export function hitOf(found: Places): Scalar {
  const known = hits.get(found);
  if (known) return known;
  const literals = found.places.map((place) => (place === null ? 'NULL' : String(place)));
  const { text, level } = found.column(literals, 'INTEGER');
  const hit: Scalar = { ...plainScalar(text, []), level };
  hits.set(found, hit);
  return hit;
}

const hits = new WeakMap<Places, Scalar>();

type Fixed = { readonly found: Places; readonly fixed: ReadonlySet<number> };

/** A column of the relation that holds the constants of an output. */
function constantColumn(
  cells: readonly Node[],
  type: Type,
  { found, fixed }: Fixed,
  { span, writer }: At,
): Scalar {
  const value = (place: number | null): Value => {
    const node = place !== null && fixed.has(place) ? cells[place] : undefined;
    return node?.op === 'constant' ? node.value : null;
  };
  const values = found.places.map(value);
  const some = values.filter((each) => each !== null);
  const form = formOf(some, type, writer);
  const literals = values.map((each) => form.literal(each, span));
  const { text, level } = found.column(literals, form.type);
  const numbers = some.flatMap((each) =>
    typeof each === 'bigint' || typeof each === 'number' ? [BigInt(each)] : [],
  );
  const interval = numbers.length > 0 ? spanning(numbers) : { low: 0n, high: 0n };
  const made: Scalar = { ...plainScalar(text, []), level, ...interval, wide: form.wide };
  return form.codes ? { ...made, codes: form.codes } : made;
}

type Form = {
  readonly type: string;
  readonly wide: boolean;
  readonly codes: readonly string[] | null;
  literal(value: Value, span: Node['span']): string;
};

function formOf(values: readonly Value[], type: Type, writer: Writer): Form {
  const { dialect, positions } = writer;
  const [first] = values;
  if (typeof first === 'boolean') {
    const literal = (value: Value) => (value === null ? 'NULL' : value ? 'TRUE' : 'FALSE');
    return { type: dialect.flagType, wide: false, codes: null, literal };
  }
  if (typeof first === 'string') {
    const texts = [...new Set(values.map(String))];
    const declared = type.is === 'text' ? type.codes : null;
    const codes = declared && texts.every((text) => declared.includes(text)) ? declared : texts;
    if (positions) {
      const literal = (value: Value) =>
        value === null ? 'NULL' : String(codes.indexOf(String(value)));
      return { type: 'INTEGER', wide: false, codes, literal };
    }
    const literal: Form['literal'] = (value, span) =>
      value === null ? 'NULL' : quoted(String(value), span, writer);
    return { type: dialect.textType, wide: false, codes: null, literal };
  }
  const wide = values.some(
    (value) => !isNarrow({ low: BigInt(value as bigint), high: BigInt(value as bigint) }),
  );
  // In VALUES plain literals are enough: the column is cast as a whole.
  const literal = (value: Value) => (value === null ? 'NULL' : String(value));
  return { type: wide ? dialect.wideType : dialect.integerType, wide, codes: null, literal };
}

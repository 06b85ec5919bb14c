import type { Kind } from '@sanyi/feel';
import { isoDate, type Problem, problem, scaled } from '@sanyi/kernel';
import {
  boundText,
  DECIMALS,
  isNumberKind,
  type NumberKind,
  parameterBounds,
} from '../kinds/bounds.ts';
import { day } from '../kinds/day.ts';
import { KIND_WORDS, parseKind } from '../kinds/kind-text.ts';
import { readValue } from '../kinds/read-value.ts';
import { suggestion } from '../kinds/suggestion.ts';
import { unit } from '../kinds/unit.ts';
import { NAME } from '../package/names.ts';
import type { Provenance } from '../package/provenance.ts';
import { type Cursor, refuse, whereOf } from '../yaml/cursor.ts';
import { readYaml } from '../yaml/package-file.ts';
import {
  bilingual,
  entriesOf,
  flag,
  type JsonSchema,
  type KeyedShape,
  listOf,
  oneOf,
  record,
  type Shape,
  scalar,
  shaped,
} from '../yaml/shape.ts';
import type { DatedValue, Parameter } from './parameter.ts';

/** How well a value is founded, as it is written. */
export const PROVENANCES: readonly Provenance[] = ['sourced', 'memory', 'illustrative', 'derived'];

/** Reads one file of parameters; what is wrong goes to `problems`. */
export function readParameters(name: string, text: string, problems: Problem[]): Parameter[] {
  const { value } = readYaml({ name, text }, parametersShape, problems);
  return (value ?? []).map(([, each]) => each);
}

/** A value is read by the kind of its parameter; null ends it. */
const valueNode: Shape<Cursor> = shaped(
  { type: ['string', 'number', 'boolean', 'null', 'array', 'object'] },
  (at) => at,
);

const datedShape = record(
  { from: day, value: valueNode, provenance: oneOf(PROVENANCES), source: scalar },
  { note: bilingual },
);

/** Dated values are read once the kind is known. */
const datedNode: Shape<Cursor> = shaped(datedShape, (at) => at);

const header = record(
  { kind: scalar, title: bilingual, values: listOf(datedNode) },
  { unit, min: scalar, max: scalar, optional: flag, local: flag },
);

const parameter: KeyedShape<Parameter> = shaped(header, (at, name: string) =>
  parameterAt(at, name),
);

const parametersShape: Shape<(readonly [string, Parameter])[]> = entriesOf(NAME, parameter);

function parameterAt(at: Cursor, name: string): Parameter | undefined {
  const read = header(at);
  if (!read) return undefined;
  const bare = parseKind(read.kind);
  if (!bare) {
    return refuse(at, 'POLICY_KIND_UNKNOWN', { found: read.kind, known: KIND_WORDS });
  }
  if (isNumberKind(bare) && read.unit === undefined) {
    return refuse(at, 'POLICY_MARK_MISSING', { key: 'unit' });
  }
  const kind = bounded(at, read.optional ? { ...bare, optional: true } : bare, read);
  if (!kind) return undefined;
  const values = read.values.map(datedValue(kind));
  const good = values.filter((each): each is DatedValue => each !== undefined);
  if (good.length < values.length) return undefined;
  if (good.length === 0) return refuse(at, 'POLICY_KEY_MISSING', { key: 'values' });
  if (!inOrder(at, name, good)) return undefined;
  return {
    name,
    kind,
    unit: read.unit ?? null,
    title: read.title,
    local: read.local ?? false,
    values: good,
    where: whereOf(at),
  };
}

/** A number of a package is never below zero, and a rate never above one, unless it says so. */
function bounded(
  at: Cursor,
  kind: Kind,
  said: { readonly min?: string; readonly max?: string },
): Kind | undefined {
  if (!isNumberKind(kind)) {
    const key = said.min === undefined ? 'max' : 'min';
    if (said[key] === undefined) return kind;
    const known = ['kind', 'unit', 'title', 'values'];
    return refuse(at, 'POLICY_KEY_UNKNOWN', { key, ...suggestion(key, known) });
  }
  const bounds = parameterBounds(kind);
  const min = said.min === undefined ? bounds.min : boundAt(at, said.min, kind);
  const max = said.max === undefined ? bounds.max : boundAt(at, said.max, kind);
  if (min === undefined || max === undefined) return undefined;
  if (min !== null && max !== null && min > max) {
    const crossed = { min: boundText(min, kind), max: boundText(max, kind) };
    return refuse(at, 'POLICY_BOUNDS_CROSSED', crossed);
  }
  return { ...kind, ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
}

/** A bound is written as a value of the kind; it has no bounds itself. */
function boundAt(at: Cursor, text: string, { kind }: NumberKind): bigint | undefined {
  const places = DECIMALS[kind];
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    return refuse(at, 'POLICY_VALUE_KIND', { found: text, kind });
  }
  const bound = scaled(text, places);
  if (bound !== null) return bound;
  return refuse(at, 'POLICY_DECIMALS', { found: text, kind, places: String(places) });
}

const datedValue =
  (kind: Kind) =>
  (at: Cursor): DatedValue | undefined => {
    const read = datedShape(at);
    if (!read) return undefined;
    const text = scalar(read.value);
    if (text === undefined) return undefined;
    const value = readValue(text, kind);
    if (!value.ok) return refuse(read.value, value.code, value.details);
    const { from, provenance, source, note = null } = read;
    return { from, value: value.value, provenance, source, note, where: whereOf(at) };
  };

function inOrder(at: Cursor, name: string, values: readonly DatedValue[]): boolean {
  const slips = values.slice(1).flatMap((value, index) => {
    const before = values[index];
    if (!before || value.from > before.from) return [];
    const days = { from: isoDate(value.from), before: isoDate(before.from) };
    return [problem('POLICY_PARAMETER_OVERLAP', value.where, { name, ...days })];
  });
  at.source.problems.push(...slips);
  return slips.length === 0;
}

/** A file of parameters. Form for editors of YAML. */
export const PARAMETERS_SCHEMA: JsonSchema = parametersShape.schema;

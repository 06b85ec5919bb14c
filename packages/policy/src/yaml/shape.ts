import type { Text } from '@sanyi/kernel';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { suggestion } from '../kinds/suggestion.ts';
import { type Cursor, refuse } from './cursor.ts';

/** What a reader takes, as JSON Schema (draft 2020-12), for editors of YAML. */
export type JsonSchema = { readonly [key: string]: unknown };

/**
 * Reads a node into a value, or notes problems and gives undefined. It carries the schema of what it
 * takes, so that no second description of a file exists. A schema is wider than its reader where that
 * looks at several places at once.
 */
export type Shape<T> = ((at: Cursor) => T | undefined) & { readonly schema: JsonSchema };

/** A shape for the value behind a key, which may look at the key. */
export type KeyedShape<T> = ((at: Cursor, key: string) => T | undefined) & {
  readonly schema: JsonSchema;
};

/** A reader with the schema of what it takes: that of the shape it reads with, or its own. */
export function shaped<T, Arguments extends readonly unknown[]>(
  like: JsonSchema | { readonly schema: JsonSchema },
  read: (at: Cursor, ...more: Arguments) => T | undefined,
): ((at: Cursor, ...more: Arguments) => T | undefined) & { readonly schema: JsonSchema } {
  const schema = 'schema' in like ? (like.schema as JsonSchema) : like;
  return Object.assign((at: Cursor, ...more: Arguments) => read(at, ...more), { schema });
}

/** Any node, to be read later. */
export const anything: Shape<Cursor> = shaped({}, (at) => at);

type Shapes<T> = { readonly [Key in keyof T]: Shape<T[Key]> };

const MARKS: ReadonlySet<string> = new Set(['unit', 'source', 'provenance']);

/**
 * A map with a closed set of keys. Every missing and every unknown key is reported, then each value
 * is read, so that one look shows all that is wrong.
 */
export function record<Required extends object, Optional extends object>(
  required: Shapes<Required>,
  optional: Shapes<Optional>,
): Shape<Required & Partial<Optional>> {
  const shapes = new Map<string, Shape<unknown>>([
    ...Object.entries<Shape<unknown>>(required),
    ...Object.entries<Shape<unknown>>(optional),
  ]);
  const names = Object.keys(required);
  const properties = Object.fromEntries([...shapes].map(([key, { schema }]) => [key, schema]));
  const schema = { type: 'object', properties, required: names, additionalProperties: false };
  return shaped(schema, (at) => {
    const entries = mapEntries(at);
    if (!entries) return undefined;
    const read = entries.map(([key, child]) => [key, readEntry(key, child, shapes)] as const);
    const present = new Set(entries.map(([key]) => key));
    const missing = names.filter((key) => !present.has(key));
    for (const key of missing) {
      refuse(at, MARKS.has(key) ? 'POLICY_MARK_MISSING' : 'POLICY_KEY_MISSING', { key });
    }
    if (missing.length > 0 || read.some(([, value]) => value === undefined)) return undefined;
    // Every required key was read by its own shape, so the record has the promised type.
    return Object.fromEntries(read) as Required & Partial<Optional>;
  });
}

function readEntry(
  key: string,
  child: Cursor,
  shapes: ReadonlyMap<string, Shape<unknown>>,
): unknown {
  const shape = shapes.get(key);
  if (shape) return shape(child);
  return refuse(child, 'POLICY_KEY_UNKNOWN', { key, ...suggestion(key, [...shapes.keys()]) });
}

/** Reads a whole text, unless it is broken; an empty one lacks all it should say. */
export const readWhole = <T>(at: Cursor, shape: Shape<T>): T | undefined =>
  at.source.problems.length > 0 ? undefined : shape(at);

/** A map with free keys, in order of writing; `name` says which keys are allowed. */
export function entriesOf<T>(name: RegExp, shape: KeyedShape<T>): Shape<(readonly [string, T])[]> {
  const patternProperties = { [name.source]: shape.schema };
  const schema = { type: 'object', patternProperties, additionalProperties: false };
  return shaped(schema, (at) => {
    const entries = mapEntries(at);
    if (!entries) return undefined;
    const read: (readonly [string, T])[] = [];
    let complete = true;
    for (const [key, child] of entries) {
      const value = name.test(key)
        ? shape(child, key)
        : refuse(child, 'POLICY_NAME_WRONG', { found: key });
      if (value === undefined) complete = false;
      else read.push([key, value]);
    }
    return complete ? read : undefined;
  });
}

/** A list; every entry is read before the list fails. */
export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return shaped({ type: 'array', items: shape.schema }, (at) => {
    if (!isSeq(at.node)) return refuse(at, 'POLICY_NOT_LIST');
    const read = at.node.items.map((item, index) =>
      shape(childOf(at, `${at.path}[${index}]`, item)),
    );
    const values = read.filter((value): value is NonNullable<typeof value> => value !== undefined);
    return values.length === read.length ? values : undefined;
  });
}

/** Any scalar as its text; empty is refused. */
export const scalar: Shape<string> = shaped({ type: ['string', 'number', 'boolean'] }, (at) => {
  if (!isScalar(at.node)) return refuse(at, 'POLICY_NOT_TEXT');
  const text = String(at.node.value ?? '').trim();
  return text === '' ? refuse(at, 'POLICY_NOT_TEXT') : text;
});

/** A scalar that matches a pattern. */
export const matching = (pattern: RegExp): Shape<string> =>
  shaped({ type: ['string', 'number'], pattern: pattern.source }, (at) => {
    const text = scalar(at);
    if (text === undefined) return undefined;
    return pattern.test(text) ? text : refuse(at, 'POLICY_NAME_WRONG', { found: text });
  });

/** One of a few words. */
export const oneOf = <Word extends string>(words: readonly Word[]): Shape<Word> =>
  shaped({ enum: words }, (at) => {
    const text = scalar(at);
    if (text === undefined) return undefined;
    const word = words.find((each) => each === text);
    return word ?? refuse(at, 'POLICY_NOT_ONE_OF', { found: text, allowed: words.join(', ') });
  });

/** `true` or `false`. */
export const flag: Shape<boolean> = shaped({ enum: [true, false, 'true', 'false'] }, (at) => {
  const word = oneOf(['true', 'false'])(at);
  return word === undefined ? undefined : word === 'true';
});

const bothLanguages = record({ en: scalar, zh: scalar }, {});

/** A text in both languages. */
export const bilingual: Shape<Text> = shaped(bothLanguages, (at) => {
  if (!isMap(at.node)) return refuse(at, 'POLICY_TEXT_ONE_LANGUAGE');
  return bothLanguages(at);
});

/** The entries of a map with a cursor each, or undefined after noting that it is no map. */
export function mapEntries(at: Cursor): (readonly [string, Cursor])[] | undefined {
  if (!isMap(at.node)) return refuse(at, 'POLICY_NOT_MAP');
  return at.node.items.map((pair): readonly [string, Cursor] => {
    const key = isScalar(pair.key) ? String(pair.key.value) : '?';
    const path = at.path === '' ? key : `${at.path}.${key}`;
    const { node } = childOf(at, path, pair.value);
    return [key, { source: at.source, path, node, key: childOf(at, path, pair.key).node }];
  });
}

function childOf(at: Cursor, path: string, node: unknown): Cursor {
  // Nodes of a parsed document are nodes or null; the library types them as unknown.
  return { source: at.source, path, node: (node ?? null) as Node | null };
}

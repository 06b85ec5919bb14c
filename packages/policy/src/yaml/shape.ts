import type { Text } from '@sanyi/kernel';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { suggestion } from '../kinds/suggestion.ts';
import { type Cursor, refuse } from './cursor.ts';

/** Reads a node into a value, or notes problems and gives undefined. */
export type Shape<T> = (at: Cursor) => T | undefined;

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
  return (at) => {
    const entries = mapEntries(at);
    if (!entries) return undefined;
    const read = entries.map(([key, child]) => [key, readEntry(key, child, shapes)] as const);
    const present = new Set(entries.map(([key]) => key));
    const missing = Object.keys(required).filter((key) => !present.has(key));
    for (const key of missing) {
      refuse(at, MARKS.has(key) ? 'POLICY_MARK_MISSING' : 'POLICY_KEY_MISSING', { key });
    }
    if (missing.length > 0 || read.some(([, value]) => value === undefined)) return undefined;
    // Every required key was read by its own shape, so the record has the promised type.
    return Object.fromEntries(read) as Required & Partial<Optional>;
  };
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
export function entriesOf<T>(name: RegExp, shape: (at: Cursor, key: string) => T | undefined) {
  return (at: Cursor): (readonly [string, T])[] | undefined => {
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
  };
}

/** A list; every entry is read before the list fails. */
export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (at) => {
    if (!isSeq(at.node)) return refuse(at, 'POLICY_NOT_LIST');
    const read = at.node.items.map((item, index) =>
      shape(childOf(at, `${at.path}[${index}]`, item)),
    );
    const values = read.filter((value): value is NonNullable<typeof value> => value !== undefined);
    return values.length === read.length ? values : undefined;
  };
}

/** Any scalar as its text; empty is refused. */
export const scalar: Shape<string> = (at) => {
  if (!isScalar(at.node)) return refuse(at, 'POLICY_NOT_TEXT');
  const text = String(at.node.value ?? '').trim();
  return text === '' ? refuse(at, 'POLICY_NOT_TEXT') : text;
};

/** A scalar that matches a pattern. */
export const matching =
  (pattern: RegExp): Shape<string> =>
  (at) => {
    const text = scalar(at);
    if (text === undefined) return undefined;
    return pattern.test(text) ? text : refuse(at, 'POLICY_NAME_WRONG', { found: text });
  };

/** One of a few words. */
export const oneOf =
  <Word extends string>(words: readonly Word[]): Shape<Word> =>
  (at) => {
    const text = scalar(at);
    if (text === undefined) return undefined;
    const word = words.find((each) => each === text);
    return word ?? refuse(at, 'POLICY_NOT_ONE_OF', { found: text, allowed: words.join(', ') });
  };

/** `true` or `false`. */
export const flag: Shape<boolean> = (at) => {
  const word = oneOf(['true', 'false'])(at);
  return word === undefined ? undefined : word === 'true';
};

/** A text in both languages. */
export const bilingual: Shape<Text> = (at) => {
  if (!isMap(at.node)) return refuse(at, 'POLICY_TEXT_ONE_LANGUAGE');
  return record({ en: scalar, zh: scalar }, {})(at);
};

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

import type { Kind, Value } from '@sanyi/feel';
import { isMap, isSeq } from 'yaml';
import { type Cursor, refuse } from '../yaml/cursor.ts';
import { listOf, mapEntries, scalar, shaped } from '../yaml/shape.ts';
import { readValue } from './read-value.ts';
import { suggestion } from './suggestion.ts';

/** Reads a YAML node as a value of a kind: lists and contexts entry by entry. */
export function valueAt(at: Cursor, kind: Kind): Value | undefined {
  if (kind.kind === 'list')
    return listOf(shaped<Value, []>({}, (item) => valueAt(item, kind.of)))(at);
  if (kind.kind === 'context') return contextAt(at, kind);
  if (isMap(at.node) || isSeq(at.node)) return refuse(at, 'POLICY_NOT_TEXT');
  const text = kind.optional && isEmpty(at) ? '' : scalar(at);
  if (text === undefined) return undefined;
  const read = readValue(text, kind);
  return read.ok ? read.value : refuse(at, read.code, read.details);
}

function contextAt(at: Cursor, kind: Extract<Kind, { kind: 'context' }>): Value | undefined {
  const entries = mapEntries(at);
  if (!entries) return undefined;
  const context: Record<string, Value> = Object.create(null);
  let complete = true;
  for (const [name, child] of entries) {
    const of = kind.entries[name] ?? kind.open;
    const value = of
      ? valueAt(child, of)
      : refuse(child, 'POLICY_KEY_UNKNOWN', {
          key: name,
          ...suggestion(name, Object.keys(kind.entries)),
        });
    if (value === undefined) complete = false;
    else context[name] = value;
  }
  return complete ? context : undefined;
}

const isEmpty = (at: Cursor): boolean => {
  const text = String(at.node ?? '').trim();
  return text === '' || text === 'null';
};

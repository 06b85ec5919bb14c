import { isMap, isScalar, isSeq } from 'yaml';
import type { Cursor } from '../yaml/cursor.ts';

/**
 * YAML as plain data. Decimals stay text, so that they keep every digit; whole numbers, `true`,
 * `false` and `null` become what they look like.
 */
export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** A YAML node as plain data. */
export function plainAt(at: Cursor): Plain {
  return plainOf(at.node);
}

function plainOf(node: unknown): Plain {
  if (isSeq(node)) return node.items.map(plainOf);
  if (isMap(node)) {
    const entries = node.items.map(
      (pair) => [isScalar(pair.key) ? String(pair.key.value) : '', plainOf(pair.value)] as const,
    );
    return Object.fromEntries(entries);
  }
  return isScalar(node) ? plainScalar(String(node.value ?? '')) : null;
}

function plainScalar(text: string): Plain {
  if (text === '' || text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

/** Any data as plain data; what is none of it becomes its text. */
export function toPlain(data: unknown): Plain {
  if (data === null || data === undefined) return null;
  if (typeof data === 'boolean' || typeof data === 'number' || typeof data === 'string')
    return data;
  if (Array.isArray(data)) return data.map(toPlain);
  if (typeof data !== 'object') return String(data);
  const entries = Object.entries(data).map(([key, value]) => [key, toPlain(value)] as const);
  return Object.fromEntries(entries);
}

/** Whether `found` has all that `expected` says; numbers are compared as numbers. */
export function contains(found: Plain, expected: Plain): boolean {
  if (isPlainList(expected)) {
    if (!isPlainList(found) || found.length !== expected.length) return false;
    return expected.every((each, index) => contains(found[index] ?? null, each));
  }
  if (expected === null || typeof expected !== 'object') return sameScalar(found, expected);
  if (found === null || typeof found !== 'object' || isPlainList(found)) return false;
  return Object.entries(expected).every(([key, each]) => contains(found[key] ?? null, each));
}

/** Only the part of `found` that `expected` speaks about. */
export function restrictTo(found: Plain, expected: Plain): Plain {
  if (isPlainList(expected)) {
    if (!isPlainList(found)) return found;
    return found.map((each, index) => restrictTo(each, expected[index] ?? each));
  }
  if (expected === null || typeof expected !== 'object') return found;
  if (found === null || typeof found !== 'object' || isPlainList(found)) return found;
  const keys = Object.keys(expected);
  return Object.fromEntries(
    keys.map((key) => [key, restrictTo(found[key] ?? null, expected[key] ?? null)] as const),
  );
}

/** Plain data as one line. */
export function plainText(data: Plain): string {
  if (data === null || typeof data !== 'object') return String(data);
  if (isPlainList(data)) return `[${data.map(plainText).join(', ')}]`;
  const parts = Object.entries(data).map(([key, each]) => `${key}: ${plainText(each)}`);
  return `{${parts.join(', ')}}`;
}

const isPlainList = (data: Plain): data is readonly Plain[] => Array.isArray(data);

function sameScalar(a: Plain, b: Plain): boolean {
  if (a === b) return true;
  return typeof a !== 'object' && typeof b !== 'object' && decimal(a) === decimal(b);
}

function decimal(value: boolean | number | string): string {
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

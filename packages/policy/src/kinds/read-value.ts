import type { Kind, Value } from '@sanyi/feel';
import { type ProblemCode, parseDay, scaled } from '@sanyi/kernel';
import { boundsOf, boundWords, DECIMALS, isWithin, type NumberKind } from './bounds.ts';
import { suggestion } from './suggestion.ts';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** A value, or why the text is none: code and details of a problem. */
export type ReadValue =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: ProblemCode; readonly details: Record<string, string> };

/**
 * Reads a text as a value of a kind, exactly. Codes are checked when the kind knows its codes.
 * Lists and contexts are not written as one text.
 */
export function readValue(text: string, kind: Kind): ReadValue {
  if (text === '' || text === 'null') {
    return kind.optional ? { ok: true, value: null } : wrong('POLICY_VALUE_EMPTY', {});
  }
  switch (kind.kind) {
    case 'money':
    case 'rate':
    case 'quantity':
    case 'count':
      return readNumber(text, kind);
    case 'flag':
      if (text === 'true' || text === 'false') return { ok: true, value: text === 'true' };
      return wrong('POLICY_VALUE_KIND', { found: text, kind: 'flag' });
    case 'day': {
      const day = parseDay(text);
      return day.ok ? day : wrong('DATE_NOT_READABLE', { text });
    }
    case 'code':
      return readCode(text, kind.set, kind.codes);
    case 'text':
      return { ok: true, value: text };
    default:
      return wrong('POLICY_VALUE_KIND', { found: text, kind: kind.kind });
  }
}

/** Whether a code belongs to a set; a set without codes is open. */
export function readCode(
  code: string,
  set: string,
  codes: readonly string[] | undefined,
): ReadValue {
  if (codes === undefined || codes.includes(code)) return { ok: true, value: code };
  return wrong('POLICY_CODE_UNKNOWN', { code, set, ...suggestion(code, codes) });
}

function readNumber(text: string, kind: NumberKind): ReadValue {
  const name = kind.kind;
  if (!DECIMAL.test(text)) return wrong('POLICY_VALUE_KIND', { found: text, kind: name });
  const places = DECIMALS[name];
  const value = scaled(text, places);
  if (value === null) {
    return wrong('POLICY_DECIMALS', { found: text, kind: name, places: String(places) });
  }
  const bounds = boundsOf(kind);
  if (isWithin(value, bounds)) return { ok: true, value };
  return wrong('POLICY_VALUE_BOUNDS', { found: text, ...boundWords(bounds, kind) });
}

const wrong = (code: ProblemCode, details: Record<string, string>): ReadValue => ({
  ok: false,
  code,
  details,
});

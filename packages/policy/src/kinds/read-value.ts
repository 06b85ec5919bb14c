import type { Kind, Value } from '@sanyi/feel';
import { decimalText, type ProblemCode, parseDay, RATE_ONE, scaled } from '@sanyi/kernel';
import { suggestion } from './suggestion.ts';

/** Decimals that the number kinds carry, see the table of values in product.md 5.2. */
const DECIMALS = { money: 2, rate: 6, quantity: 3, count: 0 } as const;

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
      return readNumber(text, kind.kind, kind);
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

function readNumber(text: string, name: keyof typeof DECIMALS, kind: Kind): ReadValue {
  if (!DECIMAL.test(text)) return wrong('POLICY_VALUE_KIND', { found: text, kind: name });
  const places = DECIMALS[name];
  const value = scaled(text, places);
  if (value === null) {
    return wrong('POLICY_DECIMALS', { found: text, kind: name, places: String(places) });
  }
  if (kind.kind !== 'rate') return { ok: true, value };
  const { min = 0n, max = RATE_ONE } = kind;
  if (value >= min && value <= max) return { ok: true, value };
  const bounds = { min: decimalText(min, 6), max: decimalText(max, 6) };
  return wrong('POLICY_RATE_BOUNDS', { found: text, ...bounds });
}

const wrong = (code: ProblemCode, details: Record<string, string>): ReadValue => ({
  ok: false,
  code,
  details,
});

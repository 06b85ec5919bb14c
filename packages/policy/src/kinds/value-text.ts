import type { Kind, Value } from '@sanyi/feel';
import { assert, type Day, decimalText, fen, isoDate, yuanText } from '@sanyi/kernel';

/**
 * Writes a value of a kind as packages write it: `80.00`, `0.15`, `2017-04-08`, `serviceFee`.
 *
 * @example
 * ```ts
 * valueText(8000n, { kind: 'money' }); // '80.00'
 * ```
 */
export function valueText(value: Value, kind: Kind): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return numberText(value, kind);
  if (typeof value === 'number') return isoDate(dayValue(value));
  if (typeof value !== 'object') return String(value);
  if (isList(value)) {
    const of = kind.kind === 'list' ? kind.of : kind;
    return `[${value.map((each) => valueText(each, of)).join(', ')}]`;
  }
  const parts = Object.entries(value).map(([name, each]) => {
    return `${name}: ${valueText(each, entryKind(kind, name))}`;
  });
  return `{${parts.join(', ')}}`;
}

/** The kind of an entry of a context. */
function entryKind(kind: Kind, name: string): Kind {
  assert(kind.kind === 'context', `${name} stands in no context`);
  const entry = kind.entries[name] ?? kind.open;
  assert(entry !== undefined, `the context has no entry ${name}`);
  return entry;
}

/** Whether a value is a list; contexts are objects too. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function numberText(value: bigint, kind: Kind): string {
  if (kind.kind === 'money') return yuanText(fen(value));
  if (kind.kind === 'rate') return decimalText(value, 6);
  if (kind.kind === 'quantity') return decimalText(value, 3);
  return String(value);
}

// A FEEL value that is a JavaScript number is always a day; the brand exists at compile time only.
const dayValue = (value: number): Day => value as Day;

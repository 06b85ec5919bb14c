import { KIND_SCALES } from '../../check/types.ts';
import type { Kind } from '../../kind.ts';
import type { Value } from '../../value.ts';
import { dateOfDays } from '../time/calendar.ts';
import { literalNumber } from '../value/number.ts';
import type { FeelValue } from '../value/value.ts';

/** A value of the platform as expressions see it: money in yuan, days as dates. */
export function fromKind(value: Value | undefined, kind: Kind): FeelValue {
  if (value === null || value === undefined) return null;
  switch (kind.kind) {
    case 'flag':
      return typeof value === 'boolean' ? value : null;
    case 'day':
      return typeof value === 'number' ? dateOfDays(value) : null;
    case 'text':
    case 'code':
      return typeof value === 'string' ? value : null;
    case 'list':
      return Array.isArray(value) ? value.map((item) => fromKind(item, kind.of)) : null;
    case 'context':
      return fromContext(value, kind);
    default: {
      const isNumber = typeof value === 'bigint' || Number.isSafeInteger(value);
      // A safe integer, so that it is a bigint without loss.
      return isNumber
        ? literalNumber(BigInt(value as bigint | number), KIND_SCALES[kind.kind])
        : null;
    }
  }
}

function fromContext(value: Value, kind: Kind & { readonly kind: 'context' }): FeelValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const made = new Map<string, FeelValue>();
  for (const [name, entry] of Object.entries(value)) {
    const of = Object.hasOwn(kind.entries, name) ? kind.entries[name] : kind.open;
    if (of) made.set(name, fromKind(entry, of));
  }
  return made;
}

import { KIND_SCALES } from '../../check/types.ts';
import type { Kind } from '../../kind.ts';
import type { SourceSpan } from '../../source.ts';
import { stop } from '../../trouble.ts';
import type { Row, Value } from '../../value.ts';
import { daysOf } from '../time/calendar.ts';
import { isContext, isList, isTagged, kindOf } from '../value/kind.ts';
import {
  compareNumbers,
  Dec,
  decimalOf,
  type FeelNumber,
  isNumber,
  numberText,
} from '../value/number.ts';
import type { FeelValue } from '../value/value.ts';
import { valueText } from '../value/value-text.ts';

/**
 * An answer of standard mode as a value of the platform. A null is allowed only where the kind is
 * optional; a number must end where its kind ends.
 */
export function toKind(value: FeelValue, kind: Kind, at: SourceSpan): Value {
  if (value === null) return kind.optional ? null : stop('RULE_VALUE_MISSING', at);
  switch (kind.kind) {
    case 'flag':
    case 'day':
    case 'text':
      return toPlain(value, kind.kind) ?? wrong(value, kind, at);
    case 'code':
      return toCode(value, kind, at);
    case 'list':
      return isList(value)
        ? value.map((item) => toKind(item, kind.of, at))
        : wrong(value, kind, at);
    case 'context':
      return toContext(value, kind, at);
    default:
      if (!isNumber(value)) return wrong(value, kind, at);
      if (kind.kind === 'rate') checkBounds(value, kind, at);
      return toScaled(value, kind.kind, at);
  }
}

function toPlain(value: FeelValue, kind: 'flag' | 'day' | 'text'): Value {
  if (kind === 'day') return isTagged(value) && value.is === 'date' ? daysOf(value) : null;
  if (kind === 'flag') return typeof value === 'boolean' ? value : null;
  return typeof value === 'string' ? value : null;
}

function wrong(value: FeelValue, kind: Kind, at: SourceSpan): never {
  const found = kindOf(value);
  return stop('FEEL_TYPE', at, {
    found,
    foundZh: found,
    expected: kind.kind,
    expectedZh: kind.kind,
  });
}

function toCode(value: FeelValue, kind: Kind & { readonly kind: 'code' }, at: SourceSpan): Value {
  if (typeof value !== 'string') return wrong(value, kind, at);
  const { codes, set } = kind;
  if (codes === undefined || codes.includes(value)) return value;
  return stop('RULE_CODE_UNKNOWN', at, { value, set, codes: codes.join(', ') });
}

function toContext(
  value: FeelValue,
  kind: Kind & { readonly kind: 'context' },
  at: SourceSpan,
): Value {
  if (!isContext(value)) return wrong(value, kind, at);
  const row: Record<string, Value> = Object.create(null);
  for (const [name, of] of Object.entries(kind.entries)) {
    row[name] = toKind(value.get(name) ?? null, of, { ...at, column: name });
  }
  for (const [name, entry] of value) {
    if (Object.hasOwn(kind.entries, name)) continue;
    const known = kind.open !== undefined && (kind.names?.includes(name) ?? true);
    if (!kind.open || !known) {
      const names = [...Object.keys(kind.entries), ...(kind.names ?? [])].join(', ') || '—';
      return stop('FEEL_OUTPUT_ENTRY_UNKNOWN', at, { name, names });
    }
    row[name] = toKind(entry, kind.open, { ...at, column: name });
  }
  return row as Row;
}

const NAMES_ZH = { money: '金额', rate: '比率', quantity: '数量', count: '个数' } as const;

function toScaled(value: FeelNumber, kind: keyof typeof KIND_SCALES, at: SourceSpan): bigint {
  const scale = KIND_SCALES[kind];
  const scaled = new Dec(10).pow(scale).mul(decimalOf(value));
  const shown = numberText(value);
  if (!scaled.isInteger()) {
    if (kind === 'money') return stop('RULE_MONEY_NOT_ROUNDED', at, { value: shown });
    const details = { value: shown, kind, kindZh: NAMES_ZH[kind], limit: String(scale) };
    return stop('RULE_TOO_MANY_DECIMALS', at, details);
  }
  return BigInt(scaled.toFixed());
}

function checkBounds(
  value: FeelNumber,
  kind: Kind & { readonly kind: 'rate' },
  at: SourceSpan,
): void {
  const [min, max] = [kind.min ?? 0n, kind.max ?? 1_000_000n].map((bound) =>
    new Dec(bound.toString()).div(1_000_000),
  );
  if (!min || !max || (compareNumbers(value, min) >= 0 && compareNumbers(value, max) <= 0)) return;
  const details = { value: valueText(value), min: min.toFixed(), max: max.toFixed() };
  stop('RULE_RATE_OUT_OF_BOUNDS', at, details);
}

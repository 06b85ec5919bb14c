import { powerOfTen } from '../check/convert.ts';
import { decimalsOf, rateBounds } from '../check/kind-bounds.ts';
import type { Node } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { sameForm } from '../check/types.ts';
import type { Kind } from '../kind.ts';
import { scaledText } from '../scaled-text.ts';
import type { SourceSpan } from '../source.ts';
import { stop } from '../trouble.ts';
import type { Row, Value } from '../value.ts';
import type { Emitter, Eval } from './emitter.ts';
import { rowMaker } from './row-maker.ts';

type Conversion = Node & { readonly op: 'convert' };

/** A change of form: more decimals, or an output fitted to its kind. */
export function emitConversion(node: Conversion, emitter: Emitter): Eval {
  const of = emitter.emit(node.of);
  const { kind, span } = node;
  if (kind === null) {
    const widen = widening(node.of.type, node.type, times);
    return widen ? (frame) => widen(of(frame)) : of;
  }
  const check = kind.kind === 'code' ? codeCheck(kind, span) : numberCheck(node, kind);
  return (frame) => {
    const value = of(frame);
    return value === null ? null : check(value);
  };
}

type Change = (value: Value) => Value;

/** Multiplies a number, in whatever form numbers are held. */
type Times = (value: Value, factor: bigint) => Value;

// The checker proved a number.
const times: Times = (value, factor) => (value as bigint) * factor;

/** What makes a value of a wider type; null when nothing has to change. */
export function widening(from: Type, to: Type, scaled: Times): Change | null {
  if (sameForm(from, to)) return null;
  if (from.is === 'number' && to.is === 'number') {
    const factor = powerOfTen(to.scale - from.scale);
    return (value) => (value === null ? null : scaled(value, factor));
  }
  if (from.is === 'list' && to.is === 'list') {
    const item = widening(from.of, to.of, scaled);
    return (value) => (item && value !== null ? (value as readonly Value[]).map(item) : value);
  }
  if (from.is === 'context' && to.is === 'context') {
    const changes = Object.entries(from.entries).map(([name, type]) => ({
      name,
      change: widening(type, to.entries[name] ?? to.open ?? type, scaled),
    }));
    const make = rowMaker();
    return (value) => (value === null ? null : changedRow(make(), value as Row, changes));
  }
  return null;
}

type EntryChange = { readonly name: string; readonly change: Change | null };

/** The entries that the value has; one that only another branch gives stays absent. */
function changedRow(
  into: ReturnType<ReturnType<typeof rowMaker>>,
  row: Row,
  changes: readonly EntryChange[],
): Row {
  for (const { name, change } of changes) {
    const value = row[name];
    if (value !== undefined) into[name] = change ? change(value) : value;
  }
  return into;
}

export function codeCheck(kind: Kind & { readonly kind: 'code' }, span: SourceSpan): Change {
  const codes = new Set<Value>(kind.codes);
  return (value) => {
    if (!codes.has(value)) {
      const details = { value: String(value), set: kind.set, codes: [...codes].join(', ') };
      stop('RULE_CODE_UNKNOWN', span, details);
    }
    return value;
  };
}

/** Fewer decimals only where none is lost; rates inside their bounds. */
function numberCheck(node: Conversion, kind: Kind): Change {
  const { span } = node;
  const from = node.of.type.is === 'number' ? node.of.type.scale : 0;
  const to = node.type.is === 'number' ? node.type.scale : 0;
  const up = powerOfTen(Math.max(0, to - from));
  const down = powerOfTen(Math.max(0, from - to));
  const { min, max } = rateBounds(kind);
  return (value) => {
    const number = value as bigint;
    if (number % down !== 0n) decimalsProblem(scaledText(number, from), kind, span);
    const fitted = (number * up) / down;
    if (kind.kind === 'rate' && (fitted < min || fitted > max)) {
      const bounds = { min: scaledText(min, 6), max: scaledText(max, 6) };
      stop('RULE_RATE_OUT_OF_BOUNDS', span, { value: scaledText(fitted, 6), ...bounds });
    }
    return fitted;
  };
}

export function decimalsProblem(value: string, kind: Kind, span: SourceSpan): never {
  if (kind.kind === 'money') return stop('RULE_MONEY_NOT_ROUNDED', span, { value });
  return stop('RULE_TOO_MANY_DECIMALS', span, { value, ...decimalsOf(kind) });
}

import type { Text } from '@sanyi/kernel';
import type { Kind } from '../kind.ts';
import type { NumberType, Type, TypeShape } from './type.ts';

/** Decimals that each kind of number carries across the door. */
export const KIND_SCALES: Readonly<Record<'money' | 'rate' | 'quantity' | 'count', number>> = {
  money: 2,
  rate: 6,
  quantity: 3,
  count: 0,
};

export const HOLE: Type = { is: 'hole', nullable: false };
export const FLAG: Type = { is: 'flag', nullable: false };
export const DAY: Type = { is: 'day', nullable: false };
export const DAYS: Type = { is: 'days', nullable: false };
export const MONTHS: Type = { is: 'months', nullable: false };
export const TEXT: Type = { is: 'text', codes: null, set: null, nullable: false };
export const NULL: Type = { is: 'null', nullable: true };
export const COUNT: NumberType = numberType(0);

export function numberType(scale: number): NumberType {
  return { is: 'number', scale, nullable: false };
}

/** The type a field of a kind has inside a rule. */
export function typeOfKind(kind: Kind): Type {
  const known = typesOfKinds.get(kind);
  if (known) return known;
  const type: Type = { ...shapeOfKind(kind), nullable: kind.optional === true };
  typesOfKinds.set(kind, type);
  return type;
}

/** Kinds are few and never change, and every cell of a table asks for one of them. */
const typesOfKinds = new WeakMap<Kind, Type>();

function shapeOfKind(kind: Kind): TypeShape {
  switch (kind.kind) {
    case 'flag':
    case 'day':
      return { is: kind.kind };
    case 'text':
      return { is: 'text', codes: null, set: null };
    case 'code':
      return { is: 'text', codes: kind.codes ?? null, set: kind.set };
    case 'list':
      return { is: 'list', of: typeOfKind(kind.of) };
    case 'context':
      return {
        is: 'context',
        entries: mapEntries(kind.entries, typeOfKind),
        open: kind.open ? typeOfKind(kind.open) : null,
      };
    default:
      return { is: 'number', scale: KIND_SCALES[kind.kind] };
  }
}

/** Applies a function to every entry of a record, into one without inherited names. */
function mapEntries<A, B>(
  entries: { readonly [name: string]: A },
  change: (value: A, name: string) => B,
): { [name: string]: B } {
  const changed: { [name: string]: B } = Object.create(null);
  for (const [name, value] of Object.entries(entries)) changed[name] = change(value, name);
  return changed;
}

/** The type that holds both, or null when they have nothing in common. */
export function unify(a: Type, b: Type): Type | null {
  if (a === b || holds(a, b)) return a;
  if (a.is === 'hole' || b.is === 'hole') return a.is === 'hole' ? a : b;
  const nullable = a.nullable || b.nullable;
  if (a.is === 'null') return { ...b, nullable: true };
  if (b.is === 'null') return { ...a, nullable: true };
  const shape = unifyShapes(a, b);
  return shape ? { ...shape, nullable } : null;
}

/** Whether a number or a text already holds all of another, as nearly every cell of a column does. */
function holds(a: Type, b: Type): boolean {
  if (b.nullable && !a.nullable) return false;
  if (a.is === 'number' && b.is === 'number') return a.scale >= b.scale;
  if (a.is !== 'text' || b.is !== 'text' || a.set !== b.set || !a.codes) return false;
  return b.codes?.every((code) => a.codes?.includes(code)) ?? false;
}

function unifyShapes(a: TypeShape, b: TypeShape): TypeShape | null {
  if (a.is === 'number' && b.is === 'number') {
    return { is: 'number', scale: Math.max(a.scale, b.scale) };
  }
  if (a.is === 'text' && b.is === 'text') {
    const codes = a.codes && b.codes ? [...new Set([...a.codes, ...b.codes])] : null;
    return { is: 'text', codes, set: a.set === b.set ? a.set : null };
  }
  if (a.is === 'list' && b.is === 'list') {
    const of = unify(a.of, b.of);
    return of && { is: 'list', of };
  }
  if (a.is === 'context' && b.is === 'context') return unifyContexts(a, b);
  return a.is === b.is ? a : null;
}

type Context = TypeShape & { readonly is: 'context' };

/** An entry that only one side has may be absent, which reads as null. */
function unifyContexts(a: Context, b: Context): TypeShape | null {
  const entries: { [name: string]: Type } = Object.create(null);
  for (const name of new Set([...Object.keys(a.entries), ...Object.keys(b.entries)])) {
    const left = a.entries[name] ?? a.open ?? NULL;
    const right = b.entries[name] ?? b.open ?? NULL;
    const both = unify(left, right);
    if (!both) return null;
    entries[name] = both;
  }
  const open = a.open && b.open ? unify(a.open, b.open) : (a.open ?? b.open);
  return { is: 'context', entries, open };
}

/** Whether a value of one type is, bit for bit, a value of the other. */
export function sameForm(from: Type, to: Type): boolean {
  if (from.is === 'number' && to.is === 'number') return from.scale === to.scale;
  if (from.is === 'list' && to.is === 'list') return sameForm(from.of, to.of);
  if (from.is !== 'context' || to.is !== 'context') return true;
  const open = to.open;
  return Object.entries(from.entries).every(([name, type]) => {
    const target = to.entries[name] ?? open;
    return !target || sameForm(type, target);
  });
}

const NAMES: Readonly<Record<TypeShape['is'], Text>> = {
  number: { en: 'a number', zh: '数值' },
  text: { en: 'a text', zh: '文本' },
  flag: { en: 'true or false', zh: '是否值' },
  day: { en: 'a date', zh: '日期' },
  days: { en: 'a number of days', zh: '天数时长' },
  months: { en: 'a number of months', zh: '月数时长' },
  list: { en: 'a list', zh: '列表' },
  context: { en: 'a context', zh: '上下文' },
  null: { en: 'null', zh: '空值' },
  hole: { en: 'unreadable', zh: '无法读懂的内容' },
};

/** What a type is called in a sentence. */
export function describe(type: Type): Text {
  if (type.is === 'text' && type.set !== null) {
    return { en: `a code of ${type.set}`, zh: `${type.set} 的代码` };
  }
  const name = NAMES[type.is];
  return type.nullable && type.is !== 'null'
    ? { en: `${name.en} or null`, zh: `${name.zh}或空值` }
    : name;
}

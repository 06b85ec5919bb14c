import type { Node } from '../check/program.ts';
import { INTEGERS_MAX } from '../limits.ts';
import {
  type Code,
  type Emitted,
  every,
  type Item,
  known,
  NULL_CODE,
  negated,
  type Scalar,
  some,
  type Way,
} from './code.ts';
import { boundCode } from './compare.ts';
import { itemsOf, placesOf, scalarOf } from './forms.ts';
import { numberConstant } from './numbers.ts';
import { wayOf, wayWhen } from './way.ts';
import { refuse, type Writer } from './writer.ts';

/** Lists, contexts, their parts, and bindings. */
export function emitCollection(node: Node, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  switch (node.op) {
    case 'path': {
      const of = writer.emit(node.of);
      return { code: entryOf(of.code, node.name), way: of.way };
    }
    case 'project':
      return mapped(node.of, writer, (item) => ({ code: entryOf(item, node.name), way: null }));
    case 'item': {
      const list = itemsOf(writer.emit(node.of), at);
      if (node.at === 0) return { code: NULL_CODE, way: list.way };
      const places = placesOf(list.code, at);
      const code = places.at(node.at > 0 ? node.at - 1 : node.at) ?? NULL_CODE;
      return { code, way: list.way };
    }
    case 'filter':
      return emitFilter(node, writer);
    case 'each':
      return mapped(node.of, writer, (item) => withSlot(node.slot, item, node.body, writer));
    case 'sort': {
      const en = 'a sort by a condition has no counterpart in SQL';
      return refuse(node.span, { en, zh: '按条件排序在 SQL 中没有对应写法' }, writer);
    }
    case 'iterate':
      return emitIterate(node, writer);
    case 'integers':
      return emitIntegers(node, writer);
    case 'list': {
      const items = node.items.map((item) => writer.emit(item));
      const held = items.map(({ code }) => ({ present: null, value: boundCode(code, writer) }));
      return { code: { form: 'list', items: held }, way: wayOf(items.map(({ way }) => way)) };
    }
    case 'context':
      return emitContext(node, writer);
    case 'let': {
      const ways = node.bindings.map(({ slot, value }) => {
        const { code, way } = writer.emit(value);
        const bound = boundCode(code, writer);
        writer.slots.set(slot, () => ({ code: bound, way: null }));
        return way;
      });
      const body = writer.emit(node.body);
      return { code: body.code, way: wayOf([...ways, body.way]) };
    }
    default:
      throw new Error(`no SQL for ${node.op}`);
  }
}

/** An entry of a context; one that is not there is null. */
const entryOf = (code: Code, name: string): Code =>
  (code.form === 'row' ? code.entries.get(name) : undefined) ?? NULL_CODE;

/** An expression with a value in a slot. */
function withSlot(slot: number, value: Code, body: Node, writer: Writer): Emitted {
  const bound = boundCode(value, writer);
  writer.slots.set(slot, () => ({ code: bound, way: null }));
  return writer.emit(body);
}

function mapped(of: Node, writer: Writer, change: (item: Code) => Emitted): Emitted {
  const list = itemsOf(writer.emit(of), { span: of.span, writer });
  const changed = list.code.items.map(({ present, value }) => ({ present, ...change(value) }));
  const ways = changed.map(({ present, way }) => wayWhen(present, way));
  const items = changed.map(({ present, code }) => ({ present, value: code }));
  return { code: { form: 'list', items }, way: wayOf([list.way, ...ways]) };
}

function emitFilter(node: Node & { readonly op: 'filter' }, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const list = itemsOf(writer.emit(node.of), at);
  const ways: (Way | null)[] = [list.way];
  const items = list.code.items.map(({ present, value }): Item => {
    const condition = scalarOf(withSlot(node.slot, value, node.condition, writer), at);
    ways.push(wayWhen(present, condition.way));
    return { present: writer.bind(every([present, condition.code])), value };
  });
  return { code: { form: 'list', items }, way: wayOf(ways) };
}

/** All combinations in the order of nested loops; `some` and `every` end when they are decided. */
function emitIterate(node: Node & { readonly op: 'iterate' }, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const found: { readonly present: Scalar | null; readonly value: Code }[] = [];
  const ways: (Way | null)[] = [];
  const deciding = node.what === 'some';
  let undecided: Scalar | null = null;
  const run = (place: number, present: Scalar | null): void => {
    const iterator = node.iterators[place];
    const runs = node.what === 'for' ? present : every([present, undecided]);
    if (!iterator) {
      const body = writer.emit(node.body);
      ways.push(wayWhen(runs, body.way));
      found.push({ present, value: body.code });
      if (node.what === 'for') return;
      const value = scalarOf(body, at).code;
      const decides = every([present, deciding ? value : negated(value)]);
      undecided = writer.bind(every([undecided, negated(decides)]));
      return;
    }
    const list = itemsOf(writer.emit(iterator.of), at);
    ways.push(wayWhen(runs, list.way));
    for (const item of list.code.items) {
      const bound = boundCode(item.value, writer);
      writer.slots.set(iterator.slot, () => ({ code: bound, way: null }));
      run(place + 1, both(present, item.present));
    }
  };
  run(0, null);
  const way = wayOf(ways);
  if (node.what === 'for') return { code: { form: 'list', items: found }, way };
  const values = found.map(({ present, value }) => {
    const flag = scalarOf({ code: value, way: null }, at).code;
    return every([present, deciding ? flag : negated(flag)]);
  });
  const any = some(values);
  return { code: deciding ? any : negated(any), way };
}

/** Two conditions together; null is always. */
const both = (a: Scalar | null, b: Scalar | null): Scalar | null =>
  a === null && b === null ? null : every([a, b]);

/** Integers that are written out; a loop whose length differs from row to row has no columns. */
function emitIntegers(node: Node & { readonly op: 'integers' }, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const [from, to] = [scalarOf(writer.emit(node.from), at), scalarOf(writer.emit(node.to), at)];
  const [first, last] = [from.code.constant, to.code.constant];
  const known = typeof first === 'bigint' && typeof last === 'bigint';
  const count = known ? Math.abs(Number(last - first)) + 1 : INTEGERS_MAX;
  if (!known || count > LOOP_MAX) {
    const reason = {
      en: `a loop runs more than ${LOOP_MAX} times, or a number of times that differs from row to row`,
      zh: `循环超过 ${LOOP_MAX} 次，或次数随行变化`,
    };
    return refuse(node.span, reason, writer);
  }
  const step = first <= last ? 1n : -1n;
  const items = Array.from({ length: count }, (_, place) => ({
    present: null,
    value: numberConstant(first + BigInt(place) * step, writer),
  }));
  return { code: { form: 'list', items }, way: wayOf([from.way, to.way]) };
}

/** Times that the body of a loop is written out. */
const LOOP_MAX = 100;

/** A context inside a decision: its entries run in order, and later ones read earlier ones. */
function emitContext(node: Node & { readonly op: 'context' }, writer: Writer): Emitted {
  const ways: (Way | null)[] = [];
  const entries = new Map<string, Code>();
  for (const { name, slot, value, output } of node.entries) {
    const emitted = writer.emit(value);
    const bound = boundCode(emitted.code, writer);
    ways.push(emitted.way);
    writer.slots.set(slot, () => ({ code: bound, way: null }));
    const held = output === null ? { code: bound, way: null } : writer.emit(output);
    ways.push(held.way);
    entries.set(name, held.code);
  }
  if (!node.answer) return { code: { form: 'row', entries }, way: wayOf(ways) };
  const answer = writer.emit(node.answer);
  return { code: answer.code, way: wayOf([...ways, answer.way]) };
}

/** Whether nothing is known to be in a list. */
export const isEmpty = (items: readonly Item[]): Scalar =>
  negated(some(items.map(({ present }) => present ?? known(true))));

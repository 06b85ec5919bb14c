import type { EntryNode, Node } from '../check/program.ts';
import { mergeSorted } from '../merge-sort.ts';
import type { Row, Value } from '../value.ts';
import { type Emitter, type Eval, type Frame, flag, list, number } from './emitter.ts';
import { integers } from './integers.ts';
import { rowMaker } from './row-maker.ts';

/** Lists, contexts, their parts, and bindings. */
export function emitCollection(node: Node, emitter: Emitter): Eval {
  switch (node.op) {
    case 'path':
      return emitPath(emitter.emit(node.of), node.name);
    case 'project': {
      const of = list(emitter.emit(node.of));
      return (frame) => of(frame).map((item) => entryOf(item, node.name));
    }
    case 'item':
      return emitItem(list(emitter.emit(node.of)), node.at);
    case 'filter': {
      const [of, condition] = [list(emitter.emit(node.of)), flag(emitter.emit(node.condition))];
      return (frame) =>
        of(frame).filter((item) => {
          frame[node.slot] = item;
          return condition(frame);
        });
    }
    case 'sort': {
      const [of, before] = [list(emitter.emit(node.of)), flag(emitter.emit(node.before))];
      return (frame) =>
        mergeSorted(of(frame), (left, right) => {
          frame[node.left] = left;
          frame[node.right] = right;
          return before(frame);
        });
    }
    case 'each': {
      const [of, body] = [list(emitter.emit(node.of)), emitter.emit(node.body)];
      return (frame) =>
        of(frame).map((item) => {
          frame[node.slot] = item;
          return body(frame);
        });
    }
    case 'iterate':
      return emitIterate(node, emitter);
    case 'integers': {
      const [from, to] = [number(emitter.emit(node.from)), number(emitter.emit(node.to))];
      return (frame) => integers(from(frame), to(frame), node.span);
    }
    case 'list': {
      const items = node.items.map((item) => emitter.emit(item));
      return (frame) => items.map((item) => item(frame));
    }
    case 'context':
      return emitContext(node, emitter);
    case 'let':
      return emitLet(node, emitter);
    default:
      throw new Error(`no closure for ${node.op}`);
  }
}

/** All combinations in the order of nested loops; `some` and `every` end when they are decided. */
function emitIterate(node: Node & { readonly op: 'iterate' }, emitter: Emitter): Eval {
  const iterators = node.iterators.map(({ slot, of }) => ({ slot, of: list(emitter.emit(of)) }));
  const body = emitter.emit(node.body);
  /** Gives false to end. */
  const run = (at: number, frame: Frame, visit: (value: Value) => boolean): boolean => {
    const iterator = iterators[at];
    if (!iterator) return visit(body(frame));
    for (const item of iterator.of(frame)) {
      frame[iterator.slot] = item;
      if (!run(at + 1, frame, visit)) return false;
    }
    return true;
  };
  if (node.what === 'for') {
    return (frame) => {
      const found: Value[] = [];
      run(0, frame, (value) => found.push(value) > 0);
      return found;
    };
  }
  const decisive = node.what === 'some';
  return (frame) => run(0, frame, (value) => value !== decisive) !== decisive;
}

/** Evaluates the entries of a context into their slots without making the context. */
function emitEntries(entries: readonly EntryNode[], emitter: Emitter): (frame: Frame) => void {
  const compiled = entries.map(({ slot, value }) => ({ slot, value: emitter.emit(value) }));
  return (frame) => {
    for (const { slot, value } of compiled) frame[slot] = value(frame);
  };
}

function emitContext(node: Node & { readonly op: 'context' }, emitter: Emitter): Eval {
  if (node.answer) {
    const [entries, answer] = [emitEntries(node.entries, emitter), emitter.emit(node.answer)];
    return (frame) => {
      entries(frame);
      return answer(frame);
    };
  }
  const make = rowMaker();
  const entries = node.entries.map(({ name, slot, value, output }) => ({
    name,
    slot,
    value: emitter.emit(value),
    output: output && emitter.emit(output),
  }));
  return (frame) => {
    const row = make();
    for (const entry of entries) {
      const value = entry.value(frame);
      frame[entry.slot] = value;
      row[entry.name] = entry.output === null ? value : entry.output(frame);
    }
    return row;
  };
}

function emitLet(node: Node & { readonly op: 'let' }, emitter: Emitter): Eval {
  const bindings = node.bindings.map(({ slot, value }) => ({ slot, value: emitter.emit(value) }));
  const body = emitter.emit(node.body);
  return (frame) => {
    for (const { slot, value } of bindings) frame[slot] = value(frame);
    return body(frame);
  };
}

function emitPath(of: Eval, name: string): Eval {
  return (frame) => entryOf(of(frame), name);
}

/** An entry of a context; absent entries and entries of null are null, as in FEEL. */
function entryOf(value: Value, name: string): Value {
  if (value === null) return null;
  // The checker proved that this is a context.
  return (value as Row)[name] ?? null;
}

/** FEEL counts from 1, and from the end with negative places. */
function emitItem(of: (frame: Frame) => readonly Value[], at: number): Eval {
  // `at(NaN)` would be the first item.
  if (at === 0) {
    return (frame) => {
      of(frame);
      return null;
    };
  }
  return (frame) => of(frame).at(at > 0 ? at - 1 : at) ?? null;
}

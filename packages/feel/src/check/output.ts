import type { ContextKind, Kind } from '../kind.ts';
import { scaledText } from '../scaled-text.ts';
import { type Checker, hole, note, required, wrongType } from './checker.ts';
import { unknownCode } from './comparison.ts';
import { powerOfTen, widen } from './convert.ts';
import { decimalsOf, rateBounds } from './kind-bounds.ts';
import { own } from './names.ts';
import type { EntryNode, Node, TableNode, TableRow } from './program.ts';
import type { NumberType } from './type.ts';
import { describe, typeOfKind } from './types.ts';
import { answersOnce } from './walk.ts';

/**
 * Fits a node to the kind that the hook expects. It goes down into branches, cells and entries, so
 * that a problem is told where the wrong value is written.
 */
export function fit(node: Node, kind: Kind, checker: Checker): Node {
  if (node.type.is === 'hole') return node;
  if (node.type.is === 'null' && kind.optional) return { ...node, type: typeOfKind(kind) };
  switch (node.op) {
    case 'convert':
      if (node.kind === null && node.type.is === node.of.type.is)
        return fit(node.of, kind, checker);
      break;
    case 'if': {
      const [yes, no] = [fit(node.yes, kind, checker), fit(node.no, kind, checker)];
      return { ...node, yes, no, type: typeOfKind(kind) };
    }
    case 'let':
      return { ...node, body: fit(node.body, kind, checker), type: typeOfKind(kind) };
    case 'table':
      if (!isAggregate(node)) return fitTable(node, kind, checker);
      break;
    case 'list':
      if (kind.kind === 'list') {
        const items = node.items.map((item) => fit(item, kind.of, checker));
        return { ...node, items, type: typeOfKind(kind) };
      }
      break;
    case 'context':
      if (node.answer)
        return { ...node, answer: fit(node.answer, kind, checker), type: typeOfKind(kind) };
      if (kind.kind === 'context') return fitContext(node, kind, checker);
      break;
    default:
  }
  return fitValue(node, kind, checker);
}

const isAggregate = (node: TableNode): boolean => node.policy !== 'C' && !answersOnce(node);

type ContextNode = Node & { readonly op: 'context' };

function fitContext(node: ContextNode, kind: Kind & ContextKind, checker: Checker): Node {
  const names = node.entries.map((entry) => entry.name);
  missingEntries(names, kind, node, checker);
  // What an earlier widening put beside an entry is not what the hook wants.
  const written = node.entries.map((entry) => ({ ...entry, output: null }));
  const entries = written.map((entry): EntryNode => {
    const wanted = entryKind(entry.name, kind, entry.value, checker);
    if (!wanted) return entry;
    if (!readsSlot(written, entry.slot)) {
      return { ...entry, value: fit(entry.value, wanted, checker) };
    }
    const { value } = entry;
    const read: Node =
      value.op === 'constant'
        ? value
        : { op: 'slot', slot: entry.slot, type: value.type, span: value.span };
    return { ...entry, output: fit(read, wanted, checker) };
  });
  return { ...node, entries, type: typeOfKind(kind) };
}

/** Whether another entry reads this one, so that its value must stay at the scale it was read at. */
function readsSlot(value: unknown, slot: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => readsSlot(item, slot));
  if ('op' in value && value.op === 'slot' && 'slot' in value && value.slot === slot) return true;
  return Object.values(value).some((item) => typeof item === 'object' && readsSlot(item, slot));
}

function missingEntries(
  names: readonly string[],
  kind: ContextKind,
  node: Node,
  checker: Checker,
): void {
  for (const [name, wanted] of Object.entries(kind.entries)) {
    if (names.includes(name) || wanted.optional) continue;
    const details = { decision: node.span.decision, name };
    note(checker, 'FEEL_OUTPUT_ENTRY_MISSING', node.span, details);
  }
}

function entryKind(name: string, kind: ContextKind, node: Node, checker: Checker): Kind | null {
  const wanted = own(kind.entries, name);
  if (wanted) return wanted;
  const open = kind.names && !kind.names.includes(name) ? undefined : kind.open;
  if (open) return open;
  const names = [...Object.keys(kind.entries), ...(kind.names ?? [])].join(', ') || '—';
  note(checker, 'FEEL_OUTPUT_ENTRY_UNKNOWN', node.span, {
    decision: node.span.decision,
    name,
    names,
  });
  return null;
}

function fitTable(node: Node & TableNode, kind: Kind, checker: Checker): Node {
  if (node.policy === 'C' && kind.kind !== 'list') {
    return wrongType(checker, node, describe(typeOfKind(kind)));
  }
  const row = node.policy === 'C' && kind.kind === 'list' ? kind.of : kind;
  const kinds = node.outputs.map((output) => columnKind(node, output.name, row, checker));
  if (!node.single && row.kind === 'context') {
    const names = node.outputs.map((output) => output.name);
    missingEntries(names, row, node, checker);
  }
  const fitted = (rule: TableRow): TableRow => ({
    ...rule,
    outputs: rule.outputs.map((output, at) => {
      const wanted = kinds[at];
      return wanted ? fit(output, wanted, checker) : output;
    }),
  });
  const fallback = node.fallback && fitted(node.fallback);
  return { ...node, rules: node.rules.map(fitted), fallback, type: typeOfKind(kind) };
}

function columnKind(
  node: Node & TableNode,
  name: string,
  row: Kind,
  checker: Checker,
): Kind | null {
  if (node.single) return row;
  if (row.kind === 'context') return entryKind(name, row, node, checker);
  wrongType(checker, node, describe(typeOfKind(row)));
  return null;
}

function fitValue(given: Node, kind: Kind, checker: Checker): Node {
  const target = typeOfKind(kind);
  const node = kind.optional ? given : required(checker, given);
  if (node.type.is === 'hole') return node;
  if (node.type.is !== target.is) return wrongType(checker, node, describe(target));
  if (target.is === 'number') return fitNumber(node, kind, checker);
  if (kind.kind === 'code') return fitCode(node, kind, checker);
  if (kind.kind === 'list') return fitEach(node, kind, checker);
  if (kind.kind === 'context') return fitEntries(node, kind, checker);
  return node;
}

/** A list that was computed elsewhere, fitted item by item. */
function fitEach(node: Node, kind: Kind & { readonly kind: 'list' }, checker: Checker): Node {
  if (node.type.is !== 'list') return node;
  const slot = checker.newSlot();
  const item: Node = { op: 'slot', slot, type: node.type.of, span: node.span };
  const body = fit(item, kind.of, checker);
  if (body === item) return node;
  return { op: 'each', of: node, slot, body, type: typeOfKind(kind), span: node.span };
}

/** A context that was computed elsewhere, fitted entry by entry. */
function fitEntries(node: Node, kind: Kind & ContextKind, checker: Checker): Node {
  if (node.type.is !== 'context') return node;
  const slot = checker.newSlot();
  const of: Node = { op: 'slot', slot, type: node.type, span: node.span };
  const entries = Object.entries(node.type.entries).map(([name, type]): EntryNode => {
    const value: Node = { op: 'path', of, name, type, span: node.span };
    return { name, slot: checker.newSlot(), value, output: null };
  });
  const context: ContextNode = {
    op: 'context',
    entries,
    answer: null,
    type: node.type,
    span: node.span,
  };
  const body = fitContext(context, kind, checker);
  const bindings = [{ slot, value: node }];
  return { op: 'let', bindings, body, type: body.type, span: node.span };
}

function fitCode(node: Node, kind: Kind & { readonly kind: 'code' }, checker: Checker): Node {
  if (!kind.codes) return node;
  if (node.op === 'constant') {
    unknownCode(node, { codes: kind.codes, set: kind.set }, checker);
    return node;
  }
  const known = node.type.is === 'text' ? node.type.codes : null;
  if (known?.every((code) => kind.codes?.includes(code))) return node;
  return { op: 'convert', of: node, kind, type: typeOfKind(kind), span: node.span };
}

function fitNumber(node: Node, kind: Kind, checker: Checker): Node {
  const target = typeOfKind(kind) as NumberType;
  if (node.type.is !== 'number') return node;
  const excess = node.type.scale - target.scale;
  if (node.op === 'constant' && typeof node.value === 'bigint') {
    return fitConstant(node, node.value, kind, checker);
  }
  if (excess <= 0 && kind.kind !== 'rate')
    return widen(node, { ...target, nullable: node.type.nullable });
  return { op: 'convert', of: node, kind, type: target, span: node.span };
}

function fitConstant(node: Node, value: bigint, kind: Kind, checker: Checker): Node {
  const target = typeOfKind(kind) as NumberType;
  const from = node.type as NumberType;
  const text = scaledText(value, from.scale);
  const excess = powerOfTen(Math.max(0, from.scale - target.scale));
  if (value % excess !== 0n) {
    noteDecimals(node, kind, text, checker);
    return hole(node.span);
  }
  const scaled = (value * powerOfTen(Math.max(0, target.scale - from.scale))) / excess;
  const { min, max } = rateBounds(kind);
  if (kind.kind === 'rate' && (scaled < min || scaled > max)) {
    const bounds = { min: scaledText(min, 6), max: scaledText(max, 6) };
    note(checker, 'RULE_RATE_OUT_OF_BOUNDS', node.span, { value: text, ...bounds });
    return hole(node.span);
  }
  return { op: 'constant', value: scaled, type: { ...target, nullable: false }, span: node.span };
}

function noteDecimals(node: Node, kind: Kind, value: string, checker: Checker): void {
  const code = kind.kind === 'money' ? 'RULE_MONEY_NOT_ROUNDED' : 'RULE_TOO_MANY_DECIMALS';
  note(checker, code, node.span, { value, ...decimalsOf(kind) });
}

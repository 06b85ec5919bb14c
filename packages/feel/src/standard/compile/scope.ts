import type { SourceSpan } from '../../source.ts';
import { isContext } from '../value/kind.ts';
import type { FeelType } from '../value/value.ts';
import { type Eval, readSlot } from './frame.ts';

/** A name with the slot that holds its value and, if known, its type. */
export type Local = { readonly slot: number; readonly type: FeelType | null };

/** What expressions can see, innermost first. */
type Layer =
  | {
      readonly layer: 'names';
      readonly names: ReadonlyMap<string, Local>;
      readonly outer: Layer | null;
    }
  /** The item a filter looks at: its entries are names, known only when it runs. */
  | {
      readonly layer: 'item';
      readonly slot: number;
      readonly type: FeelType | null;
      readonly outer: Layer | null;
    }
  /** The border of a function: what lies further out is in the frame around it. */
  | { readonly layer: 'border'; readonly outer: Layer | null }
  | { readonly layer: 'globals'; readonly globals: ReadonlyMap<string, Global> };

/** An input, a required decision, a knowledge model, a service, or an imported model. */
export type Global =
  | {
      readonly global: 'value';
      readonly read: Eval;
      readonly type: FeelType | null;
      /** Names that a call of it may give arguments by. */
      readonly parameters?: readonly string[];
    }
  | { readonly global: 'model'; readonly elements: ReadonlyMap<string, Global> };

/** Slots of one function's frame. */
export type Slots = { count: number };

export type Scope = {
  readonly place: SourceSpan;
  readonly layer: Layer | null;
  readonly slots: Slots;
  /** The slot that `?` stands for; null outside unary tests. */
  readonly subject: Local | null;
};

export function newSlot(scope: Scope): number {
  scope.slots.count += 1;
  return scope.slots.count - 1;
}

/** The scope with more names. */
export const withNames = (scope: Scope, names: ReadonlyMap<string, Local>): Scope => ({
  ...scope,
  layer: { layer: 'names', names, outer: scope.layer },
});

/** Names are the same however spaces stand around the marks in them. */
export const nameKey = (name: string): string =>
  /[./\-'+*]/.test(name) ? name.replace(/\s*([./\-'+*])\s*/g, '$1') : name;

export type Found =
  | { readonly found: 'value'; readonly read: Eval; readonly type: FeelType | null }
  | { readonly found: 'model'; readonly elements: ReadonlyMap<string, Global> }
  /** Only the item that a filter looks at can tell. */
  | { readonly found: 'maybe'; readonly read: Eval }
  | { readonly found: 'nothing' };

/** What a name stands for. */
export function lookUp(name: string, scope: Scope): Found {
  return search(nameKey(name), scope.layer, 0);
}

function search(name: string, layer: Layer | null, hops: number): Found {
  if (layer === null) return { found: 'nothing' };
  switch (layer.layer) {
    case 'border':
      return search(name, layer.outer, hops + 1);
    case 'names': {
      const local = layer.names.get(name);
      if (!local) return search(name, layer.outer, hops);
      return { found: 'value', read: readSlot(hops, local.slot), type: local.type };
    }
    case 'globals': {
      const global = layer.globals.get(name);
      if (!global) return { found: 'nothing' };
      if (global.global === 'model') return { found: 'model', elements: global.elements };
      return { found: 'value', read: global.read, type: global.type };
    }
    default:
      return inItem(name, layer, hops);
  }
}

function inItem(name: string, layer: Layer & { readonly layer: 'item' }, hops: number): Found {
  const item = readSlot(hops, layer.slot);
  const outer: Found =
    name === 'item'
      ? { found: 'value', read: item, type: layer.type }
      : search(name, layer.outer, hops);
  if (outer.found === 'model') return outer;
  const otherwise: Eval = outer.found === 'nothing' ? () => null : outer.read;
  const read: Eval = (frame) => {
    const value = item(frame);
    if (!isContext(value) || !value.has(name)) return otherwise(frame);
    return value.get(name) ?? null;
  };
  if (outer.found !== 'value') return { found: 'maybe', read };
  return { found: 'value', read, type: name === 'item' ? layer.type : null };
}

/** Every name in sight, for the parser and for messages; inner ones hide outer ones. */
export function visibleNames(scope: Scope): Map<string, FeelType | Global | null> {
  const found = new Map<string, FeelType | Global | null>();
  for (let layer = scope.layer; layer !== null; layer = outerOf(layer)) {
    for (const [name, type] of namesIn(layer)) if (!found.has(name)) found.set(name, type);
  }
  return found;
}

const outerOf = (layer: Layer): Layer | null => (layer.layer === 'globals' ? null : layer.outer);

function namesIn(layer: Layer): Iterable<readonly [string, FeelType | Global | null]> {
  switch (layer.layer) {
    case 'globals':
      return layer.globals;
    case 'names':
      return [...layer.names].map(([name, { type }]) => [name, type] as const);
    case 'item':
      return layer.type?.is === 'context' ? layer.type.entries : [];
    default:
      return [];
  }
}

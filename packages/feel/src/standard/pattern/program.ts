import { type CharSet, type Pattern, PatternError } from './pattern.ts';

/** Steps of a compiled pattern; counted repetitions are written out. */
export type Step =
  | { readonly op: 'set'; readonly has: CharSet }
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  /** Goes on only when the place has moved since the slot was saved. */
  | { readonly op: 'moved'; readonly slot: number }
  | { readonly op: 'back'; readonly index: number }
  | { readonly op: 'start' | 'end' | 'match' };

export type Program = {
  readonly steps: readonly Step[];
  /** Slots of the places saved: two for each group, the whole match being group 0. */
  readonly slots: number;
  readonly groups: number;
  readonly hasBack: boolean;
};

/** Steps of one pattern; a repetition of repetitions would otherwise fill the memory. */
const STEPS_MAX = 5000;

type Writing = { readonly steps: Step[]; slots: number; hasBack: boolean };

/** Compiles a pattern to steps. */
export function programOf(pattern: Pattern, groups: number): Program {
  const writing: Writing = { steps: [], slots: 2 * (groups + 1), hasBack: false };
  put(writing, { op: 'save', slot: 0 });
  write(pattern, writing);
  put(writing, { op: 'save', slot: 1 });
  put(writing, { op: 'match' });
  return { steps: writing.steps, slots: writing.slots, groups, hasBack: writing.hasBack };
}

function put<S extends Step>(writing: Writing, step: S): S {
  if (writing.steps.length >= STEPS_MAX) throw new PatternError('size');
  writing.steps.push(step);
  return step;
}

function write(pattern: Pattern, writing: Writing): void {
  switch (pattern.form) {
    case 'empty':
      return;
    case 'start':
    case 'end':
      put(writing, { op: pattern.form });
      return;
    case 'set':
      put(writing, { op: 'set', has: pattern.has });
      return;
    case 'sequence':
      for (const part of pattern.parts) write(part, writing);
      return;
    case 'choice':
      writeChoice(pattern.parts, writing);
      return;
    case 'group':
      writeGroup(pattern, writing);
      return;
    case 'back':
      writing.hasBack = true;
      put(writing, { op: 'back', index: pattern.index });
      return;
    default:
      writeRepeat(pattern, writing);
  }
}

function writeGroup({ of, index }: Pattern & { readonly form: 'group' }, writing: Writing): void {
  if (index !== null) put(writing, { op: 'save', slot: 2 * index });
  write(of, writing);
  if (index !== null) put(writing, { op: 'save', slot: 2 * index + 1 });
}

function writeChoice(parts: readonly Pattern[], writing: Writing): void {
  const jumps: { to: number }[] = [];
  parts.forEach((part, at) => {
    if (at === parts.length - 1) {
      write(part, writing);
      return;
    }
    const split = put(writing, { op: 'split', first: writing.steps.length + 1, second: 0 });
    write(part, writing);
    jumps.push(put(writing, { op: 'jump', to: 0 }));
    split.second = writing.steps.length;
  });
  for (const jump of jumps) jump.to = writing.steps.length;
}

function writeRepeat(pattern: Pattern & { readonly form: 'repeat' }, writing: Writing): void {
  const { of, least, most, lazy } = pattern;
  for (let count = 0; count < least; count += 1) write(of, writing);
  if (most === null) writeLoop(of, lazy, writing);
  else for (let count = least; count < most; count += 1) writeOptional(of, lazy, writing);
}

function writeLoop(of: Pattern, lazy: boolean, writing: Writing): void {
  const slot = writing.slots;
  writing.slots += 1;
  const top = writing.steps.length;
  const split = put(writing, { op: 'split', first: 0, second: 0 });
  put(writing, { op: 'save', slot });
  write(of, writing);
  put(writing, { op: 'moved', slot });
  put(writing, { op: 'jump', to: top });
  aim(split, { inside: top + 1, past: writing.steps.length, lazy });
}

function writeOptional(of: Pattern, lazy: boolean, writing: Writing): void {
  const split = put(writing, { op: 'split', first: 0, second: 0 });
  const inside = writing.steps.length;
  write(of, writing);
  aim(split, { inside, past: writing.steps.length, lazy });
}

function aim(
  split: { first: number; second: number },
  to: { readonly inside: number; readonly past: number; readonly lazy: boolean },
): void {
  split.first = to.lazy ? to.past : to.inside;
  split.second = to.lazy ? to.inside : to.past;
}

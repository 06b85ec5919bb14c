import type { Node, TableNode } from '../check/program.ts';
import { answersOf } from '../check/walk.ts';
import type { Value } from '../value.ts';
import { isFixed, isIdle } from './column-sets.ts';
import { type ColumnEval, type TabulatedColumn, tabulate, testColumn } from './emit-column.ts';
import type { Emitter, Eval, Frame } from './emitter.ts';
import { rowMaker, rowOf } from './row-maker.ts';
import { keep, nextRule, type RuleSet, wordsFor } from './rule-sets.ts';
import { sameValue } from './same-value.ts';
import { type TableFailures, tableFailures } from './table-failures.ts';
import type { ColumnNote } from './table-notes.ts';

type Table = Node & TableNode;

/** A compiled table: its answer; and for tables of one answer the rule, with its output cells. */
type TableEval = {
  readonly value: Eval;
  readonly hit: (frame: Frame) => number;
  readonly outputs: readonly (readonly Eval[])[];
};

/** Compiles a table. Fired rules are noted when the caller asked for them. */
export function emitTable(node: Table, emitter: Emitter): TableEval {
  const find = emitMatch(node, emitter);
  const rows = answersOf(node);
  const outputs = rows.map((rule) => rule.outputs.map((output) => emitter.emit(output)));
  const make = rowMaker();
  const answers = outputs.map((cells, at) => emitAnswer(node, { at, cells, make }, emitter));
  const failures = tableFailures(node, emitter);
  const fallback = node.fallback ? node.rules.length : null;
  const parts = { find, answers, fallback, failures };
  const hit = emitHit(node, parts);
  switch (node.policy) {
    case 'C':
      return { value: (frame) => everyAnswer(parts, frame), hit, outputs };
    case 'C#':
      return { value: (frame) => BigInt(size(find(frame))), hit, outputs };
    case 'C+':
    case 'C<':
    case 'C>':
      return { value: emitAggregate(node.policy, parts), hit, outputs };
    default:
      return { value: (frame) => (answers[hit(frame)] as Eval)(frame), hit, outputs };
  }
}

type Parts = {
  readonly find: (frame: Frame) => RuleSet;
  readonly answers: readonly Eval[];
  /** The place of the answer when no rule matches. */
  readonly fallback: number | null;
  readonly failures: TableFailures;
};

/** The one rule that answers. */
function emitHit(
  node: Table,
  { find, answers, fallback, failures }: Parts,
): (frame: Frame) => number {
  const { policy } = node;
  return (frame) => {
    const live = find(frame);
    const at = nextRule(live, 0);
    if (at < 0) return fallback ?? failures.noMatch(frame);
    if (policy === 'F') return at;
    const second = nextRule(live, at + 1);
    if (second < 0) return at;
    if (policy === 'U') failures.overlap(at, second, frame);
    const answer = (answers[at] as Eval)(frame);
    for (let other = second; other >= 0; other = nextRule(live, other + 1)) {
      const same = sameValue(answer, (answers[other] as Eval)(frame));
      if (!same) failures.differ(at, other, frame);
    }
    return at;
  };
}

type Ordered = bigint | number;

const COMBINED: Readonly<Record<'C+' | 'C<' | 'C>', (a: Ordered, b: Ordered) => Ordered>> = {
  // The checker proved that sums are of numbers.
  'C+': (a, b) => (a as bigint) + (b as bigint),
  'C<': smaller,
  'C>': larger,
};

// `Math.min` and `Math.max` take no `bigint`.
function smaller(a: Ordered, b: Ordered): Ordered {
  if (b < a) return b;
  return a;
}

function larger(a: Ordered, b: Ordered): Ordered {
  if (b > a) return b;
  return a;
}

function emitAggregate(policy: 'C+' | 'C<' | 'C>', parts: Parts): Eval {
  const combine = COMBINED[policy];
  return (frame) => {
    const values = everyAnswer(parts, frame) as readonly Ordered[];
    if (values.length === 0) parts.failures.noMatch(frame);
    return values.reduce(combine);
  };
}

function size(live: RuleSet): number {
  let count = 0;
  for (let at = nextRule(live, 0); at >= 0; at = nextRule(live, at + 1)) count += 1;
  return count;
}

/** The set of matching rules; those that fire are noted. */
function emitMatch(node: Table, emitter: Emitter): (frame: Frame) => RuleSet {
  const match = emitColumns(node, emitter);
  const fired = node.rules.map((rule) => rule.rule);
  const { run } = emitter;
  const first = node.policy === 'F';
  return (frame) => {
    const live = match(frame);
    const into = run.fired;
    if (into === null) return live;
    for (let at = nextRule(live, 0); at >= 0; at = nextRule(live, at + 1)) {
      into.push(fired[at] as number);
      if (first) break;
    }
    return live;
  };
}

function emitColumns(node: Table, emitter: Emitter): (frame: Frame) => RuleSet {
  const size = node.rules.length;
  const all = new Int32Array(wordsFor(size)).fill(-1);
  if (size % 32 !== 0) all[all.length - 1] = (1 << (size % 32)) - 1;
  const tabulated: (TabulatedColumn & { readonly at: number })[] = [];
  const tested: { readonly at: number; readonly run: ColumnEval }[] = [];
  node.inputs.forEach((column, at) => {
    const cells = node.rules.map((rule) => rule.cells[at] ?? []);
    if (isIdle(cells)) return;
    const one = tabulate(column, cells, emitter);
    if (one) tabulated.push({ ...one, at });
    else tested.push({ at, run: testColumn(column, cells, emitter) });
  });
  // One set serves all calls: knowledge models are written out in place and never recursive, so no
  // cell of this table can run this table again.
  const live = new Int32Array(all.length);
  const note = emitter.noteTable(node);
  if (all.length === 1 && tested.length === 0 && note === null) {
    return oneWord(tabulated, all[0] as number, live);
  }
  return (frame) => {
    const notes =
      note === null ? null : new Array<ColumnNote | null>(node.inputs.length).fill(null);
    live.set(all);
    for (const { subject, find, at } of tabulated) {
      const value = subject(frame);
      if (notes !== null) notes[at] = { subject: value, held: null };
      keep(live, find(value));
    }
    for (const { run, at } of tested) {
      const found = run(frame, live, notes !== null);
      if (notes !== null) notes[at] = found;
    }
    if (note !== null && notes !== null) note(notes);
    return live;
  };
}

/** Tables of at most 32 rules with constant cells, which most are: the set is one integer. */
function oneWord(
  columns: readonly TabulatedColumn[],
  all: number,
  live: RuleSet,
): (frame: Frame) => RuleSet {
  return (frame) => {
    let rules = all;
    for (const { subject, find } of columns) rules &= find(subject(frame))[0] as number;
    live[0] = rules;
    return live;
  };
}

type AnswerParts = {
  readonly at: number;
  readonly cells: readonly Eval[];
  /** Makes the rows of the whole table, so that all are of one shape. */
  readonly make: ReturnType<typeof rowMaker>;
};

/** A rule's answer; one made of constants is made once. */
function emitAnswer(node: Table, { at, cells, make }: AnswerParts, emitter: Emitter): Eval {
  const rule = answersOf(node)[at];
  const [only] = cells;
  if (node.single && only) return only;
  const names = node.outputs.map((output) => output.name);
  if (rule?.outputs.every(isFixed) && !emitter.tracing) {
    const entries = names.map((name, index) => [name, (cells[index] as Eval)([])] as const);
    const row = rowOf(entries, make);
    return () => row;
  }
  return (frame) => {
    const row = make();
    for (let index = 0; index < cells.length; index += 1) {
      row[names[index] as string] = (cells[index] as Eval)(frame);
    }
    return row;
  };
}

function everyAnswer({ find, answers, fallback }: Parts, frame: Frame): readonly Value[] {
  const live = find(frame);
  const found: Value[] = [];
  for (let at = nextRule(live, 0); at >= 0; at = nextRule(live, at + 1)) {
    found.push((answers[at] as Eval)(frame));
  }
  if (found.length === 0 && fallback !== null) found.push((answers[fallback] as Eval)(frame));
  return found;
}

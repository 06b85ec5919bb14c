import type { Node, TableNode } from '../check/program.ts';
import { placeOf, stop } from '../trouble.ts';
import type { Value } from '../value.ts';
import { display } from './display.ts';
import { emitColumn, isFixed } from './emit-column.ts';
import type { Emitter, Eval, Frame } from './emitter.ts';
import { rowMaker, rowOf } from './row-maker.ts';
import { nextRule, type RuleSet, wordsFor } from './rule-sets.ts';
import { sameValue } from './same-value.ts';

type Table = Node & TableNode;

/** A compiled table: its answer; and for tables of one answer the rule, with its output cells. */
export type TableEval = {
  readonly value: Eval;
  readonly hit: (frame: Frame) => number;
  readonly outputs: readonly (readonly Eval[])[];
};

/** Compiles a table. Fired rules are noted when the caller asked for them. */
export function emitTable(node: Table, emitter: Emitter): TableEval {
  const find = emitMatch(node, emitter);
  const outputs = node.rules.map((rule) => rule.outputs.map((output) => emitter.emit(output)));
  const answers = outputs.map((cells, at) => emitAnswer(node, { at, cells }, emitter));
  const hit = (frame: Frame): number => firstHit(node, find(frame), { frame, emitter, answers });
  return { value: emitValue(node, { find, hit, answers }, emitter), hit, outputs };
}

type Parts = {
  readonly find: (frame: Frame) => RuleSet;
  readonly hit: (frame: Frame) => number;
  readonly answers: readonly Eval[];
};

function emitValue(node: Table, { find, hit, answers }: Parts, emitter: Emitter): Eval {
  switch (node.policy) {
    case 'C':
      return (frame) => everyAnswer(find(frame), answers, frame);
    case 'C+':
      return (frame) => sumOfAnswers(node, find(frame), { frame, emitter, answers });
    default:
      return (frame) => (answers[hit(frame)] as Eval)(frame);
  }
}

/** The set of matching rules; the caller notes which of them fired. */
function emitMatch(node: Table, emitter: Emitter): (frame: Frame) => RuleSet {
  const columns = node.inputs.map((column, at) =>
    emitColumn(
      column,
      node.rules.map((rule) => rule.cells[at] ?? []),
      emitter,
    ),
  );
  const size = node.rules.length;
  const all = new Int32Array(wordsFor(size)).fill(-1);
  if (size % 32 !== 0) all[all.length - 1] = (1 << (size % 32)) - 1;
  const fired = node.rules.map((rule) => rule.rule);
  const { run } = emitter;
  const notesAll = node.policy !== 'F';
  // One set serves all calls: knowledge models are written out in place and never recursive, so no
  // cell of this table can run this table again.
  const live = new Int32Array(all.length);
  return (frame) => {
    for (let word = 0; word < live.length; word += 1) live[word] = all[word] as number;
    for (const column of columns) column(frame, live);
    if (run.fired !== null) noteFired(live, { fired, into: run.fired, all: notesAll });
    return live;
  };
}

function noteFired(
  live: RuleSet,
  of: { readonly fired: readonly number[]; readonly into: number[]; readonly all: boolean },
): void {
  for (let at = nextRule(live, 0); at >= 0; at = nextRule(live, at + 1)) {
    of.into.push(of.fired[at] as number);
    if (!of.all) return;
  }
}

/** A rule's answer; one made of constants is made once. */
function emitAnswer(
  node: Table,
  { at, cells }: { readonly at: number; readonly cells: readonly Eval[] },
  emitter: Emitter,
): Eval {
  const rule = node.rules[at];
  const [only] = cells;
  if (node.single && only) return only;
  const names = node.outputs.map((output) => output.name);
  if (rule?.outputs.every(isFixed) && !emitter.tracing) {
    const row = rowOf(names.map((name, index) => [name, (cells[index] as Eval)([])]));
    return () => row;
  }
  const make = rowMaker();
  return (frame) => {
    const row = make();
    for (let index = 0; index < cells.length; index += 1) {
      row[names[index] as string] = (cells[index] as Eval)(frame);
    }
    return row;
  };
}

function everyAnswer(live: RuleSet, answers: readonly Eval[], frame: Frame): readonly Value[] {
  const found: Value[] = [];
  for (let at = nextRule(live, 0); at >= 0; at = nextRule(live, at + 1)) {
    found.push((answers[at] as Eval)(frame));
  }
  return found;
}

type Running = {
  readonly frame: Frame;
  readonly emitter: Emitter;
  readonly answers: readonly Eval[];
};

function firstHit(node: Table, live: RuleSet, running: Running): number {
  const at = nextRule(live, 0);
  if (at < 0) noMatch(node, running);
  if (node.policy === 'F') return at;
  const second = nextRule(live, at + 1);
  if (second < 0) return at;
  if (node.policy === 'U') twoHits(node, [at, second], running);
  sameAnswers(node, live, at, running);
  return at;
}

function sameAnswers(node: Table, live: RuleSet, at: number, running: Running): void {
  const { answers, frame } = running;
  const answer = (answers[at] as Eval)(frame);
  for (let other = nextRule(live, at + 1); other >= 0; other = nextRule(live, other + 1)) {
    if (sameValue(answer, (answers[other] as Eval)(frame))) continue;
    stop('RULE_ANY_DIFFERS', node.span, pair(node, [at, other], running));
  }
}

function sumOfAnswers(node: Table, live: RuleSet, running: Running): bigint {
  const values = everyAnswer(live, running.answers, running.frame) as readonly bigint[];
  if (values.length === 0) noMatch(node, running);
  return values.reduce((total, value) => total + value, 0n);
}

function noMatch(node: Table, running: Running): never {
  return stop('RULE_NO_MATCH', node.span, { input: inputText(node, running) });
}

function twoHits(node: Table, rows: readonly [number, number], running: Running): never {
  return stop('RULE_OVERLAP', node.span, pair(node, rows, running));
}

function pair(
  node: Table,
  [a, b]: readonly [number, number],
  running: Running,
): Record<string, string> {
  const [first, second] = [node.rules[a], node.rules[b]];
  return {
    rowA: String(first?.row ?? a + 1),
    rowB: String(second?.row ?? b + 1),
    ruleA: first?.id ?? '',
    ruleB: second?.id ?? '',
    input: inputText(node, running),
  };
}

/** The values of the subjects, evaluated again: this is the way out, not the way through. */
function inputText(node: Table, { frame, emitter }: Running): string {
  const parts = node.inputs.map((column) => {
    const value = emitter.emit(column.subject)(frame);
    return `${column.label} = ${display(value, column.subject.type)}`;
  });
  return parts.join(', ') || placeOf(node.span);
}

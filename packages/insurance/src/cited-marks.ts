import type { ColumnAnswers, ColumnKernel, Row, Value } from '@sanyi/feel';
import type { BenefitKernel } from './benefit-kernel.ts';
import { BENEFIT_CODES } from './benefit-kernel.ts';
import type { FoldColumns } from './fold-columns.ts';

type Marked = { rules: readonly number[] | null; readonly next: Map<number, Marked> };

/**
 * The rules that fired on a claim, in the order of running. Columns mark rules without order, so the
 * row program is asked once for each set of rules that is met.
 */
export class CitedMarks {
  readonly #benefit: BenefitKernel;
  readonly #root: Marked = { rules: null, next: new Map() };

  /** Claims of one person often follow each other with the same rules. */
  #last: { readonly words: readonly number[]; readonly rules: readonly number[] } | null = null;

  constructor(benefit: BenefitKernel) {
    this.#benefit = benefit;
  }

  /** Indexes into `Stack.rules`. */
  at(row: number, rows: FoldColumns, answers: ColumnAnswers): readonly number[] {
    const last = this.#last;
    if (last && answers.rules.every((marks, word) => marks[row] === last.words[word])) {
      return last.rules;
    }
    let found = this.#root;
    for (const marks of answers.rules) {
      const word = marks[row] ?? 0;
      let next = found.next.get(word);
      if (!next) {
        next = { rules: null, next: new Map() };
        found.next.set(word, next);
      }
      found = next;
    }
    found.rules ??= this.#asked(row, rows, answers);
    this.#last = { words: answers.rules.map((marks) => marks[row] ?? 0), rules: found.rules };
    return found.rules;
  }

  #asked(row: number, rows: FoldColumns, answers: ColumnAnswers): readonly number[] {
    const { kernel, hooks, fold } = this.#benefit;
    const hook = hooks[rows.interval[row] ?? 0];
    if (!hook || !kernel) return [];
    const acc: Record<string, number> = {};
    for (const { name, start } of fold?.accumulators ?? []) {
      const added = answers.columns[`add.${name}`]?.values;
      let sum = Number(start);
      for (let at = row - 1; at >= 0 && rows.starts[at + 1] !== 1; at -= 1) sum += added?.[at] ?? 0;
      acc[name] = sum;
    }
    const fired: number[] = [];
    hook.evaluatePlain(fieldsAt(row, rows, kernel), acc, fired);
    return [...new Set(fired)];
  }
}

function fieldsAt(row: number, rows: FoldColumns, kernel: ColumnKernel): Row {
  const fields: { [name: string]: Value } = {};
  for (const { name, form } of kernel.inputs) {
    const held = rows.inputs[name]?.values[row] ?? 0;
    const codes = BENEFIT_CODES[name] ?? [];
    if (form === 'flag') fields[name] = held === 1;
    else if (form === 'code') fields[name] = codes[held] ?? null;
    else if (form === 'set') fields[name] = codes.filter((_, at) => (held >> at) & 1);
    else fields[name] = held;
  }
  return fields;
}

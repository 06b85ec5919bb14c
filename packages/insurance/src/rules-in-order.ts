import type { Column, ColumnAnswers, ColumnKernel, Row, Value } from '@sanyi/feel';
import type { BenefitKernel } from './benefit-kernel.ts';
import { BENEFIT_CODES } from './benefit-kernel.ts';

/** Claims in fold order as a benefit was asked about them in columns. */
export type AskedColumns = {
  readonly inputs: Readonly<Record<string, Column>>;
  /** The number of the hook that speaks. */
  readonly interval: Uint16Array;
  readonly starts: Uint8Array;
};

/**
 * The rules that fire on a claim, in the order of running. Columns mark rules without order, so the row
 * program is asked once for each set of rules that is met. Indexes into `Stack.rules`.
 */
export function rulesInOrder(
  { kernel, hooks, fold }: BenefitKernel,
  asked: AskedColumns,
  at: { readonly position: number; readonly answers: ColumnAnswers },
): readonly number[] {
  const { position, answers } = at;
  const hook = hooks[asked.interval[position] ?? 0];
  if (!hook || !kernel) return [];
  const acc: Record<string, number> = {};
  for (const { name, start } of fold?.accumulators ?? []) {
    const added = answers.columns[`add.${name}`]?.values;
    let sum = Number(start);
    for (let row = position - 1; row >= 0 && asked.starts[row + 1] !== 1; row -= 1) {
      sum += added?.[row] ?? 0;
    }
    acc[name] = sum;
  }
  return [...new Set(hook.firedSeldom(fieldsAt(position, asked, kernel), acc))];
}

function fieldsAt(row: number, asked: AskedColumns, kernel: ColumnKernel): Row {
  const fields: { [name: string]: Value } = {};
  for (const { name, form } of kernel.inputs) {
    const held = asked.inputs[name]?.values[row] ?? 0;
    const codes = BENEFIT_CODES[name] ?? [];
    if (form === 'flag') fields[name] = held === 1;
    else if (form === 'code') fields[name] = codes[held] ?? null;
    else if (form === 'set') fields[name] = codes.filter((_, at) => (held >> at) & 1);
    else fields[name] = held;
  }
  return fields;
}

import type { Column, ColumnField, Row, Value } from '@sanyi/feel';
import type { Random } from '@sanyi/kernel';
import { boundariesOf } from './boundaries.ts';
import type { Subject } from './subjects.ts';

/** Made-up rows of a decision as columns, each with the set of parameters it takes. */
export type Rows = {
  readonly count: number;
  readonly fields: readonly ColumnField[];
  readonly columns: Readonly<Record<string, Column>>;
  readonly interval: Uint16Array;
  /** 1 at the first claim of a person, for folds. */
  readonly starts: Uint8Array;
};

/** Numbers around the ends of what is proved, and of what a double holds. */
const LARGE = [2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 40, 2 ** 52, 2 ** 53 - 1];
const ITEMS = ['item-a', 'item-b', 'item-c'];
const [FIRST_DAY, DAYS] = [16_436, 3_650];

/** The codes that a column of codes counts in. */
export const codesOf = ({ codes }: ColumnField): readonly string[] => codes ?? ITEMS;

/**
 * Makes rows. Numbers lie on and beside every boundary of the rules, singly and as the rest to one
 * of them, so that accumulators and amounts meet caps together; some are null, below zero, or large.
 */
export function makeRows(subject: Subject, count: number, random: Random): Rows {
  const fields = subject.kernel?.inputs ?? [];
  const number = numbersNear(boundariesOf(subject.checked, subject.parameters), random);
  const columns: Record<string, { values: Float64Array; missing?: Uint8Array }> = {};
  for (const { name, optional } of fields) {
    const values = new Float64Array(count);
    columns[name] = optional ? { values, missing: new Uint8Array(count) } : { values };
  }
  const made: number[] = [];
  const fill = (field: ColumnField, row: number): void => {
    const column = columns[field.name];
    if (!column) return;
    if (column.missing && random.below(4) === 0) column.missing[row] = 1;
    else column.values[row] = fieldValue(field, made, { random, number });
    if (field.form === 'number') made.push(column.values[row] ?? 0);
  };
  for (let row = 0; row < count; row += 1) {
    made.length = 0;
    for (const field of fields) fill(field, row);
  }
  return {
    count,
    fields,
    columns,
    interval: Uint16Array.from({ length: count }, () => random.below(subject.parameters.length)),
    starts: Uint8Array.from({ length: count }, (_, at) =>
      Number(at === 0 || random.below(12) === 0),
    ),
  };
}

function fieldValue(
  field: ColumnField,
  made: readonly number[],
  by: { readonly random: Random; number(made: readonly number[]): number },
): number {
  const { random } = by;
  switch (field.form) {
    case 'flag':
      return random.below(2);
    case 'code':
      return random.below(codesOf(field).length);
    case 'set':
      return random.below(2 ** codesOf(field).length);
    case 'day':
      return FIRST_DAY + random.below(DAYS);
    default:
      return isAge(field) ? random.below(101) : by.number(made);
  }
}

/** Numbers on and beside boundaries, and what is missing from a number already made to one of them. */
function numbersNear(
  boundaries: readonly number[],
  random: Random,
): (made: readonly number[]) => number {
  const pick = (from: readonly number[]): number => from[random.below(from.length)] ?? 0;
  const near = (): number => pick(boundaries) + random.below(3) - 1;
  return (made) => {
    const kind = random.below(1000);
    if (kind < 2) return pick(LARGE);
    if (kind < 20) return -random.below(100_000);
    if (kind < 300) return Math.abs(near());
    if (kind < 500 && made.length > 0) return Math.abs(near() - pick(made));
    if (kind < 700) return random.below(100_000);
    return random.below(kind < 900 ? 4_000 : 5_000_000);
  };
}

/** Ages and numbers of stays are counts, which are small. */
const isAge = ({ name }: ColumnField): boolean => name === 'age';

/** A row as the row program takes it: the fields, and the accumulators before. */
export function rowAt(rows: Rows, at: number): { readonly input: Row; readonly acc: Row } {
  const input: { [name: string]: Value } = {};
  const acc: { [name: string]: Value } = {};
  for (const field of rows.fields) {
    const value = fieldAt(rows, field, at);
    if (field.name.startsWith('acc.')) acc[field.name.slice('acc.'.length)] = value;
    else input[field.name] = value;
  }
  return { input, acc };
}

function fieldAt({ columns }: Rows, field: ColumnField, at: number): Value {
  const column = columns[field.name];
  const held = column?.values[at] ?? 0;
  if (column?.missing?.[at] === 1) return null;
  if (field.form === 'flag') return held === 1;
  if (field.form === 'code') return codesOf(field)[held] ?? null;
  if (field.form === 'set') return codesOf(field).filter((_, bit) => (held >> bit) & 1);
  return held;
}

import type { Row, Value } from '@sanyi/feel';
import { assert, type Fen, fen, type Quantity, type Rate } from '@sanyi/kernel';

/**
 * Readers of what a decision answered. The engine has checked every answer against the kinds of the
 * hook, so a wrong shape here is a bug, not bad input.
 */
export function contextOf(value: Value | undefined, name: string): Row {
  assert(
    typeof value === 'object' && value !== null && !Array.isArray(value),
    `${name}: no context`,
  );
  // The line above leaves only contexts; Array.isArray does not narrow readonly arrays.
  return value as Row;
}

export function listOf(value: Value | undefined, name: string): readonly Value[] {
  assert(Array.isArray(value), `${name}: no list`);
  return value;
}

export function moneyOf(row: Row, name: string): Fen {
  const value = row[name];
  assert(typeof value === 'bigint', `${name}: no money`);
  return fen(value);
}

export const moneyOrNull = (row: Row, name: string): Fen | null =>
  row[name] === null || row[name] === undefined ? null : moneyOf(row, name);

// Rates and quantities leave the engine as integers at the scale of their kind.
export const rateOf = (row: Row, name: string): Rate => integerOf(row, name) as Rate;

export const quantityOrNull = (row: Row, name: string): Quantity | null =>
  row[name] === null || row[name] === undefined ? null : (integerOf(row, name) as Quantity);

function integerOf(row: Row, name: string): bigint {
  const value = row[name];
  assert(typeof value === 'bigint', `${name}: no number`);
  return value;
}

/** A number of an answer that came with plain numbers, exactly. */
export function wholeOf(row: Row, name: string): bigint {
  const value = row[name];
  assert(typeof value === 'number' || typeof value === 'bigint', `${name}: no number`);
  return BigInt(value);
}

/** The same as a plain number. */
export function plainOf(row: Row, name: string): number {
  const value = Number(row[name]);
  assert(Number.isSafeInteger(value), `${name}: no number that a column can hold`);
  return value;
}

export function textOf(row: Row, name: string): string {
  const value = row[name];
  assert(typeof value === 'string', `${name}: no code`);
  return value;
}

export function flagOf(row: Row, name: string): boolean {
  const value = row[name];
  assert(typeof value === 'boolean', `${name}: no flag`);
  return value;
}

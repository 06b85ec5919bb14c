import type { ClaimBatch } from '@sanyi/facts';
import type { Column } from '../duck/columns.ts';

/**
 * A checksum over a set of rows: the sum of one 64-bit hash per row, so neither the order of
 * rows nor the cut into files matters, while every value does.
 */
export type RowSum = { readonly low: number; readonly high: number };

export const EMPTY_SUM: RowSum = { low: 0, high: 0 };

/** Both sums together. */
export const addSums = (a: RowSum, b: RowSum): RowSum => ({
  low: (a.low + b.low) >>> 0,
  high: (a.high + b.high) >>> 0,
});

/** A sum as 16 hexadecimal digits. */
export const sumText = (sum: RowSum): string =>
  sum.high.toString(16).padStart(8, '0') + sum.low.toString(16).padStart(8, '0');

const TWO_32 = 4_294_967_296;
const LOW_SEED = 0x9e3779b9 | 0;
const HIGH_SEED = 0x85ebca6b | 0;

const mix = (hash: number, value: number): number => {
  const next = Math.imul(hash ^ value, 0x01000193) + 0x7ed55d16;
  return next ^ (next >>> 15);
};

const last = (hash: number): number => {
  const next = Math.imul(hash ^ (hash >>> 16), 0x045d9f3b);
  return (next ^ (next >>> 16)) >>> 0;
};

/** The checksum of the claims of a batch with their lines. */
export function sumClaims(batch: ClaimBatch): RowSum {
  let low = 0;
  let high = 0;
  const heads = claimHeads(batch);
  const { item, quantity, charged, lineStart } = batch;
  for (let row = 0; row < batch.count; row++) {
    let a = LOW_SEED;
    let b = HIGH_SEED;
    for (const head of heads) {
      const value = head[row] ?? 0;
      a = mix(a, value);
      b = mix(b, Math.floor(value / TWO_32) ^ value);
    }
    for (let line = lineStart[row] ?? 0; line < (lineStart[row + 1] ?? 0); line++) {
      const act = Math.imul(item[line] ?? 0, 0x27d4eb2d) ^ (quantity[line] ?? 0);
      a = mix(a, act);
      b = mix(b, act ^ 0x5bd1e995);
      if (charged !== null) a = mix(a, chargedWord(charged[line] ?? Number.NaN));
    }
    low = (low + last(a)) >>> 0;
    high = (high + last(b)) >>> 0;
  }
  return { low, high };
}

/** The checksum of any table of plain columns. */
export function sumColumns(columns: readonly Column[], count: number): RowSum {
  let low = 0;
  let high = 0;
  for (let row = 0; row < count; row++) {
    let a = LOW_SEED;
    let b = HIGH_SEED;
    for (const column of columns) {
      const word = columnWord(column, row);
      a = mix(a, word);
      b = mix(b, word ^ 0x5bd1e995);
    }
    low = (low + last(a)) >>> 0;
    high = (high + last(b)) >>> 0;
  }
  return { low, high };
}

const claimHeads = (batch: ClaimBatch): readonly { readonly [row: number]: number }[] => [
  batch.claim,
  batch.person,
  batch.institution,
  batch.day,
  batch.endDay,
  batch.visitKind,
  batch.title,
  batch.bedDays,
  batch.diagnosisGroup,
  batch.contracted,
  batch.referred,
  batch.specialNeeds,
  batch.reverses,
];

const chargedWord = (fen: number): number => (Number.isNaN(fen) ? 0x3c6ef372 : bigWord(fen));

const bigWord = (value: number): number =>
  Math.imul(Math.floor(value / TWO_32), 0x27d4eb2d) ^ (value % TWO_32);

function columnWord(column: Column, row: number): number {
  if (column.kind === 'lines' || column.kind === 'list' || column.kind === 'amounts') return 0;
  const value = column.values[row] ?? null;
  if (value === null) return 0x3c6ef372;
  return typeof value === 'number' ? bigWord(value) : textWord(value);
}

function textWord(text: string): number {
  let hash = LOW_SEED;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

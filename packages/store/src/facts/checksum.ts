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

/** Rows hashed at a time: column by column, so that each loop sees one kind of array. */
const BLOCK = 4096;
const low32 = new Int32Array(BLOCK);
const high32 = new Int32Array(BLOCK);
const values64 = new Float64Array(BLOCK);

type Block = { readonly from: number; readonly count: number };

/** Hashes rows block by block; `fill` mixes the columns of a block into the two hashes of its rows. */
function sumBlocks(count: number, fill: (block: Block) => void): RowSum {
  let low = 0;
  let high = 0;
  for (let from = 0; from < count; from += BLOCK) {
    const block = { from, count: Math.min(BLOCK, count - from) };
    low32.fill(LOW_SEED);
    high32.fill(HIGH_SEED);
    fill(block);
    for (let row = 0; row < block.count; row++) {
      low = (low + last(low32[row] ?? 0)) >>> 0;
      high = (high + last(high32[row] ?? 0)) >>> 0;
    }
  }
  return { low, high };
}

/** Copies a column of any kind to where the loops expect it. */
const load = (values: TypedColumn, { from, count }: Block): void =>
  values64.set(values.subarray(from, from + count));

/** The checksum of the claims of a batch with their lines. */
export function sumClaims(batch: ClaimBatch): RowSum {
  const heads = claimHeads(batch);
  return sumBlocks(batch.count, (block) => {
    for (const head of heads) {
      load(head, block);
      for (let row = 0; row < block.count; row++) {
        const value = values64[row] ?? 0;
        low32[row] = mix(low32[row] ?? 0, value);
        high32[row] = mix(high32[row] ?? 0, Math.floor(value / TWO_32) ^ value);
      }
    }
    mixLines(batch, block);
  });
}

function mixLines({ item, quantity, charged, lineStart }: ClaimBatch, block: Block): void {
  for (let row = 0; row < block.count; row++) {
    let a = low32[row] ?? 0;
    let b = high32[row] ?? 0;
    const end = lineStart[block.from + row + 1] ?? 0;
    for (let line = lineStart[block.from + row] ?? 0; line < end; line++) {
      const act = Math.imul(item[line] ?? 0, 0x27d4eb2d) ^ (quantity[line] ?? 0);
      a = mix(a, act);
      b = mix(b, act ^ 0x5bd1e995);
      if (charged !== null) a = mix(a, chargedWord(charged[line] ?? Number.NaN));
    }
    low32[row] = a;
    high32[row] = b;
  }
}

/** The checksum of any table of plain columns. */
export const sumColumns = (columns: readonly Column[], count: number): RowSum =>
  sumBlocks(count, (block) => {
    for (const column of columns) mixColumn(column, block);
  });

function mixColumn(column: Column, block: Block): void {
  if (column.kind === 'lines') {
    for (let row = 0; row < block.count; row++) mixWord(row, 0);
  } else if (column.kind === 'varchar') {
    for (let row = 0; row < block.count; row++) {
      mixWord(row, textOrNoneWord(column.values[block.from + row] ?? null));
    }
  } else {
    load(column.values, block);
    for (let row = 0; row < block.count; row++) mixWord(row, bigWord(values64[row] ?? 0));
  }
}

function mixWord(row: number, word: number): void {
  low32[row] = mix(low32[row] ?? 0, word);
  high32[row] = mix(high32[row] ?? 0, word ^ 0x5bd1e995);
}

type TypedColumn = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

const claimHeads = (batch: ClaimBatch): readonly TypedColumn[] => [
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

/** Whole numbers below 2^53: the operators take the low 32 bits by themselves. */
const bigWord = (value: number): number =>
  Math.imul(Math.floor(value / TWO_32), 0x27d4eb2d) ^ value;

const textOrNoneWord = (text: string | null): number =>
  text === null ? 0x3c6ef372 : textWord(text);

function textWord(text: string): number {
  let hash = LOW_SEED;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

import type { Kind } from '../kind.ts';
import { KIND_SCALES } from './types.ts';

const KIND_NAMES: { readonly [kind: string]: string } = {
  rate: '比率',
  quantity: '数量',
  count: '计数',
};

/** How a kind of number and its decimals are told. */
export function decimalsOf(kind: Kind): { kind: string; kindZh: string; limit: string } {
  const limit = String(KIND_SCALES[kind.kind as keyof typeof KIND_SCALES] ?? 0);
  return { kind: kind.kind, kindZh: KIND_NAMES[kind.kind] ?? kind.kind, limit };
}

/** The bounds of a rate in millionths; 0..1 unless declared. */
export function rateBounds(kind: Kind): { readonly min: bigint; readonly max: bigint } {
  if (kind.kind !== 'rate') return { min: 0n, max: 0n };
  return { min: kind.min ?? 0n, max: kind.max ?? 1_000_000n };
}

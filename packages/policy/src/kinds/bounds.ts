import type { Kind } from '@sanyi/feel';
import { RATE_ONE } from '@sanyi/kernel';
import { kindText } from './kind-text.ts';
import { valueText } from './value-text.ts';

/** A kind of number: what may have bounds. */
export type NumberKind = Extract<Kind, { kind: 'money' | 'rate' | 'quantity' | 'count' }>;

/** Decimals that the number kinds carry, see the table of values in POL-4. */
export const DECIMALS = { money: 2, rate: 6, quantity: 3, count: 0 } as const;

/** The least and the greatest value of a kind, in its decimals; null where there is none. */
export type Bounds = { readonly min: bigint | null; readonly max: bigint | null };

/** Whether values of a kind are numbers. */
export const isNumberKind = (kind: Kind): kind is NumberKind => kind.kind in DECIMALS;

/** The bounds that values of a kind are read within. */
export function boundsOf(kind: NumberKind): Bounds {
  const isRate = kind.kind === 'rate';
  return { min: kind.min ?? (isRate ? 0n : null), max: kind.max ?? (isRate ? RATE_ONE : null) };
}

/** What a parameter of a kind is bounded by where its package says nothing: no number is below zero. */
export const parameterBounds = (kind: NumberKind): Bounds => ({ ...boundsOf(kind), min: 0n });

/** Whether a value stands within bounds. */
export const isWithin = (value: bigint, { min, max }: Bounds): boolean =>
  (min === null || value >= min) && (max === null || value <= max);

/** A bound as a package writes it. */
export const boundText = (bound: bigint, kind: NumberKind): string => valueText(bound, kind);

/** What a package has to write beside a kind, so that a parameter of it is read within its bounds. */
export function writtenBounds(kind: Kind): { readonly min?: string; readonly max?: string } {
  if (!isNumberKind(kind)) return {};
  const { min, max } = boundsOf(kind);
  const isWritten =
    max === null || kindText(kind).includes('<') || (max === RATE_ONE && kind.kind === 'rate');
  return {
    ...(min === null || min === 0n ? {} : { min: boundText(min, kind) }),
    ...(isWritten ? {} : { max: boundText(max, kind) }),
  };
}

/** Bounds in words, for the text of a problem. */
export function boundWords(
  { min, max }: Bounds,
  kind: NumberKind,
): { readonly range: string; readonly rangeZh: string } {
  const least = min === null ? null : boundText(min, kind);
  const most = max === null ? null : boundText(max, kind);
  if (least === null) return { range: `at most ${most}`, rangeZh: `不大于 ${most}` };
  if (most === null) return { range: `${least} or more`, rangeZh: `不小于 ${least}` };
  return { range: `${least} to ${most}`, rangeZh: `${least} 至 ${most}` };
}

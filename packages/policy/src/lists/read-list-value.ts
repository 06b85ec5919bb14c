import type { Kind } from '@sanyi/feel';
import { type ReadValue, readValue } from '../kinds/read-value.ts';
import type { PolicyList } from './policy-list.ts';

/** A value of a list. A price below zero is no price, and what it does to a claim is nobody's rule. */
export function readListValue(text: string, kind: Kind, list: Pick<PolicyList, 'kind'>): ReadValue {
  const read = readValue(text, kind);
  const isBelow = read.ok && typeof read.value === 'bigint' && read.value < 0n;
  if (!isBelow || list.kind !== 'price') return read;
  return { ok: false, code: 'PRICES_NEGATIVE', details: { found: text } };
}

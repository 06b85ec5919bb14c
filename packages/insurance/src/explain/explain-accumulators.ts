import type { Row } from '@sanyi/feel';
import { decimalText, fen, yuanText } from '@sanyi/kernel';
import type { SettledOne } from '../settled-person.ts';
import type { ExplainedAccumulator } from './explanation.ts';

/** The accumulators of the claim's fold, before and after. */
export function explainedAccumulators(one: SettledOne): ExplainedAccumulator[] {
  const value = (row: Row, name: string): bigint => {
    const found = row[name];
    return typeof found === 'bigint' ? found : 0n;
  };
  return (one.hooks.benefit?.fold?.accumulators ?? []).map(({ name, title, kind }) => ({
    name,
    title,
    kind: kind.kind,
    before: value(one.before, name),
    after: value(one.after, name),
  }));
}

/** A value of a kind as it is shown: yuan with two decimals, others as plain decimals. */
export function shownValue(value: bigint, kind: string): string {
  if (kind === 'money') return yuanText(fen(value));
  if (kind === 'rate') return decimalText(value, 6);
  return kind === 'quantity' ? decimalText(value, 3) : String(value);
}

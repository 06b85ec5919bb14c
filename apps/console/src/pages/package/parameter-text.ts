import type { PackageParameter } from '@sanyi/api';
import type { Words } from '../../app/words.tsx';
import { exactText, scaledText, scaledTo } from '../../format/decimal.ts';

/** A value of a parameter as people read it: a rate in percent, an end as "ended". */
export function parameterText(
  value: string | null,
  parameter: Pick<PackageParameter, 'kind'>,
  { m }: Pick<Words, 'm'>,
): string {
  if (value === null) return m.policy.endedValue;
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  if (parameter.kind === 'rate' && isNumber) {
    return `${scaledText(scaledTo(value, 6), 4).replace(/\.?0+$/, '')} %`;
  }
  return isNumber ? exactText(value) : value;
}

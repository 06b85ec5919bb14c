import type { PackageParameter } from '@sanyi/api';
import type { Words } from '../../app/words.tsx';
import { exactText, scaledText, scaledTo } from '../../format/decimal.ts';

/** A value of a parameter as people read it: a rate in percent, a code by its title, an end as "ended". */
export function parameterText(
  value: string | null,
  parameter: Pick<PackageParameter, 'kind' | 'codes'>,
  { m, say }: Pick<Words, 'm' | 'say'>,
): string {
  if (value === null) return m.policy.endedValue;
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  if (parameter.kind === 'rate' && isNumber) {
    return `${scaledText(scaledTo(value, 6), 4).replace(/\.?0+$/, '')} %`;
  }
  const title = parameter.codes[value];
  if (title) return say(title);
  return isNumber ? exactText(value) : value;
}

import type { ReplaysCompared } from '@sanyi/api';
import type { Sides } from '../../messages/compare-words.ts';

type Holds = Readonly<Record<'first' | 'second', boolean>>;

const sidesOf = ({ first, second }: Holds): Sides | null => {
  if (first && second) return 'both';
  if (first) return 'first';
  return second ? 'second' : null;
};

/** Which replays pay from budgets: what those move cites no rule of a claim. */
export const pooledSides = ({ pooled }: ReplaysCompared): Sides | null => sidesOf(pooled);

/** Which replays change nothing but through budgets: what is charged and what patients pay read 0. */
export function pooledAlone({ pooled, all }: ReplaysCompared): Sides | null {
  const alone = (side: 'first' | 'second'): boolean =>
    pooled[side] && all[side].patientFen === '0' && all[side].totalFen === '0';
  return sidesOf({ first: alone('first'), second: alone('second') });
}

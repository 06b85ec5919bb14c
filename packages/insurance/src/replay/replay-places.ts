import { LEVELS } from '@sanyi/facts';
import { PLACE_LEVELS, type ReplayFrame, type ReplayLayout } from './replay-layout.ts';

/** The position of each institution among the levels of places. */
export const placeLevels = ({ facts }: ReplayFrame): Uint8Array =>
  Uint8Array.from(facts.institutions, ({ level, grassroots }) =>
    grassroots ? PLACE_LEVELS.indexOf('grassroots') : LEVELS.at(level),
  );

/** The position of the month of each day from the first one on. */
export function monthColumn({ from, to }: ReplayFrame, { months }: ReplayLayout): Uint16Array {
  const column = new Uint16Array(to - from + 1);
  for (const [at, first] of months.entries()) column.fill(at, Math.max(0, first - from));
  return column;
}

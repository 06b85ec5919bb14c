import type { Edition } from '@sanyi/governance';
import type { Bulletin } from '@sanyi/oversight';

/** Hours that the clock of the city is ahead of UTC; a bulletin is dated where it is signed. */
const AHEAD_HOURS = 8;
const HOUR_MS = 3_600_000;

type Signed = Pick<Edition, 'content' | 'period' | 'state' | 'number' | 'approved'>;

/**
 * The bulletin that an edition froze, with who signed it. It is dated by its approval, so that its
 * prints are known before it is out.
 */
export function signedBulletin(edition: Signed): Bulletin {
  // Only bulletins are put into editions of this series.
  const bulletin = edition.content as unknown as Bulletin;
  const { state, number, approved, period } = edition;
  const date = state === 'published' && approved ? dayOf(approved.at) : null;
  return {
    ...bulletin,
    edition: {
      ...bulletin.edition,
      id: number === null ? period : `${period}-${number}`,
      state,
      number,
      date,
      approvals: approved ? [{ name: approved.by.name.en, at: approved.at }] : [],
    },
  };
}

const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + AHEAD_HOURS * HOUR_MS).toISOString().slice(0, 10);

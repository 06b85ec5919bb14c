import type { Edition } from '@sanyi/governance';
import type { Bulletin } from '@sanyi/oversight';

type Signed = Pick<Edition, 'content' | 'period' | 'state' | 'number' | 'approved'>;

/**
 * The bulletin that an edition froze, with who signed it. It is dated by its approval, by the clock of
 * the city's offices, so that its prints are known before it is out.
 */
export function signedBulletin(edition: Signed, clock: (instant: string) => string): Bulletin {
  const bulletin = bulletinOf(edition);
  const { state, number, approved, period } = edition;
  const date = state === 'published' && approved ? clock(approved.at) : null;
  return {
    ...bulletin,
    edition: {
      ...bulletin.edition,
      id: number === null ? period : `${period}-${number}`,
      state,
      number,
      date,
      approvals: approved
        ? [{ name: approved.by.name, office: approved.by.office, at: approved.at }]
        : [],
    },
  };
}

/** The bulletin that an edition holds: nothing else is put into editions of this series. */
export const bulletinOf = ({ content }: Pick<Edition, 'content'>): Bulletin => content as Bulletin;

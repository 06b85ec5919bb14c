/** A day and a minute in UTC, which is named: a terminal may stand anywhere. */
export const instantUtc = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/** What the numbers show: the rules in force, what changes, or the reform. */
export type Mode = 'baseline' | 'difference' | 'reform';

/** The mode of an address; what changes where it says nothing else. */
export const modeOf = (text: string | undefined): Mode =>
  text === 'baseline' || text === 'reform' ? text : 'difference';

/** The smaller or the larger of two names or literals by a branch, which a processor learns. */
export const chosen = (name: 'min' | 'max', left: string, right: string): string =>
  `(${left} ${name === 'min' ? '<' : '>'} ${right} ? ${left} : ${right})`;

/** Positions of the bits that are set in a word of 32. */
export function bitsOf(word: number): number[] {
  const found: number[] = [];
  for (let left = word; left !== 0; left &= left - 1) found.push(31 - Math.clz32(left & -left));
  return found;
}

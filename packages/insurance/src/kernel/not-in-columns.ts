/** Something that columns cannot say: whoever catches it settles the claims row by row. */
export class NotInColumns extends Error {}

/** An amount as columns hold it. */
export function wholeFen(amount: bigint): number {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw new NotInColumns(`${amount} fen`);
  return value;
}

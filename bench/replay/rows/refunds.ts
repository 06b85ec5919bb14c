import type { RowClaim, RowLine } from './facts.ts';

/** What is left of a person's claims after a refund; the claims given stay as they are. */
export function withoutRefunded(claims: readonly RowClaim[], refund: RowClaim): RowClaim[] {
  if (!claims.some(({ claim }) => claim === refund.reverses)) {
    throw new Error(`claim ${refund.reverses} is not there`);
  }
  return claims.flatMap((each) => {
    if (each.claim !== refund.reverses) return [each];
    const lines = refund.lines.reduce(takenOff, each.lines);
    const isEmpty = lines.every(({ quantity }) => quantity === 0);
    const isSame = each.title === refund.title && each.bedDays === refund.bedDays;
    const isGone = refund.lines.length === 0 || (isEmpty && isSame);
    return isGone ? [] : [{ ...each, lines }];
  });
}

function takenOff(lines: readonly RowLine[], { item, quantity }: RowLine): readonly RowLine[] {
  let left = -quantity;
  return lines.map((line) => {
    if (line.item !== item) return line;
    const taken = Math.min(left, line.quantity);
    left -= taken;
    return { item, quantity: line.quantity - taken };
  });
}

import type { ClaimBatch } from '@sanyi/facts';
import { assert, type ProblemCode, ProblemError, problem } from '@sanyi/kernel';

/** Claims of one person: rows `[from, to)` of a batch. */
export type PersonRows = { readonly batch: ClaimBatch; readonly from: number; readonly to: number };

/** What is left of a person's claims after the refunds met so far. */
export type LeftOver = {
  /** Quantities by line of the batch; only the person's own lines differ from the batch. */
  readonly quantity: Int32Array;
  /** Rows of which nothing is left: not even the visit. */
  readonly undone: Set<number>;
};

/** Whether any claim of the person takes another back. */
export function hasRefunds({ batch, from, to }: PersonRows): boolean {
  for (let row = from; row < to; row++) if (batch.reverses[row] !== 0) return true;
  return false;
}

/** The claims that refunds of the person name. */
export function reversedClaims({ batch, from, to }: PersonRows): ReadonlySet<number> {
  const claims = new Set<number>();
  for (let row = from; row < to; row++) {
    const reverses = batch.reverses[row] ?? 0;
    if (reverses !== 0) claims.add(reverses);
  }
  return claims;
}

/** Nothing taken back yet. */
export const allLeft = (batch: ClaimBatch): LeftOver => ({
  quantity: batch.quantity.slice(),
  undone: new Set(),
});

/**
 * The row a refund takes back; null when the row is no refund (CLM-6).
 *
 * @throws ProblemError when the refund names no earlier claim of the person, or another refund
 */
export function reversedRow(
  rows: PersonRows,
  row: number,
  settled: (row: number) => boolean,
): number | null {
  const { batch, from, to } = rows;
  const reverses = batch.reverses[row] ?? 0;
  if (reverses === 0) return null;
  for (let each = from; each < to; each++) {
    if (batch.claim[each] !== reverses) continue;
    if (batch.reverses[each] !== 0) throw refundProblem(rows, row, 'INSURANCE_REFUND_OF_REFUND');
    if (settled(each)) return each;
  }
  throw refundProblem(rows, row, 'INSURANCE_REFUND_UNKNOWN_CLAIM');
}

/**
 * Takes the lines of a refund off the claim it reverses. The visit goes too when the refund has no
 * lines, or when it leaves no line and repeats the visit's title and bed-days.
 *
 * @throws ProblemError when more is taken back than is left
 */
export function takeBack(
  rows: PersonRows,
  row: number,
  at: { original: number; left: LeftOver },
): void {
  const { batch } = rows;
  const { original, left } = at;
  const start = batch.lineStart[row] ?? 0;
  const end = batch.lineStart[row + 1] ?? 0;
  for (let line = start; line < end; line++) {
    const quantity = batch.quantity[line] ?? 0;
    const details = { item: String(batch.item[line]), quantity: thousandths(quantity) };
    if (quantity > 0) throw refundProblem(rows, row, 'INSURANCE_REFUND_POSITIVE', details);
    const missing = takeLine(rows, line, at);
    if (missing === 0) continue;
    const over = { ...details, quantity: thousandths(missing) };
    throw refundProblem(rows, row, 'INSURANCE_REFUND_TOO_MUCH', over);
  }
  const whole = start === end;
  if (whole) left.quantity.fill(0, batch.lineStart[original], batch.lineStart[original + 1]);
  if (whole || (repeatsVisit(batch, row, original) && nothingLeft(batch, original, left))) {
    left.undone.add(original);
  }
}

const nothingLeft = (batch: ClaimBatch, row: number, left: LeftOver): boolean =>
  left.quantity
    .subarray(batch.lineStart[row], batch.lineStart[row + 1])
    .every((quantity) => quantity === 0);

const repeatsVisit = (batch: ClaimBatch, row: number, original: number): boolean =>
  batch.title[row] === batch.title[original] && batch.bedDays[row] === batch.bedDays[original];

/** Takes one refunded line off the lines of the original in their order; gives what is too much. */
function takeLine(
  { batch }: PersonRows,
  line: number,
  { original, left }: { original: number; left: LeftOver },
): number {
  let toTake = -(batch.quantity[line] ?? 0);
  for (let at = batch.lineStart[original] ?? 0; at < (batch.lineStart[original + 1] ?? 0); at++) {
    if (!isSameItem(batch, line, at)) continue;
    const taken = Math.min(toTake, left.quantity[at] ?? 0);
    left.quantity[at] = (left.quantity[at] ?? 0) - taken;
    toTake -= taken;
  }
  return toTake;
}

/** Whether a refunded line takes from a line: the same item, and the charged price if it names one. */
function isSameItem(batch: ClaimBatch, refunded: number, line: number): boolean {
  if (batch.item[refunded] !== batch.item[line]) return false;
  const charged = batch.charged?.[refunded] ?? Number.NaN;
  return Number.isNaN(charged) || batch.charged?.[line] === charged;
}

/** The amounts of a claim's lines. */
export const amountsOf = (batch: ClaimBatch, row: number, from: Float64Array): Float64Array =>
  from.slice(batch.lineStart[row], batch.lineStart[row + 1]);

/** What the lines of a refunded claim cost before the refund and after it. */
export type RefundedAmounts = {
  readonly original: number;
  readonly before: Float64Array;
  readonly after: Float64Array;
};

/**
 * Writes what the lines of a refund are: the difference of the original's lines, each on the first
 * line of the refund with the same item.
 */
export function writeRefundAmounts(
  batch: ClaimBatch,
  row: number,
  { original, before, after, written }: RefundedAmounts & { readonly written: Float64Array },
): void {
  const start = batch.lineStart[original] ?? 0;
  for (const [offset, amount] of before.entries()) {
    const change = (after[offset] ?? 0) - amount;
    if (change === 0) continue;
    for (let line = batch.lineStart[row] ?? 0; line < (batch.lineStart[row + 1] ?? 0); line++) {
      if (!isSameItem(batch, line, start + offset)) continue;
      written[line] = (written[line] ?? 0) + change;
      break;
    }
  }
}

/** Refuses a negative line on a claim that reverses nothing. */
export function refuseNegative({ batch }: { batch: ClaimBatch }, line: number): never {
  const details = {
    item: String(batch.item[line]),
    quantity: thousandths(batch.quantity[line] ?? 0),
  };
  throw new ProblemError([problem('INSURANCE_NEGATIVE_QUANTITY', 'lines', details)]);
}

function refundProblem(
  { batch }: PersonRows,
  row: number,
  code: ProblemCode,
  details: Readonly<Record<string, string>> = {},
): ProblemError {
  assert(batch.reverses[row] !== 0, 'a refund reverses a claim');
  return new ProblemError([
    problem(code, 'refund', { reverses: String(batch.reverses[row]), ...details }),
  ]);
}

const thousandths = (quantity: number): string => String(quantity / 1000);

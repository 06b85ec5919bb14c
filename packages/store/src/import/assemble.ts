import { type ClaimBatch, columnFen } from '@sanyi/facts';
import type { ReadClaim } from './read-claims.ts';

/** Claims as columns, in the order of facts, with what became of their money. */
export type Assembled = {
  readonly batch: ClaimBatch;
  /** Sum of the totals of the claims. */
  readonly amountIn: bigint;
  /** Sum of what the lines carry. */
  readonly amountOut: bigint;
  /** Sum of the remainders put on `unitemised` lines, and how many there are. */
  readonly unitemisedFen: bigint;
  readonly unitemisedLines: number;
};

type Line = { readonly item: number; readonly quantity: number; readonly charged: number };

/**
 * Puts claims into the order person, day, claim, numbers them in that order, and turns amounts
 * into unit prices. What a claim costs beyond its lines becomes a line `unitemised`, so that the
 * claim's total is counted once and nothing is lost.
 */
export function assemble(claims: readonly ReadClaim[], unitemised: number): Assembled {
  const sorted = claims.toSorted(inOrder);
  const numbers = new Map(sorted.map((claim, at) => [claim.id, at + 1]));
  const lineStart = new Uint32Array(sorted.length + 1);
  const lines: Line[] = [];
  let amountIn = 0n;
  let amountOut = 0n;
  let unitemisedFen = 0n;
  let unitemisedLines = 0;
  sorted.forEach((claim, at) => {
    let sum = 0n;
    for (const line of claim.lines) {
      sum += line.amount ?? 0n;
      lines.push(pricedLine(line.item, line.quantity, line.amount));
    }
    const rest = claim.total.fen - sum;
    if (rest !== 0n) {
      lines.push(pricedLine(unitemised, claim.reverses === '' ? 1000 : -1000, rest));
      unitemisedFen += rest;
      unitemisedLines++;
    }
    lineStart[at + 1] = lines.length;
    amountIn += claim.total.fen;
    amountOut += carried(lines, lineStart[at] ?? 0);
  });
  const batch = batchOf(sorted, { lineStart, lines, numbers });
  return { batch, amountIn, amountOut, unitemisedFen, unitemisedLines };
}

/** A refund of the same day stands after what it takes back. */
const inOrder = (a: ReadClaim, b: ReadClaim): number =>
  a.person - b.person ||
  a.day - b.day ||
  Number(a.reverses !== '') - Number(b.reverses !== '') ||
  a.row - b.row;

/**
 * Facts keep the price of one unit. Where the amount does not divide by the quantity, the line
 * becomes one unit at the whole amount, because money is kept before quantity.
 */
function pricedLine(item: number, quantity: number, amount: bigint | null): Line {
  if (amount === null) return { item, quantity, charged: Number.NaN };
  const thousandths = BigInt(quantity);
  if ((amount * 1000n) % thousandths === 0n) {
    return { item, quantity, charged: columnFen((amount * 1000n) / thousandths) };
  }
  const one = quantity < 0 ? -1000 : 1000;
  return { item, quantity: one, charged: columnFen(quantity < 0 ? -amount : amount) };
}

function carried(lines: readonly Line[], from: number): bigint {
  let sum = 0n;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (line && !Number.isNaN(line.charged)) {
      sum += (BigInt(line.charged) * BigInt(line.quantity)) / 1000n;
    }
  }
  return sum;
}

function batchOf(
  claims: readonly ReadClaim[],
  made: {
    readonly lineStart: Uint32Array;
    readonly lines: readonly Line[];
    readonly numbers: ReadonlyMap<string, number>;
  },
): ClaimBatch {
  return {
    count: claims.length,
    claim: Float64Array.from(claims, (_, at) => at + 1),
    person: Uint32Array.from(claims, (claim) => claim.person),
    institution: Uint32Array.from(claims, (claim) => claim.institution),
    day: Int32Array.from(claims, (claim) => claim.day),
    endDay: Int32Array.from(claims, (claim) => claim.endDay),
    visitKind: Uint8Array.from(claims, (claim) => claim.visitKind),
    title: Uint8Array.from(claims, (claim) => claim.title),
    bedDays: Uint16Array.from(claims, (claim) => claim.bedDays),
    diagnosisGroup: new Uint16Array(claims.length),
    contracted: Uint8Array.from(claims, (claim) => Number(claim.contracted)),
    referred: Uint8Array.from(claims, (claim) => Number(claim.referred)),
    specialNeeds: Uint8Array.from(claims, (claim) => Number(claim.specialNeeds)),
    reverses: Float64Array.from(claims, (claim) => made.numbers.get(claim.reverses) ?? 0),
    lineStart: made.lineStart,
    item: Uint32Array.from(made.lines, (line) => line.item),
    quantity: Int32Array.from(made.lines, (line) => line.quantity),
    charged: Float64Array.from(made.lines, (line) => line.charged),
  };
}

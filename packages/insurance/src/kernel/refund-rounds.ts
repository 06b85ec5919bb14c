import type { Segment } from '@sanyi/facts';
import { firstFrom } from './first-from.ts';
import type { KernelTables } from './kernel-tables.ts';
import { type LeftOver, takenBack } from './left-over.ts';
import type { SegmentPeriod } from './read-block.ts';

/**
 * A person's claims folded once more, from the first on: after each refund without what it took back
 * (CLM-6). The claims before the refund were settled in the round before and only carry the person
 * on; those after it are settled here.
 */
export type Round = {
  /** The refund, as a row of the segment, and the claim it takes from; null in the first round. */
  readonly refund: { readonly row: number; readonly original: number } | null;
  /** Rows of the segment in the order of the fold, and what is left of them; null: everything. */
  readonly rows: number[];
  readonly left: (LeftOver | null)[];
  /** How many rows were settled before. */
  readonly again: number;
};

type Asked = {
  readonly tables: KernelTables;
  readonly period: Pick<SegmentPeriod, 'since' | 'to'>;
  readonly segment: Segment;
};

/**
 * The rounds of a person with refunds; null for whom the rounds cannot say: refunds of what is not
 * there, or stays that the sides settle on different days.
 */
export function refundRounds(asked: Asked, person: number): Round[] | null {
  const { segment } = asked;
  const refundOf = refundsOf(segment, person);
  const order = foldOrder(asked, person, refundOf);
  if (order === null) return null;
  const left = new Map<number, LeftOver | null>();
  const rounds: Round[] = [{ refund: null, rows: [], left: [], again: 0 }];
  for (const row of order) {
    const taken = refundOf.get(row);
    const last = rounds.at(-1);
    if (!last) return null;
    if (taken === undefined) {
      left.set(row, null);
      last.rows.push(row);
      last.left.push(null);
      continue;
    }
    const round = roundAfter(asked, { row, taken }, left);
    if (round === null) return null;
    rounds.push(round);
  }
  return rounds;
}

/** The claims settled so far once more, without what a refund takes back. */
function roundAfter(
  { tables, segment }: Asked,
  refund: { readonly row: number; readonly taken: number },
  left: Map<number, LeftOver | null>,
): Round | null {
  const { row, taken } = refund;
  const original = [...left.keys()].find((each) => segment.claim[each] === taken);
  const before = original === undefined ? undefined : left.get(original);
  if (original === undefined || before === undefined) return null;
  const { lines, codes } = tables;
  const taking = { segment, lines, visits: codes.visits, refund: row, original };
  const after = takenBack(taking, before);
  if (after === null) return null;
  left.set(original, after);
  const rows: number[] = [];
  const leftOver: (LeftOver | null)[] = [];
  for (const [each, own] of left) {
    if (own?.isUndone) continue;
    rows.push(each);
    leftOver.push(own);
  }
  return { refund: { row, original }, rows, left: leftOver, again: rows.length };
}

/** The claim that each refund of a person takes back, by rows of the segment. */
function refundsOf(
  { claimStart, refundRow, refundOf }: Segment,
  person: number,
): Map<number, number> {
  const [from, to] = [claimStart[person] ?? 0, claimStart[person + 1] ?? 0];
  const found = new Map<number, number>();
  for (let at = firstFrom(refundRow, from); at < refundRow.length; at++) {
    const row = refundRow[at] ?? 0;
    if (row >= to) break;
    found.set(row, refundOf[at] ?? 0);
  }
  return found;
}

/** Rows of a person that matter, by settlement day, then claim (INS-3); null where sides differ. */
function foldOrder(
  asked: Asked,
  person: number,
  refundOf: ReadonlyMap<number, number>,
): number[] | null {
  const { period, segment } = asked;
  const { claimStart, claim, endDay } = segment;
  const first = claimStart[person] ?? 0;
  const rows: number[] = [];
  const days: number[] = [];
  const since = sinceOf(segment, period, { person, refundOf });
  const isAfter = (a: number, b: number): number =>
    (days[a - first] ?? 0) - (days[b - first] ?? 0) || (claim[a] ?? 0) - (claim[b] ?? 0);
  let isSorted = true;
  for (let row = first; row < (claimStart[person + 1] ?? 0); row++) {
    const last = endDay[row] ?? 0;
    if (last < since || last > period.to) continue;
    const settled = settlementDay(asked, row);
    if (settled === null) return null;
    days[row - first] = settled;
    isSorted &&= rows.length === 0 || isAfter(row, rows.at(-1) ?? 0) > 0;
    rows.push(row);
  }
  return isSorted ? rows : rows.sort(isAfter);
}

/** The day a claim is settled on; null where nobody knows its place, or the sides differ. */
function settlementDay({ tables, segment }: Asked, row: number): number | null {
  const { stays, places, calendar } = tables;
  const placeClass = places.classOf[segment.place[row] ?? 0] ?? -1;
  if (placeClass < 0) return null;
  const [day, endDay] = [segment.day[row] ?? 0, segment.endDay[row] ?? 0];
  if (stays.isStay[segment.visit[row] ?? 0] === 0) return day;
  if (calendar.year[endDay] === 0) calendar.meet(endDay);
  const [old, now] = stays.both('benefit.claim', { day, endDay, placeClass });
  return old === now ? old : null;
}

/** The first day that matters: all days do for who takes back a claim from before the period. */
function sinceOf(
  { claim, claimStart, endDay }: Segment,
  { since, to }: Asked['period'],
  of: { readonly person: number; readonly refundOf: ReadonlyMap<number, number> },
): number {
  const early = new Set<number>();
  for (let row = claimStart[of.person] ?? 0; row < (claimStart[of.person + 1] ?? 0); row++) {
    if ((endDay[row] ?? 0) < since) early.add(claim[row] ?? 0);
  }
  const reachesBack = [...of.refundOf].some(([row, taken]) => {
    const last = endDay[row] ?? 0;
    return last >= since && last <= to && early.has(taken);
  });
  return reachesBack ? Number.NEGATIVE_INFINITY : since;
}

import type { ClaimBatch } from '../claim-batch.ts';
import {
  groupKey,
  groupsOf,
  type PersonGroups,
  type VisitCodes,
  visitKey,
  visitsOf,
} from './row-keys.ts';

/** What a line can be: an item in a quantity, the most frequent first. */
export type ActCodes = {
  readonly count: number;
  /** Row in `items` of the codes. */
  readonly item: Uint32Array;
  /** Thousandths of the item's unit. */
  readonly quantity: Int32Array;
};

/** What the codes in the columns of segments mean; the same for all segments of a store. */
export type SegmentCodes = {
  /** Days of segments count from here. */
  readonly firstDay: number;
  readonly groups: PersonGroups;
  readonly visits: VisitCodes;
  /** Ids: those of the table of institutions in its order, then those only claims know. */
  readonly institutions: Uint32Array;
  /** Ids of the items that occur, the most frequent first. */
  readonly items: Uint32Array;
  readonly acts: ActCodes;
};

/** What occurs in claims, in any order and how often it likes: what codes are numbered from. */
export type ClaimCensus = {
  readonly firstDay: number;
  /** Of `groupKey`. */
  readonly groups: Iterable<number>;
  /** Of `visitKey`. */
  readonly visits: Iterable<number>;
  readonly institutions: Iterable<number>;
  /** Ids of items, quantities and how many lines have both. */
  readonly acts: Iterable<readonly [item: number, quantity: number, lines: number]>;
};

/**
 * Numbers what occurs in claims; the same census in any order gives the same codes.
 *
 * @param census - what occurs
 * @param institutions - ids of the table of institutions, in its order
 * @example
 * ```ts
 * segmentCodes(claimCensus([], [emptyClaimBatch()]), [7]).institutions[0]; // 7
 * ```
 */
export function segmentCodes(census: ClaimCensus, institutions: Iterable<number>): SegmentCodes {
  const known = new Set(institutions);
  const others = ascending(census.institutions).filter((id) => !known.has(id));
  return {
    firstDay: census.firstDay,
    groups: groupsOf(ascending(census.groups)),
    visits: visitsOf(ascending(census.visits)),
    institutions: Uint32Array.from([...known, ...others]),
    ...numbered(census.acts),
  };
}

const ascending = (values: Iterable<number>): number[] =>
  [...new Set(values)].sort((a, b) => a - b);

function numbered(acts: ClaimCensus['acts']): Pick<SegmentCodes, 'items' | 'acts'> {
  const linesOf = new Map<number, Map<number, number>>();
  for (const [item, quantity, lines] of acts) {
    const of = linesOf.get(item) ?? new Map<number, number>();
    linesOf.set(item, of.set(quantity, (of.get(quantity) ?? 0) + lines));
  }
  const items = [...linesOf]
    .map(([id, of]) => ({ id, of, lines: [...of.values()].reduce((a, b) => a + b, 0) }))
    .sort((a, b) => b.lines - a.lines || a.id - b.id);
  const rows = items
    .flatMap(({ of }, item) => [...of].map(([quantity, lines]) => ({ item, quantity, lines })))
    .sort((a, b) => b.lines - a.lines || a.item - b.item || a.quantity - b.quantity);
  return {
    items: Uint32Array.from(items, ({ id }) => id),
    acts: {
      count: rows.length,
      item: Uint32Array.from(rows, ({ item }) => item),
      quantity: Int32Array.from(rows, ({ quantity }) => quantity),
    },
  };
}

/**
 * Takes the census of persons and claims that are in memory.
 *
 * @example
 * ```ts
 * [...claimCensus([], [emptyClaimBatch()]).acts].length; // 0
 * ```
 */
export function claimCensus(
  persons: readonly PersonGroups[],
  batches: readonly ClaimBatch[],
): ClaimCensus {
  const groups = new Set<number>();
  const visits = new Set<number>();
  const institutions = new Set<number>();
  let firstDay = Number.POSITIVE_INFINITY;
  for (const table of persons) {
    for (let row = 0; row < table.count; row++) groups.add(groupKey(table, row));
  }
  for (const batch of batches) {
    for (let row = 0; row < batch.count; row++) {
      firstDay = Math.min(firstDay, batch.day[row] ?? 0, batch.endDay[row] ?? 0);
      visits.add(visitKey(batch, row));
      institutions.add(batch.institution[row] ?? 0);
    }
  }
  const first = Number.isFinite(firstDay) ? firstDay : 0;
  return { firstDay: first, groups, visits, institutions, acts: actsOf(batches) };
}

function* actsOf(batches: readonly ClaimBatch[]): Generator<readonly [number, number, number]> {
  for (const { item, quantity } of batches) {
    for (let line = 0; line < item.length; line++) {
      yield [item[line] ?? 0, quantity[line] ?? 0, 1];
    }
  }
}

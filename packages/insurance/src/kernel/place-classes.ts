import type { SegmentCodes } from '@sanyi/facts';
import type { Both, Side } from './sides.ts';

/**
 * Places by class: places of one class have the same rules and prices on every day, under the old
 * rules and under the new ones.
 */
export type PlaceClasses = {
  readonly count: number;
  /** By row in the institutions of the codes; -1 for one that no table knows. */
  readonly classOf: Int32Array;
  /** The class of sites that a class of places is on each side. */
  readonly sites: Both<Int32Array>;
};

export function placeClasses([old, now]: Both<Side>, codes: SegmentCodes): PlaceClasses {
  const known = new Map<string, number>();
  const sites: [number[], number[]] = [[], []];
  const classOf = Int32Array.from(codes.institutions, (id) => {
    const before = siteClass(old, id);
    const after = siteClass(now, id);
    if (before < 0 || after < 0) return -1;
    const key = `${before} ${after}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    sites[1].push(after);
    const made = sites[0].push(before) - 1;
    known.set(key, made);
    return made;
  });
  return {
    count: sites[0].length,
    classOf,
    sites: [Int32Array.from(sites[0]), Int32Array.from(sites[1])],
  };
}

const siteClass = ({ prices: { sites } }: Side, id: number): number =>
  sites.classOf[sites.rowOf(id)] ?? -1;

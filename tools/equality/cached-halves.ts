import { pickPersons, type Segment } from '@sanyi/facts';
import {
  type ActIndex,
  type CacheCodes,
  type CachedSegment,
  type ClaimCacheMaker,
  commonCodes,
  renumbered,
} from '@sanyi/insurance';

/** Persons with odd numbers, then those with even ones. */
export const halves = (segment: Segment): Segment[] =>
  [1, 0].map((odd) =>
    pickPersons(
      segment,
      [...Array(segment.persons).keys()].filter((person) => person % 2 === odd),
    ),
  );

/** Segments cached by a maker each, in common numbers. */
export function cachedApart(
  segments: readonly Segment[],
  make: () => ClaimCacheMaker,
): {
  readonly codes: CacheCodes;
  readonly halves: readonly {
    readonly segment: Segment;
    readonly acts: ActIndex;
    readonly cached: CachedSegment;
  }[];
} {
  const made = segments.map((segment) => {
    const maker = make();
    const cached = maker.add(segment);
    return { segment, cached, acts: maker.acts(segment, cached), codes: maker.codes() };
  });
  const { codes, numbers } = commonCodes(
    made.map(({ cached, codes: own }) => ({
      codes: own,
      rows: counted(cached.key),
      claims: counted([...cached.cited, ...cached.sumCited]),
    })),
  );
  const common = made.map(({ segment, acts, cached }, at) => {
    const { [at]: own } = numbers;
    if (!own) throw new Error('every maker has numbers');
    return { segment, acts, cached: renumbered(cached, own) };
  });
  return { codes, halves: common };
}

/** How often each code occurs. */
function counted(codes: ArrayLike<number> & Iterable<number>): Float64Array {
  let most = -1;
  for (const code of codes) most = Math.max(most, code);
  const times = new Float64Array(most + 1);
  for (const code of codes) times[code] = (times[code] ?? 0) + 1;
  return times;
}

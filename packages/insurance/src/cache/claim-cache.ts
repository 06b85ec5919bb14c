import type { Segment } from '@sanyi/facts';
import type { ClaimRules } from '../claim-rules.ts';
import type { KernelSource } from '../kernel/kernel-source.ts';
import { type RowByRowClaims, watchedKernel } from '../kernel/replay-kernel.ts';
import { actIndex } from './act-index.ts';
import { CacheWriter } from './cache-writer.ts';
import type { ActIndex, CacheCodes, CachedSegment } from './cached-segment.ts';

/** Settles segments under a baseline and writes down what each claim came to. */
export type ClaimCacheMaker = {
  /**
   * Settles a segment.
   *
   * @throws ProblemError with the claim that cannot be settled
   */
  add(segment: Segment): CachedSegment;
  /** Which rows of a segment that was cached have lines of which act. */
  acts(segment: Segment, cached: CachedSegment): ActIndex;
  /** The sums of all segments added, with the baseline on both sides. */
  take(): Float64Array;
  /** What the codes of all segments added mean. */
  codes(): CacheCodes;
  /** Claims that no cache can hold, because columns cannot say them. */
  readonly rowByRow: RowByRowClaims;
};

/**
 * Makes the maker of claim caches of a baseline.
 *
 * @param source - a replay in which both stacks of the frame are the baseline
 * @example
 * ```ts
 * declare const rules: ClaimRules; // from claimRules
 * declare const frame: ReplayFrame;
 * declare const places: ReplayLayout; // from replayLayout
 * declare const persons: PersonTable;
 * declare const batch: ClaimBatch;
 * const codes = segmentCodes(claimCensus([persons], [batch]), []);
 * const since = null;
 * const maker = claimCacheMaker({ baseline: rules, codes, frame, layout: places, since });
 * maker.add(segmentMaker(codes)(persons, [])).paid.length; // 0
 * ```
 */
export function claimCacheMaker(
  source: Omit<KernelSource, 'rules'> & { readonly baseline: ClaimRules },
): ClaimCacheMaker {
  const { baseline, ...of } = source;
  const rules = [baseline, baseline] as const;
  const kernel = watchedKernel({ ...of, rules }, (tables, settler) => {
    const from = of.frame.from - of.codes.firstDay;
    return new CacheWriter(tables, { fold: settler.folds[0], from });
  });
  return {
    add: (segment) => {
      kernel.add(segment);
      return kernel.watch.take();
    },
    acts: (segment, cached) => actIndex(segment, cached, source.codes),
    take: () => kernel.take(),
    codes: () => kernel.watch.codes(),
    get rowByRow() {
      return kernel.rowByRow;
    },
  };
}

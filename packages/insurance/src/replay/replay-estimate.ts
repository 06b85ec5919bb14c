import { assert } from '@sanyi/kernel';
import { MONEY, type ReplayLayout } from './replay-layout.ts';
import { PERSON_DIMENSIONS } from './replay-tables.ts';

/** A change with the half width of its 95 % interval, in fen. */
export type Estimated = { readonly change: number; readonly error: number };

/** What a sample of persons says of a group: the change of what is paid and taken in. */
export type GroupEstimate = {
  readonly dimension: string;
  readonly key: string;
  readonly patient: Estimated;
  readonly fund: Estimated;
  readonly income: Estimated;
};

/** Half width of a 95 % interval in standard errors. */
const Z95 = 1.96;

/**
 * Raises the sums of a sample of persons to the whole: every person of the facts had the same chance
 * to be in it. The error is that of a simple random sample without replacement; persons outside a
 * group and persons without claims count as no change.
 *
 * @example
 * ```ts
 * declare const places: ReplayLayout; // from replayLayout
 * const sums = new Float64Array(places.size);
 * sums[places.sections.head.at + 2] = 10; // ten persons of a hundred
 * replayEstimate(places, sums, 100).groups[0]?.patient; // { change: 0, error: 0 }
 * ```
 */
export function replayEstimate(
  layout: ReplayLayout,
  values: Float64Array,
  persons: number,
): { readonly raised: Float64Array; readonly groups: readonly GroupEstimate[] } {
  const { head } = layout.sections;
  const sampled = values[head.at + 2] ?? 0;
  assert(sampled > 0 && sampled <= persons, 'a sample has some of the persons');
  const raise = persons / sampled;
  const spread = (sum: number, squares: number): number => {
    if (sampled < 2) return Number.POSITIVE_INFINITY;
    const variance = Math.max(0, (squares - (sum * sum) / sampled) / (sampled - 1));
    const share = sampled / persons;
    return Math.round(Z95 * persons * Math.sqrt((variance / sampled) * (1 - share)));
  };
  const groups = PERSON_DIMENSIONS.flatMap((dimension) => {
    const { at, width, keys } = layout.sections[dimension];
    return keys.map((key, position): GroupEstimate => {
      const cell = at + position * width;
      const part = (name: (typeof MONEY)[number]): number => {
        const of = cell + 1 + MONEY.indexOf(name);
        return (values[of + MONEY.length] ?? 0) - (values[of] ?? 0);
      };
      const income = part('total') - part('hospital');
      const changes = [part('patient'), income - part('patient'), income];
      const [patient, fund, all] = changes.map((change, of) => ({
        change: Math.round(change * raise),
        error: spread(change, values[cell + width - changes.length + of] ?? 0),
      }));
      assert(
        patient !== undefined && fund !== undefined && all !== undefined,
        'each change has an estimate',
      );
      return { dimension, key, patient, fund, income: all };
    });
  });
  const raised = values.map((value) => Math.round(value * raise));
  return { raised, groups };
}

import type { PackageRow } from '@sanyi/api';
import { addDays, isoDate, parseDay } from '@sanyi/kernel';

/** A pair of stacks to explain a claim under: `against` is the old side, `stack` the new one. */
export type Comparison = {
  readonly key: string;
  readonly stack: string;
  readonly against: string | null;
  /** The package whose start lies between the two, or null. */
  readonly package: PackageRow | null;
  readonly kind: 'alone' | 'yearBefore' | 'dayBefore' | 'dayAfter';
};

/** The calendar day before a day; what is no day stays as it is. */
export function dayBefore(day: string): string {
  const read = parseDay(day);
  return read.ok ? isoDate(addDays(read.value, -1)) : day;
}

/**
 * What a claim of a day can be compared with: the rules just before each reform that was in force,
 * the rules of each reform that came later, the same day one year before, or nothing.
 */
export function comparisons(
  day: string,
  options: {
    readonly stack: string;
    readonly packages: readonly PackageRow[];
    readonly place: string;
  },
): readonly Comparison[] {
  const { stack, place } = options;
  const reforms = options.packages.filter(
    (each) => each.place === place && each.replaces.length + each.amends.length > 0,
  );
  const pair = (
    old: string | null,
    now: string,
    rest: Pick<Comparison, 'package' | 'kind'>,
  ): Comparison => ({
    key: `${now}|${old ?? ''}`,
    stack: now,
    against: old,
    ...rest,
  });
  const past = reforms.filter(({ effective }) => effective.from <= day);
  const future = reforms.filter(({ effective }) => effective.from > day);
  return [
    ...[...past].reverse().map((each) =>
      pair(`${place}@${dayBefore(each.effective.from)}`, stack, {
        package: each,
        kind: 'dayBefore',
      }),
    ),
    ...future.map((each) =>
      pair(stack, `${place}@${each.effective.from}`, { package: each, kind: 'dayAfter' }),
    ),
    pair(`${place}@-1y`, stack, { package: null, kind: 'yearBefore' }),
    pair(null, stack, { package: null, kind: 'alone' }),
  ];
}

/** The comparison to begin with: the last reform before the claim, else the next one after it. */
export const usualComparison = (all: readonly Comparison[]): Comparison | undefined =>
  all.find(({ kind }) => kind === 'dayBefore') ??
  all.find(({ kind }) => kind === 'dayAfter') ??
  all[0];

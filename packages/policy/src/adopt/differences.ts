import type { Text } from '@sanyi/kernel';
import { type CarriedRow, comparedEvidence } from '../evidence/compare-evidence.ts';
import type {
  Evidence,
  EvidenceBands,
  EvidenceCell,
  EvidenceIndicator,
} from '../evidence/evidence.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
import type { CarriedTests, ListGap, LocalValue, MappedUnit } from './taken-over.ts';

/** Which city, claims and rules an effect was measured with. */
export type MeasuredIn = {
  readonly city: Evidence['city'];
  readonly facts: string;
  readonly period: Evidence['period'];
  readonly baseline: string;
  readonly reform: string;
  readonly replay: string;
  readonly claims: number;
  readonly patients: number;
  readonly reproduce: string;
};

type Sides<T> = { readonly there: readonly T[]; readonly here: readonly T[] };

/**
 * How a package of one city fares in another: what carried over, what did not, and why it may not.
 *
 * @example
 * ```ts
 * const reversed = ({ rows }: Differences) => rows.filter((row) => row.carried === 'reversed');
 * ```
 */
export type Differences = {
  readonly format: 'sanyi-differences';
  readonly package: { readonly id: string; readonly version: string; readonly title: Text };
  /** Its id in this city. */
  readonly adopted: string;
  /** Null where the package came without evidence; then nothing is compared. */
  readonly there: MeasuredIn | null;
  readonly here: MeasuredIn;
  /** Parts of a million, as content says. */
  readonly lines: { readonly negligible: string; readonly within: string };
  readonly mapped: readonly MappedUnit[];
  readonly local: readonly LocalValue[];
  readonly lists: readonly ListGap[];
  readonly tests: CarriedTests;
  readonly rows: readonly CarriedRow[];
  readonly cells: Sides<EvidenceCell>;
  readonly bands: Sides<EvidenceBands>;
  readonly indicators: Sides<EvidenceIndicator>;
};

/**
 * Lays what a package does in the city that took it over beside what it did where it came from.
 *
 * @returns null where the package was not taken over, or nobody measured it here
 * @example
 * ```ts
 * declare const whole: PolicyPackage; // of readPackage
 * differencesOf(whole)?.tests.failed;
 * ```
 */
export function differencesOf(whole: PolicyPackage): Differences | null {
  const { takenOver, id } = whole;
  const here = whole.evidence.findLast((each) => each.package.id === id);
  if (!takenOver || !here) return null;
  const { there, lines, mapped, local, lists, tests } = takenOver;
  return {
    format: 'sanyi-differences',
    package: takenOver.package,
    adopted: id,
    there: there && measuredIn(there),
    here: measuredIn(here),
    lines: { negligible: String(lines.negligible), within: String(lines.within) },
    ...{ mapped, local, lists, tests },
    rows: there ? comparedEvidence(there, here, lines) : [],
    cells: { there: there?.cells ?? [], here: here.cells },
    bands: { there: there?.bands ?? [], here: here.bands },
    indicators: { there: there?.indicators ?? [], here: here.indicators },
  };
}

const measuredIn = ({
  city,
  facts,
  period,
  baseline,
  reform,
  replay,
  counts,
  reproduce,
}: Evidence): MeasuredIn => ({
  ...{ city, facts, period, baseline: baseline.text, reform: reform.text },
  ...{ replay, claims: counts.claims, patients: counts.patients, reproduce },
});

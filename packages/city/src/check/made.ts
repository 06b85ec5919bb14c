import type { InstitutionKind, Scheme } from '@sanyi/facts';
import type { Day } from '@sanyi/kernel';

/**
 * Sums over the claims of one quarter (of the last day, so of discharge for a stay), district and
 * kind of institution, visits and stays apart. Sums over the file, not multiplied by the weight.
 */
export type MadeCare = {
  readonly quarter: string;
  readonly district: string;
  readonly kind: InstitutionKind;
  readonly stay: boolean;
  /** Claims that reverse no other. */
  readonly claims: number;
  /** Lines of those claims. */
  readonly lines: number;
  /** Total and drug part of all claims, refunds taken off. */
  readonly totalFen: number;
  readonly drugFen: number;
};

/** Persons by district and scheme. */
export type MadePersons = {
  readonly district: string;
  readonly scheme: Scheme;
  readonly persons: number;
};

/** Donations by quarter and district, as many as the rows stand for. */
export type MadeDonations = {
  readonly quarter: string;
  readonly district: string;
  readonly donations: number;
};

/** Emergency calls by quarter and district, as many as the rows stand for. */
export type MadeCalls = {
  readonly quarter: string;
  readonly district: string;
  readonly calls: number;
  readonly satisfied: number;
  /** Sum over the satisfied calls. */
  readonly responseSeconds: number;
};

/** Institutions of a kind open on {@link CityCheckDays.institutions}. */
export type MadeInstitutions = {
  readonly kind: InstitutionKind;
  readonly institutions: number;
};

/** The days that counts at a day are asked for. */
export type CityCheckDays = { readonly institutions: Day; readonly contracts: Day };

/**
 * What was really made, summed over the facts and their settlement under the rules of the place.
 * Rows without anything may be left out.
 */
export type CityMade = {
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
  /** Residents per person in the file. */
  readonly weight: number;
  readonly care: readonly MadeCare[];
  readonly persons: readonly MadePersons[];
  readonly donations: readonly MadeDonations[];
  readonly calls: readonly MadeCalls[];
  readonly institutions: readonly MadeInstitutions[];
  /** Persons with a family doctor contract in force on {@link CityCheckDays.contracts}. */
  readonly contracted: number;
};

/** One target beside what was made. */
export type TargetOutcome = {
  readonly name: string;
  readonly target: number;
  readonly made: number;
  /** `made - target`, or relative to the target where its tolerance is relative. */
  readonly deviation: number;
  readonly ok: boolean;
};

/** The answer of a check; targets whose period the facts do not cover are left out. */
export type CityCheck = { readonly targets: readonly TargetOutcome[]; readonly ok: boolean };

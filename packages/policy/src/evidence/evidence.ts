import type { Text } from '@sanyi/kernel';

/** Money of a group in whole fen: `total = hospital + fixedFund + fund + patient`. */
export type EvidenceMoney = {
  readonly total: bigint;
  readonly hospital: bigint;
  readonly fixedFund: bigint;
  readonly fund: bigint;
  readonly patient: bigint;
};

/** What the claims of a group come to under both sets of rules. `all` is everything. */
export type EvidenceCell = {
  readonly dimension: string;
  readonly key: string;
  readonly title: Text;
  readonly claims: number;
  readonly baseline: EvidenceMoney;
  readonly reform: EvidenceMoney;
};

/** How many persons or institutions gain much, gain, stay, lose, lose much, in this order. */
export type EvidenceBands = {
  readonly of: 'persons' | 'institutions';
  readonly dimension: string;
  readonly key: string;
  readonly title: Text;
  readonly count: number;
  readonly bands: readonly number[];
};

/** A headline indicator of the city under both sets of rules: numerator / denominator x factor. */
export type EvidenceIndicator = {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly factor: string;
  readonly period: string;
  readonly baseline: { readonly numerator: bigint; readonly denominator: bigint };
  readonly reform: { readonly numerator: bigint; readonly denominator: bigint };
};

/** What the city calls an item that a price list of the package names. */
type EvidenceItem = { readonly code: string; readonly title: Text };

/** A stack as it was written, and its hash. */
export type EvidenceRules = { readonly text: string; readonly hash: string };

/**
 * What a package did to the claims of a city, measured by a replay and kept beside the package.
 *
 * @example
 * ```ts
 * const isOf = (evidence: Evidence, checksum: string): boolean => evidence.facts === checksum;
 * ```
 */
export type Evidence = {
  /** The name of its file: `evidence/<id>.yaml`. */
  readonly id: string;
  /** The package as it was measured; `hash` is over what it rules, not over notes and tests. */
  readonly package: { readonly id: string; readonly version: string; readonly hash: string };
  readonly city: {
    readonly place: string;
    readonly title: Text;
    readonly synthetic: boolean;
    /** Residents one person of the facts stands for. */
    readonly weight: number;
  };
  /** Fingerprint of the facts: over the sorted values of every table. */
  readonly facts: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly baseline: EvidenceRules;
  readonly reform: EvidenceRules;
  readonly groups: EvidenceRules;
  /** Id of the replay, the last part of the address of its result. */
  readonly replay: string;
  /** The engine that settled, the hash over all its cells, and the version of the platform. */
  readonly engine: { readonly name: string; readonly hash: string; readonly version: string };
  /** The day it was measured on, where whoever measured named it. */
  readonly measuredOn: string | null;
  readonly counts: {
    readonly claims: number;
    readonly lines: number;
    readonly persons: number;
    readonly patients: number;
  };
  readonly cells: readonly EvidenceCell[];
  readonly bands: readonly EvidenceBands[];
  readonly indicators: readonly EvidenceIndicator[];
  /** For a city that does not have them. */
  readonly items: readonly EvidenceItem[];
  /** The command that makes it again. */
  readonly reproduce: string;
};

/** Amounts as people talk of them: funds with the fixed part, income without what hospitals bear. */
export const EVIDENCE_PARTS = ['total', 'patient', 'fund', 'income'] as const;

/** One of {@link EVIDENCE_PARTS}. */
export type EvidencePart = (typeof EVIDENCE_PARTS)[number];

/**
 * One amount of a cell, as people talk of it.
 *
 * @example
 * ```ts
 * const money = { total: 500n, hospital: 20n, fixedFund: 40n, fund: 260n, patient: 180n };
 * evidenceAmount(money, 'fund'); // 300n
 * ```
 */
export function evidenceAmount(money: EvidenceMoney, part: EvidencePart): bigint {
  if (part === 'fund') return money.fund + money.fixedFund;
  if (part === 'income') return money.total - money.hospital;
  return money[part];
}

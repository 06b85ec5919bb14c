import type { PackageAnalysis, RuleUse } from '@sanyi/policy';

/** What `policy analyse` found. */
export type AnalysisTold = {
  readonly analysis: PackageAnalysis;
  readonly tests: readonly RuleUse[];
  readonly claims: ClaimUse | null;
  readonly cases: {
    readonly file: string;
    readonly written: number;
    readonly stops: number;
  } | null;
};

/** Which rules decided the claims of a folder of facts. */
export type ClaimUse = {
  readonly claims: number;
  readonly from: string;
  readonly to: string;
  readonly rules: readonly RuleUse[];
};

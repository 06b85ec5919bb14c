import { hashText, type Problem, problem } from '@sanyi/kernel';
import type { PackageFiles, PolicyPackage } from '../package/policy-package.ts';
import type { Evidence } from './evidence.ts';

/** What of a package decides: not its notes, tests and evidence. */
const RULING = /^(policy\.yaml|(tables|parameters|folds|pools|lists)\/.+)$/;

/**
 * SHA-256 over the files of a package that decide claims. Notes, tests, indicators and evidence may
 * change without a new measurement.
 *
 * @example
 * ```ts
 * rulingHash(new Map([['README.md', 'a']])) === rulingHash(new Map()); // true
 * ```
 */
export function rulingHash(files: PackageFiles): string {
  const ruling = [...files]
    .filter(([path]) => RULING.test(path))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return hashText(ruling.map(([path, text]) => `${path} ${hashText(text)}`).join('\n'));
}

/** Why evidence no longer speaks for what is there; `current` where it does. */
export type EvidenceState = 'current' | 'version' | 'package' | 'rules' | 'facts';

/** What evidence is held against. What is left out is not looked at. */
export type EvidenceNow = {
  readonly package: Pick<PolicyPackage, 'version' | 'files'>;
  /** The hash of a stack as it is now, or null where it cannot be built. */
  readonly hashOf?: (stack: string) => string | null;
  /** Fingerprint of the facts. */
  readonly facts?: string;
};

/**
 * Whether evidence still speaks for a package: it is stale when the package, the rules beside it or
 * the claims are others than those it was measured with.
 *
 * @example
 * ```ts
 * declare const evidence: Evidence; // of a package
 * declare const whole: PolicyPackage;
 * evidenceState(evidence, { package: whole }); // 'current'
 * ```
 */
export function evidenceState(evidence: Evidence, now: EvidenceNow): EvidenceState {
  if (evidence.package.hash !== rulingHash(now.package.files)) {
    return evidence.package.version === now.package.version ? 'package' : 'version';
  }
  const { hashOf, facts } = now;
  if (hashOf) {
    const stacks = [evidence.baseline, evidence.reform];
    if (stacks.some(({ text, hash }) => hashOf(text) !== hash)) return 'rules';
  }
  return facts === undefined || facts === evidence.facts ? 'current' : 'facts';
}

const WHY: Readonly<Record<Exclude<EvidenceState, 'current'>, readonly [string, string]>> = {
  version: ['it is of another version of the package', '测得时的政策包版本不同'],
  package: ['rules of the package changed since', '政策包规则在此之后有改动'],
  rules: ['rules of other packages changed since', '其他政策包的规则在此之后有改动'],
  facts: ['these are other claims', '结算数据不同'],
};

/**
 * What is to be said of evidence that no longer speaks; null where it does.
 *
 * @example
 * ```ts
 * declare const evidence: Evidence; // of a package
 * staleEvidence(evidence, 'current'); // null
 * ```
 */
export function staleEvidence(evidence: Evidence, state: EvidenceState): Problem | null {
  if (state === 'current') return null;
  const [why, whyZh] = WHY[state];
  const where = `${evidence.package.id}/evidence/${evidence.id}.yaml`;
  return problem('EVIDENCE_STALE', where, { why, whyZh, command: evidence.reproduce });
}

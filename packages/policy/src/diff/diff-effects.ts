import { changedShare } from '../evidence/compare-evidence.ts';
import { EVIDENCE_PARTS, type Evidence, type EvidencePart } from '../evidence/evidence.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
import type { TextDiff } from './package-diff.ts';

/** Measured effects of both versions that differ: what all claims of a city changed by, in percent. */
export function diffEffects(before: PolicyPackage, after: PolicyPackage): TextDiff[] {
  const of = (whole: PolicyPackage, id: string): Evidence | undefined =>
    whole.evidence.find((each) => each.id === id);
  const ids = new Set([...before.evidence, ...after.evidence].map(({ id }) => id));
  return [...ids].sort().flatMap((id) =>
    EVIDENCE_PARTS.flatMap((part): TextDiff[] => {
      const [was, is] = [percentOf(of(before, id), part), percentOf(of(after, id), part)];
      return was === is ? [] : [{ name: `${id} ${part}`, before: was, after: is }];
    }),
  );
}

function percentOf(evidence: Evidence | undefined, part: EvidencePart): string | null {
  const all = evidence?.cells.find(({ dimension }) => dimension === 'all');
  const share = changedShare(all, part);
  if (share === null) return null;
  return `${share > 0n ? '+' : ''}${(Number(share) / 10_000).toFixed(2)} %`;
}

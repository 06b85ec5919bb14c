import { unwrap } from '@sanyi/kernel';
import type { Evidence, PolicyPackage } from '@sanyi/policy';
import { readLibrary } from '@sanyi/policy';
import { readPolicies } from '@sanyi/store';
import { describe, expect, test } from 'vitest';
import { packageEffects } from './package-effects.ts';

const ID = 'beijing-2017-separation';

async function separation(): Promise<{ whole: PolicyPackage; evidence: Evidence }> {
  const folder = new URL('../../../../policies', import.meta.url).pathname;
  const whole = unwrap(readLibrary(unwrap(await readPolicies(folder)))).get(ID);
  const [evidence] = whole?.evidence ?? [];
  if (!whole || !evidence) throw new Error(`${ID} carries no evidence`);
  return { whole, evidence };
}

describe('measured effects of a package', () => {
  test('SRV-66 are shown with their fingerprint, what they were measured between, and whether they still speak', async () => {
    const { whole, evidence } = await separation();
    const known = new Map(
      [evidence.baseline, evidence.reform].map(({ text, hash }) => [text, hash]),
    );
    const hashOf = (text: string): string | null => known.get(text) ?? null;
    const at = (place: string, facts: string | null, hashes = hashOf) =>
      packageEffects(whole, { place, facts, hashOf: hashes })[0];
    const effect = at('beijing', evidence.facts);
    expect([effect?.here, effect?.stale]).toEqual(['claims', null]);
    expect([effect?.baseline, effect?.reform]).toEqual([
      'beijing@2017-04-07',
      'beijing@2017-04-08',
    ]);
    const [all] = effect?.rows ?? [];
    const [cell] = evidence.cells;
    const change = (cell?.reform.patient ?? 0n) - (cell?.baseline.patient ?? 0n);
    expect(all?.patient.changeFen).toBe(String(change));
    expect(all?.bands?.reduce((sum, count) => sum + count, 0)).toBe(evidence.counts.patients);
    expect(effect?.indicators.map(({ id }) => id)).toContain('drug-share');
    expect([at('beijing', 'other')?.here, at('yunhe', evidence.facts)?.here]).toEqual([
      'city',
      'elsewhere',
    ]);
    expect(at('beijing', null, () => 'other')?.stale?.zh).toContain('规则');
  });
});

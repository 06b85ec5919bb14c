import { type Problem, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { diffPackages } from '../diff/diff-packages.ts';
import { readLibrary } from '../package/read-library.ts';
import { baseFiles } from '../testing/sample-packages.ts';
import { comparedEvidence } from './compare-evidence.ts';
import type { Evidence, EvidenceMoney } from './evidence.ts';
import { evidenceState, rulingHash, staleEvidence } from './evidence-state.ts';
import { readEvidence } from './read-evidence.ts';
import { writeEvidence } from './write-evidence.ts';

const files = new Map([
  ['policy.yaml', 'id: fees'],
  ['lists/price.csv', 'item,price'],
]);
const whole = { version: '1.0.0', files };
const F00D = 'f00d'.repeat(4);

const money = (patient: bigint, fund: bigint): EvidenceMoney => ({
  ...{ total: patient + fund, hospital: 0n, fixedFund: 0n },
  ...{ fund, patient },
});

/** Evidence of one group: what patients and funds pay before and after. */
function evidence(patient: readonly [bigint, bigint], fund: readonly [bigint, bigint]): Evidence {
  const title = { en: 'All', zh: '合计' };
  const [before, after] = [money(patient[0], fund[0]), money(patient[1], fund[1])];
  return {
    id: 'city-2018-01-2018-12',
    package: { id: 'fees', version: '1.0.0', hash: rulingHash(files) },
    city: { place: 'city', title: { en: 'City', zh: '城市' }, synthetic: true, weight: 2000 },
    facts: F00D,
    period: { from: '2018-01-01', to: '2018-12-31' },
    baseline: { text: 'city@2017-04-07', hash: F00D },
    reform: { text: 'city@2017-04-08', hash: F00D },
    groups: { text: 'replay-groups', hash: F00D },
    replay: F00D,
    engine: { name: 'columns', hash: F00D, version: '0.1.0' },
    measuredOn: null,
    counts: { claims: 3, lines: 5, persons: 2, patients: 2 },
    cells: [{ dimension: 'all', key: 'all', title, claims: 3, baseline: before, reform: after }],
    bands: [
      { of: 'persons', dimension: 'all', key: 'all', title, count: 2, bands: [1, 0, 0, 0, 1] },
    ],
    indicators: [
      {
        ...{ id: 'drug-share', title, unit: { en: '%', zh: '%' }, factor: '100', period: '2018' },
        baseline: { numerator: 1n, denominator: 3n },
        reform: { numerator: 1n, denominator: 4n },
      },
    ],
    items: [{ code: 'mri', title: { en: 'MRI scan', zh: '磁共振' } }],
    reproduce: 'sanyi policy evidence fees --facts FACTS',
  };
}

const PATH = 'evidence/city-2018-01-2018-12.yaml';

function read(text: string, path = PATH) {
  const problems: Problem[] = [];
  const found = readEvidence({ path, name: `fees/${path}`, text }, problems);
  return { found, codes: problems.map(({ code }) => code) };
}

describe('measured effects', () => {
  test('POL-60 evidence is read as it was written, one group to a line', () => {
    const measured = evidence([100_000_000_000_000n, 90n], [1n, -5n]);
    const text = writeEvidence(measured);
    expect(read(text)).toEqual({ found: measured, codes: [] });
    expect(text.split('\n').filter((line) => line.includes('key: all'))).toHaveLength(2);
    const dated = { ...measured, measuredOn: '2019-06-30' };
    expect(read(writeEvidence(dated)).found).toEqual(dated);
    // What was measured before items were named.
    const unnamed = text.replace(/^items:\n(?: .*\n)+/m, '');
    expect(read(unnamed)).toEqual({ found: { ...measured, items: [] }, codes: [] });
  });

  test('POL-60 a key that is missing or unknown, an amount that is no whole number, another name are refused', () => {
    const text = writeEvidence(evidence([1n, 2n], [1n, 2n]));
    const codes = (change: (text: string) => string): string[] => read(change(text)).codes;
    expect(codes((each) => each.replace(/^replay:.*\n/m, ''))).toEqual(['POLICY_KEY_MISSING']);
    expect(codes((each) => `${each}colour: red\n`)).toEqual(['POLICY_KEY_UNKNOWN']);
    expect(codes((each) => each.replace('patient: 1', 'patient: 1.5'))).toEqual([
      'POLICY_NAME_WRONG',
    ]);
    expect(codes((each) => each.replace('[1, 0, 0, 0, 1]', '[1, 0, 0, 1]'))).toEqual([
      'POLICY_NAME_WRONG',
    ]);
    expect(read(text, 'evidence/other.yaml').codes).toEqual(['POLICY_HEADER_ID']);
  });

  test('POL-61 evidence is stale when the package, the rules beside it or the claims changed, and says which', () => {
    const measured = evidence([1n, 2n], [1n, 2n]);
    const at = (more: object = {}) => evidenceState(measured, { package: whole, ...more });
    expect(at()).toBe('current');
    expect(at({ facts: F00D, hashOf: () => F00D })).toBe('current');
    expect(at({ facts: 'other' })).toBe('facts');
    expect(at({ hashOf: (text: string) => (text.endsWith('08') ? 'other' : F00D) })).toBe('rules');
    const noted = new Map(files).set('README.md', 'words').set('tests/good/a.yaml', 'cases: []');
    expect(at({ package: { version: '1.0.0', files: noted } })).toBe('current');
    const changed = new Map(files).set('lists/price.csv', 'item,price\nct,1');
    expect(at({ package: { version: '1.0.0', files: changed } })).toBe('package');
    expect(at({ package: { version: '1.1.0', files: changed } })).toBe('version');
    expect(staleEvidence(measured, 'current')).toBe(null);
    const told = staleEvidence(measured, 'facts');
    expect([told?.en, told?.zh]).toEqual([
      'This measured effect no longer speaks for what is here: these are other claims. To measure it again, run sanyi policy evidence fees --facts FACTS.',
      '该实测效果已不适用：结算数据不同。请重新测算：sanyi policy evidence fees --facts FACTS。',
    ]);
  });

  test('POL-63 the difference of two versions tells measured effects, in percent of what was there', () => {
    const version = (patient: bigint | null) => {
      const files = new Map(baseFiles());
      const measured = evidence([1_000n, patient ?? 0n], [1_000n, 1_000n]);
      if (patient !== null) files.set(PATH, writeEvidence(measured));
      const whole = unwrap(readLibrary([{ name: 'demo-base', files }])).get('demo-base');
      if (!whole) throw new Error('no package');
      return whole;
    };
    const told = (a: bigint | null, b: bigint | null): readonly string[] =>
      diffPackages(version(a), version(b)).effects.map(
        ({ name, before, after }) => `${name} ${before} ${after}`,
      );
    expect(told(900n, 900n)).toEqual([]);
    expect(told(900n, 1_010n)).toEqual([
      'city-2018-01-2018-12 total -5.00 % +0.50 %',
      'city-2018-01-2018-12 patient -10.00 % +1.00 %',
      'city-2018-01-2018-12 income -5.00 % +0.50 %',
    ]);
    expect(told(null, 900n)).toContain('city-2018-01-2018-12 patient null -10.00 %');
  });

  test('POL-62 effects of two cities are compared as shares of what was there: same, weaker, stronger, reversed, none', () => {
    const lines = { negligible: 1_000n, within: 500_000n };
    const there = evidence([1_000n, 1_100n], [1_000n, 1_000n]);
    const carried = (patient: bigint, fund = 1_000n): string[] =>
      comparedEvidence(there, evidence([1_000n, patient], [1_000n, fund]), lines)
        .filter(({ part }) => part === 'patient' || part === 'fund')
        .map((row) => row.carried);
    expect(carried(1_100n)).toEqual(['same', 'none']);
    expect(carried(1_150n)[0]).toBe('same');
    expect(carried(1_151n)[0]).toBe('stronger');
    expect(carried(1_050n)[0]).toBe('same');
    expect(carried(1_049n)[0]).toBe('weaker');
    expect(carried(900n)[0]).toBe('reversed');
    expect(carried(1_000n)[0]).toBe('onlyThere');
    expect(carried(1_100n, 1_001n)[1]).toBe('onlyHere');
    const [row] = comparedEvidence(there, there, lines);
    expect([row?.part, row?.there]).toEqual(['total', 50_000n]);
  });
});

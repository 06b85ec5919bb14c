import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { readPackage, writeEvidence } from '@sanyi/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packArchive } from '../archive/pack-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import type { Facts } from '../facts/open-facts.ts';
import { replayFacts } from '../replay/replay-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { measureEvidence } from './measure-evidence.ts';

let folder: string;
let facts: Facts;
let packages: readonly PackageInput[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanyi-evidence-'));
  packages = await allPackages();
  const days = { from: '2018-01-01', to: '2018-06-30' };
  const out = join(folder, 'facts');
  facts = await smallCity({ place: 'beijing', ...days, scale: 0.00001, seed: 9, out });
}, 240_000);

afterAll(() => rm(folder, { recursive: true }));

const ID = 'beijing-2017-separation';

describe('evidence', () => {
  test('STO-75 the effect of a package is that of its replay, by group, with the indicators that head it; packed, it travels with the package', async () => {
    const asked = { packages, package: ID, measuredOn: '2019-06-30', version: '0.1.0' };
    const measured = unwrap(await measureEvidence(facts, asked));
    expect([measured.baseline.text, measured.reform.text]).toEqual([
      'beijing@2017-04-07',
      'beijing@2017-04-08',
    ]);
    expect(measured.facts).toBe(facts.manifest.logicalChecksum);
    const [all] = measured.cells;
    const of = (dimension: string) => measured.cells.filter((cell) => cell.dimension === dimension);
    for (const dimension of ['district', 'level', 'scheme', 'ageBand', 'incomeBand', 'chronic']) {
      const sum = of(dimension).reduce((total, cell) => total + cell.reform.patient, 0n);
      expect([dimension, sum]).toEqual([dimension, all?.reform.patient]);
    }
    expect(of('district').find(({ key }) => key === 'haidian')?.title).toEqual({
      en: 'Haidian',
      zh: '海淀区',
    });
    // A replay counts grassroots institutions apart from the other primary ones, and says so.
    expect(of('level').map(({ title }) => title.en)).toEqual([
      'Tertiary',
      'Secondary',
      'Primary',
      'Grassroots',
    ]);
    expect(measured.indicators.map(({ id, period }) => [id, period])).toEqual([
      ['drug-share', '2018-Q2'],
      ['expense-per-visit', '2018-Q2'],
      ['patient-share', '2018-Q2'],
    ]);
    const [drugs] = measured.indicators;
    expect(drugs?.baseline.numerator).toBeGreaterThan(drugs?.reform.numerator ?? 0n);

    expect(measured.items).toContainEqual({
      code: 'bed-ordinary',
      title: { en: 'Ordinary ward bed', zh: '普通床位费' },
    });

    const own = packages.find(({ name }) => name === ID);
    const file = `evidence/${measured.id}.yaml`;
    const whole = new Map(own?.files).set(file, writeEvidence(measured));
    const packed = unwrap(readArchive('fees.sanyi', packArchive({ name: ID, files: whole })));
    expect(unwrap(readPackage(ID, packed.files)).evidence).toContainEqual(measured);

    const rules = { packages, baseline: measured.baseline.text, reform: measured.reform.text };
    const kept = unwrap(await replayFacts(facts, rules));
    expect([kept.reused, kept.replay.id]).toEqual([true, measured.replay]);
    const again = unwrap(await measureEvidence(facts, { ...asked, result: kept.folder }));
    expect(again).toEqual(measured);
    const other = await measureEvidence(facts, {
      ...asked,
      reform: 'beijing',
      result: kept.folder,
    });
    expect(other.ok || other.problems[0].code).toBe('EVIDENCE_OTHER_REPLAY');
    const none = await measureEvidence(facts, { ...asked, package: 'none' });
    expect(none.ok || none.problems[0].code).toBe('EVIDENCE_PACKAGE_UNKNOWN');
    // The day before the first rules of a place has none.
    const first = await measureEvidence(facts, { ...asked, package: 'beijing-2016-base' });
    expect(first.ok || first.problems[0]).toMatchObject({
      code: 'INSURANCE_NO_PRICE_RULE',
      en: expect.stringContaining('price.line on 2014-12-31'),
    });
  }, 240_000);
});

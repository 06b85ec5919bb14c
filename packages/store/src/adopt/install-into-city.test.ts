import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Day, dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { differencesOf, localSetting, readLibrary, writeEvidence } from '@sanyi/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { packArchive } from '../archive/pack-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import { buildCityFacts } from '../city/build-city.ts';
import { measureEvidence } from '../evidence/measure-evidence.ts';
import { type Facts, openFacts } from '../facts/open-facts.ts';
import { readCity, readPolicies } from '../read/read-content.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { differencesHtml } from './differences-html.ts';
import { installIntoCity, previewIntoCity } from './install-into-city.ts';

// Dates of the calendar.
const day = (text: string): Day => dayOf(text as IsoDate);
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const ID = 'beijing-2017-separation';
let folder: string;
let packages: readonly PackageInput[];
let beijing: Facts;
let yunhe: Facts;

const WORDS = {
  en: ['hook price.visit', 'Tertiary', 'Treasury'],
  zh: ['接入点 price.visit', '三级', '财政'],
} as const;

/** An item that the second city does not have, named by the first. */
const BED = { en: 'Ordinary ward bed (bed-ordinary)', zh: '普通床位费（bed-ordinary）' } as const;

/** Two small cities: other seed, other place, other structure. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanyi-two-cities-'));
  packages = unwrap(await readPolicies(join(root, 'policies')));
  const built = async (place: string, of: { scale: number; seed: number }): Promise<Facts> => {
    const city = unwrap(await readCity(join(root, 'cities', place)));
    const out = join(folder, place);
    const days = { from: day('2018-01-01'), to: day('2018-06-30') };
    unwrap(await buildCityFacts({ city, packages, stack: place, ...of, ...days, out }));
    return unwrap(await openFacts(out, demoActor(place)));
  };
  beijing = await built('beijing', { scale: 0.00001, seed: 1 });
  yunhe = await built('yunhe', { scale: 0.0002, seed: 23 });
}, 240_000);

afterAll(() => rm(folder, { recursive: true }));

/** The package with what it did in Beijing, packed and unpacked as it travels. */
async function travelled(): Promise<PackageInput> {
  const own = packages.find(({ name }) => name === ID);
  const asked = { packages, package: ID, measuredOn: null, version: '0.1.0' };
  const evidence = unwrap(await measureEvidence(beijing, asked));
  const files = new Map([...(own?.files ?? [])].filter(([path]) => !path.startsWith('evidence/')));
  files.set(`evidence/${evidence.id}.yaml`, writeEvidence(evidence));
  return unwrap(readArchive('reform.sanyi', packArchive({ name: ID, files })));
}

describe('a package in a second city', () => {
  test('STO-76 it is mapped to the packages of the city, replayed there, and what carried over is told', async () => {
    const input = await travelled();
    const asked = { packages, input, measuredOn: '2019-06-30', version: '0.1.0' };
    const { input: own, differences, words } = unwrap(await installIntoCity(yunhe, asked));
    const whole = unwrap(readLibrary([...packages, own])).get('yunhe-2017-separation');
    expect([whole?.place, whole?.requires]).toEqual(['yunhe', ['yunhe-2016-base']]);
    expect(whole?.adopted).toMatchObject({ from: ID, version: '1.0.0' });
    expect(differences.mapped.map(({ unit, name, here }) => `${unit} ${name} ${here}`)).toEqual([
      'parameter drugMarkupRate yunhe-2016-base',
      'list servicePrice yunhe-2016-base',
      'hook price.visit yunhe-2016-base',
    ]);
    expect(differences.local.map(({ name, there, here, by }) => [name, there, here, by])).toEqual([
      ['waiverAge', '60', null, 'nobody'],
      ['waivedYuanBorneBy', 'treasury', null, 'nobody'],
    ]);
    if (whole) expect(differencesOf(whole)).toEqual(differences);
    const [prices] = differences.lists;
    expect(prices?.missingLevels).toEqual(['tertiary']);
    expect(prices?.missingItems.length).toBeGreaterThan(5);
    expect(prices?.missingItems).toContain('bed-ordinary');
    expect(differences.tests.passed).toBeGreaterThan(10);
    expect(differences.tests.failed).toBeGreaterThan(10);
    expect(differences.rows.filter(({ key }) => key === 'tertiary')).toContainEqual(
      expect.objectContaining({ part: 'patient', here: null, carried: 'onlyThere' }),
    );
    const funds = differences.rows.find(({ key, part }) => key === 'all' && part === 'fund');
    expect(funds?.there).toBeGreaterThan(0n);
    expect(funds?.here).toBeGreaterThan(0n);
    for (const lang of ['en', 'zh'] as const) {
      const page = differencesHtml(differences, lang, words);
      expect(page).toContain(lang === 'zh' ? '合成数据' : 'Synthetic data');
      expect(page).toContain(differences.here.facts.slice(0, 16));
      expect(page).not.toMatch(/undefined|NaN|\{(there|here)\}|<td>[{[]/);
      // Units and codes of lists are told in words.
      for (const word of WORDS[lang]) expect(page).toContain(`>${word}`);
      expect(page).toContain(BED[lang]);
      expect(page).not.toMatch(/>treasury|>tertiary|[（(]registration|serviceFee/);
      const apart = lang === 'zh' ? '测算期间不同' : 'over different periods';
      expect(page).not.toContain(apart);
      const period = { from: '2019-01-01', to: '2019-12-31' };
      const later = { ...differences, here: { ...differences.here, period } };
      expect(differencesHtml(later, lang, words)).toContain(apart);
    }
  }, 240_000);

  test('STO-78 what was taken over before gives way to itself when it is taken over again', () => {
    const [input = { name: '', files: new Map() }] = packages.filter(({ name }) => name === ID);
    const first = unwrap(previewIntoCity(yunhe, { packages, input }));
    const again = unwrap(previewIntoCity(yunhe, { packages: first.all, input }));
    expect(again.found.mapped).toEqual(first.found.mapped);
    expect(again.all.length).toBe(first.all.length);
  });

  test('STO-78 a city sets the values that a package leaves to cities; a preview says so without a replay', async () => {
    const [input = { name: '', files: new Map() }] = packages.filter(({ name }) => name === ID);
    const settings = [unwrap(localSetting('parameters/waiverAge=65'))];
    const { found, input: own } = unwrap(previewIntoCity(yunhe, { packages, input, settings }));
    expect(found.local.map(({ name, here, by }) => [name, here, by])).toEqual([
      ['waiverAge', '65', 'set'],
      ['waivedYuanBorneBy', null, 'nobody'],
    ]);
    const whole = unwrap(readLibrary([...packages, own])).get('yunhe-2017-separation');
    expect(whole?.parameters.get('waiverAge')?.values).toMatchObject([
      { value: 65n, provenance: 'illustrative' },
    ]);
    expect(whole?.parameters.get('waivedYuanBorneBy')?.values).toMatchObject([
      { value: 'treasury', source: expect.stringContaining('no source found') },
    ]);
    const taken = unwrap(previewIntoCity(yunhe, { packages, input }));
    expect(found.tests.passed).toBeLessThan(taken.found.tests.passed);
    const refused = (text: string): string => {
      const of = { packages, input, settings: [unwrap(localSetting(text))] };
      const seen = previewIntoCity(yunhe, of);
      return seen.ok ? 'ok' : seen.problems[0].code;
    };
    expect(refused('drugMarkupRate=0.1')).toBe('ADOPT_NOT_LOCAL');
    expect(refused('waiverAge=sixty')).toMatch(/^POLICY_/);
    expect(refused('waiverAge=-1')).toBe('POLICY_VALUE_BOUNDS');
  }, 240_000);

  test('STO-77 what nobody of the city speaks for, districts it does not have, are refused; all at once', async () => {
    const own = packages.find(({ name }) => name === ID);
    const changed = (change: (text: string) => string): PackageInput => {
      const files = new Map(own?.files);
      files.set('policy.yaml', change(files.get('policy.yaml') ?? ''));
      return { name: ID, files };
    };
    const problems = async (input: PackageInput, of = packages): Promise<unknown> => {
      const asked = { packages: of, input, measuredOn: null, version: '0.1.0' };
      const made = await installIntoCity(yunhe, asked);
      return (
        made.ok ||
        made.problems.map(({ code, details }) => `${code} ${details.name ?? details.places}`)
      );
    };
    const pilot = changed((text) => text.replace('scope: all', 'scope: [haidian, lanting]'));
    expect(await problems(pilot)).toEqual(['ADOPT_SCOPE_MISSING haidian']);
    const bare = packages.filter(({ name }) => name !== 'yunhe-2016-base');
    expect(
      await problems(
        changed((text) => text),
        bare,
      ),
    ).toEqual([
      'ADOPT_UNIT_MISSING drugMarkupRate',
      'ADOPT_UNIT_MISSING servicePrice',
      'ADOPT_UNIT_MISSING price.visit',
    ]);
  });
});

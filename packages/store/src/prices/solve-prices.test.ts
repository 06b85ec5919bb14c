import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Replay } from '@sanyi/api';
import { type Day, dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../facts/open-facts.ts';
import { libraryOf } from '../read/library-of.ts';
import { replayFacts } from '../replay/replay-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import type { PriceBounds } from './price-bounds.ts';
import { priceVolumes } from './price-volumes.ts';
import { solvePrices } from './solve-prices.ts';
import { visitFeeGain } from './visit-fees.test-data.ts';

// Dates of the calendar.
const day = (text: string): Day => dayOf(text as IsoDate);
const folder = mkdtempSync(join(tmpdir(), 'sanyi-prices-'));
const RULES = { baseline: 'beijing@2017-04-07', reform: 'beijing@2017-04-08' } as const;
const days = { from: day('2018-01-01'), to: day('2018-12-31') };
let facts: Facts;
let packages: readonly PackageInput[];

beforeAll(async () => {
  packages = await allPackages();
  const out = join(folder, 'facts');
  facts = await smallCity({
    place: 'beijing',
    from: '2018-01-01',
    to: '2018-12-31',
    scale: 0.00003,
    seed: 11,
    out,
  });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

const BOUNDS: PriceBounds = {
  paths: ['lists/servicePrice/*'],
  fall: 0.5,
  rise: 1,
  step: 100,
  total: 0.001,
  hospital: null,
  group: null,
  services: null,
};

const changeOf = (replay: Replay, family: string): number => {
  const found = replay.families.find((each) => each.family === family);
  return Number(found?.reformFen ?? 0) - Number(found?.baselineFen ?? 0);
};

describe('prices of a city', () => {
  test('PRC-3 the money identity of the reform of 8 April 2017: fees, items and mark-up add up to what hospitals gain', async () => {
    const { replay } = unwrap(await replayFacts(facts, { ...RULES, packages }));
    const library = unwrap(libraryOf(packages));
    const [before, after] = [RULES.baseline, RULES.reform].map((text) =>
      unwrap(buildStack(library, text)),
    );
    const { institutions, items } = facts.reference;
    const listed = items.filter(({ category }) => ['test', 'service', 'bed'].includes(category));
    const volumes = await priceVolumes(facts, { items: listed.map(({ item }) => item), ...days });
    const price = (stack: typeof before, item: string, level: string): number =>
      Number(
        stack?.listValue('servicePrice', [item, level], {
          column: 'price',
          day: stack.ruleDay(days.to),
        })?.value ?? 0,
      );
    let gain = 0;
    for (const { institution, item, quantity } of volumes) {
      const code = items.find((each) => each.item === item)?.code ?? '';
      const level = institutions.find((each) => each.institution === institution)?.level ?? '';
      gain += (quantity * (price(after, code, level) - price(before, code, level))) / 1000;
    }
    expect(gain).not.toBe(0);
    expect(changeOf(replay, 'test') + changeOf(replay, 'service')).toBe(gain);
    // Purchase prices fell on the same day, so the mark-up is told apart by taking it off alone:
    // 15 of 115 of what drugs cost, but for the rounding of a unit's price.
    const withMarkup = `${RULES.reform}+parameters/drugMarkupRate=0.15`;
    const off = { baseline: withMarkup, reform: RULES.reform, packages };
    const { replay: markup } = unwrap(await replayFacts(facts, off));
    const drugs = Number(markup.families.find(({ family }) => family === 'drug')?.baselineFen);
    expect(Math.abs(changeOf(markup, 'drug') / (-drugs * (0.15 / 1.15)) - 1)).toBeLessThan(0.001);
    expect(markup.families.filter(({ family }) => changeOf(markup, family) !== 0)).toHaveLength(1);
    expect([changeOf(replay, 'herbal'), changeOf(replay, 'consumable')]).toEqual([0, 0]);
    expect(changeOf(replay, 'visit')).toBeGreaterThan(0);
    // Fees of visits: lost registration and consultation, gained service fee, counted in SQL.
    expect(changeOf(replay, 'visit')).toBe(await visitFeeGain(facts));
    const all = replay.cells.find(({ dimension }) => dimension === 'all');
    const net = Number(all?.reform.totalFen) - Number(all?.baseline.totalFen);
    const parts = ['visit', 'drug', 'test', 'service'].reduce(
      (sum, family) => sum + changeOf(replay, family),
      0,
    );
    expect(parts).toBe(net);
  }, 120_000);

  test('PRC-4 prices are found, and every claim settled under them keeps the bound that was asked for', async () => {
    const solved = unwrap(await solvePrices(facts, { ...RULES, packages }, BOUNDS));
    const { income } = solved;
    expect(Math.abs(income.reform)).toBeGreaterThan(BOUNDS.total * income.before);
    expect(Math.abs(income.replayed)).toBeLessThanOrEqual(BOUNDS.total * income.before);
    expect(solved.isWithin).toBe(true);
    expect(income.predicted).toBe(income.replayed);
    expect(solved.binding.map(({ kind }) => kind)).toContain('total');
    for (const { now, price } of solved.prices) {
      expect((price - now) % BOUNDS.step === 0 || price === now).toBe(true);
      expect(price).toBeGreaterThanOrEqual(Math.floor(now * 0.5));
      expect(price).toBeLessThanOrEqual(Math.ceil(now * 2));
    }
    expect(solved.proof.replay.reform.text).toBe(solved.reform);
  }, 120_000);

  test('PRC-4 what classes of persons pay, each hospital and the share of services are held too', async () => {
    const held = { ...BOUNDS, total: 0.01, group: 0.2, services: 0.2, hospital: 20 };
    const solved = unwrap(await solvePrices(facts, { ...RULES, packages }, held));
    const { replay } = solved.proof;
    for (const cell of replay.cells.filter(
      ({ dimension, claims }) => dimension === 'personClass' && claims > 0,
    )) {
      // What they pay themselves, after benefits: not what they are charged.
      const before = Number(cell.baseline.patientFen);
      expect(Math.abs(Number(cell.reform.patientFen) - before)).toBeLessThanOrEqual(0.2 * before);
    }
    expect(solved.isWithin).toBe(true);
    expect(new Set(solved.bounds.map(({ kind }) => kind))).toEqual(
      new Set(['total', 'hospital', 'group', 'services']),
    );
    expect(solved.rounds).toBeGreaterThanOrEqual(1);
    const hospitals = facts.reference.institutions.filter(({ kind }) => kind.endsWith('Hospital'));
    const keys = new Set(hospitals.map(({ institution }) => String(institution)));
    const income = ({ totalFen, hospitalFen }: { totalFen: string; hospitalFen: string }): number =>
      Number(totalFen) - Number(hospitalFen);
    const own = replay.cells.filter(
      ({ dimension, key }) => dimension === 'institution' && keys.has(key),
    );
    expect(own.length).toBeGreaterThan(10);
    for (const { baseline, reform } of own) {
      expect(Math.abs(income(reform) - income(baseline))).toBeLessThanOrEqual(
        20 * income(baseline),
      );
    }
    const family = replay.families.find((each) => each.family === 'service');
    const all = replay.cells.find(({ dimension }) => dimension === 'all');
    expect(all).toBeDefined();
    if (all) expect(Number(family?.reformFen)).toBeGreaterThanOrEqual(0.2 * income(all.reform));
  }, 120_000);

  test('PRC-5 bounds that no prices keep are named with what is missing; so are rows that are not there', async () => {
    const code = async (change: Partial<PriceBounds>, rules: object = RULES) => {
      const refused = await solvePrices(
        facts,
        { ...RULES, packages, ...rules },
        { ...BOUNDS, ...change },
      );
      return refused.ok ? 'solved' : refused.problems[0];
    };
    const stuck = await code({ paths: ['lists/servicePrice/pet-ct'], rise: 0.01, fall: 0.01 });
    expect(stuck).toMatchObject({
      code: 'PRICES_INFEASIBLE',
      en: expect.stringContaining('income of all institutions +'),
      zh: expect.stringContaining('全部机构收入 +'),
    });
    expect(JSON.stringify(stuck)).toMatch(/institutions \+[\d.]+ %/);
    const held = await code({ hospital: 0.00001, group: 0.00001 });
    const hospital = facts.reference.institutions.find(({ institution }) =>
      JSON.stringify(held).includes(`, ${institution})`),
    );
    expect(held).toMatchObject({
      code: 'PRICES_INFEASIBLE',
      en: expect.stringMatching(
        `income of each hospital \\+[\\d.]+ % \\(furthest off: ${hospital?.title.en}, ${hospital?.institution}\\)`,
      ),
      zh: expect.stringMatching(
        `各医院收入 \\+[\\d.]+ %（差距最大：${hospital?.title.zh}，${hospital?.institution}）`,
      ),
    });
    // A class is named by its title, not by its code.
    expect(JSON.stringify(held)).toMatch(
      /what each class of persons pays \+[\d.]+ % \(furthest off: [A-Z]/,
    );
    expect(await code({ paths: ['lists/servicePrice/pet-cr'] })).toMatchObject({
      code: 'PRICES_ROW_UNKNOWN',
      en: expect.stringContaining('The nearest is "lists/servicePrice/pet-ct"'),
      zh: expect.stringContaining('最接近的是“lists/servicePrice/pet-ct”'),
    });
  }, 120_000);
});

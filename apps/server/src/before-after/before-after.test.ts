import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAfterSchema } from '@sanyi/api';
import { dayOf, type IsoDate, periodsBetween, unwrap } from '@sanyi/kernel';
import { buildStack, type Library, type Stack } from '@sanyi/policy';
import { type FigureRow, libraryOf, type Measures, readPolicies } from '@sanyi/store';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BeforeAfterAnswers, beforeAfterAnswers } from './before-after-answers.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const DISTRICTS = ['haidian', 'tongzhou', 'yanqing'] as const;

/** Visits a month at hospitals of a level or in a district: a tenth fewer from April 2017 on. */
const visitsOf = (place: string, at: number): number => {
  const month = [0.95, 0.85, 1.05, 1, 1, 1, 1.02, 1, 1.03, 0.95, 1.05, 1.1][at % 12] ?? 1;
  const reformed = place === 'haidian' || place === 'tertiary' || place === 'beijing';
  return Math.round(1000 * month * (reformed && at >= 15 ? 0.9 : 1) + (at % 5));
};

let library: Library;
let stack: Stack;
let answers: BeforeAfterAnswers;

beforeAll(async () => {
  library = unwrap(libraryOf(unwrap(await readPolicies(join(root, 'policies')))));
  stack = unwrap(buildStack(library, 'beijing'));
  answers = answersOf('2016-01-01', '2019-03-31');
});

/** A city whose visits are known by formula; nothing else is measured. */
function answersOf(from: string, to: string, of = library): BeforeAfterAnswers {
  const months = periodsBetween(
    'month',
    dayOf('2016-01-01' as IsoDate),
    dayOf('2019-04-01' as IsoDate),
  );
  const figures = async (filter: Parameters<Measures['figures']>[0]): Promise<FigureRow[]> => {
    const { indicator = '', place = '', placeGrain = 'city', periodGrain = 'month' } = filter;
    if (indicator !== 'visits' || periodGrain !== 'month') return [];
    return months.map(({ id: period }, at) => ({
      ...{ indicator, place, placeGrain, periodGrain, period },
      numerator: BigInt(visitsOf(place, at)),
      denominator: 1n,
    }));
  };
  const districts = DISTRICTS.map((id) => ({ id, title: { en: id, zh: id } }));
  const manifest = { place: 'beijing', title: { en: 'City', zh: '市' }, districts, from, to };
  const facts = { folder: 'facts', manifest: { ...manifest, weight: 500, logicalChecksum: 'f' } };
  // Of a measured city only these parts are asked.
  const measures = { figures, settled: { facts, stack } } as unknown as Measures;
  return beforeAfterAnswers(measures, (text) => buildStack(of, text));
}

const codeOf = async (query: Parameters<BeforeAfterAnswers['page']>[0]): Promise<string> => {
  const found = await answers.page(query);
  return found.ok ? 'ok' : found.problems[0].code;
};

describe('before and after', () => {
  test('SRV-61 any indicator around any day: level and slope, weighted to the whole city', async () => {
    const page = unwrap(
      await answers.page({ indicator: 'visits', at: '2017-04-08', scale: 'log' }),
    );
    expect(() => beforeAfterSchema.parse(page)).not.toThrow();
    const level = page.found?.effects.find(({ name }) => name === 'level');
    expect(Number(level?.value)).toBeCloseTo(-10, 0);
    expect(level?.direction).toBe('down');
    expect(Number(page.points[0]?.observed)).toBe(500 * visitsOf('beijing', 0));
    expect(page.points.find(({ side }) => side === 'between')?.period).toBe('2017-04');
    expect(page.sentence.en.map(({ text }) => text).join('')).toMatch(
      /^Visits, City, 8 April 2017: fell at once by \d+\.\d+ % \(95 % interval/,
    );
    expect(page.others.map(({ package: id }) => id)).toEqual(['beijing-2018-residents']);
    expect(page.command).toBe(
      'npx sanyi before-after visits --at 2017-04-08 --facts facts --scale log',
    );
    expect(page.method.find(({ name }) => name === 'beforeAfterErrors')?.value).toBe(
      'prais-winsten',
    );
    expect(page.found?.other?.errors).toBe('newey-west');
  });

  test('SRV-61 a study of the package says indicator, day, place, season and scale', async () => {
    const page = unwrap(await answers.page({ study: 'tertiary-visits-2017' }));
    expect([page.study, page.place.id, page.scale, page.season, page.at]).toEqual([
      ...['tertiary-visits-2017', 'tertiary', 'log', 'month', '2017-04-08'],
    ]);
    const first = unwrap(await answers.page({}));
    expect(first.study).toBe(page.study);
    expect(first.studies.length).toBeGreaterThan(5);
    const moved = unwrap(await answers.page({ study: 'tertiary-visits-2017', at: '2018-01-01' }));
    expect(moved.study).toBeNull();
  });

  test('SRV-62 against districts that the reform does not touch, seasons drop out', async () => {
    const page = unwrap(
      await answers.page({
        ...{ indicator: 'visits', at: '2017-04-08', place: 'haidian' },
        ...{ control: 'tongzhou+yanqing', scale: 'log', season: 'none' },
      }),
    );
    const level = page.found?.effects.find(({ name }) => name === 'level');
    expect(Number(level?.value)).toBeCloseTo(-10, 1);
    expect(page.control.map(({ id }) => id)).toEqual(['tongzhou', 'yanqing']);
    expect(page.unitText.en).toBe('times the control');
    expect(page.command).toContain('--district haidian --control tongzhou+yanqing');
    expect(page.sentence.zh[0]?.text).toContain('与tongzhou、yanqing对照');
  });

  test('SRV-63 facts that end before or soon after a reform: nothing is told but why', async () => {
    const page = unwrap(await answers.page({ indicator: 'visits', at: '2019-06-15' }));
    expect(page.found).toBeNull();
    expect(page.sentence.en.map(({ text }) => text).join('')).toContain(
      'too few points to tell. No month after the reform measured, at least 6 are needed.',
    );
    expect(page.points.every(({ fitted }) => fitted === null)).toBe(true);
    // What tells something instead: more months, another reform, a replay of the rules.
    expect(page.instead?.enoughWith).toBe('2019-12');
    expect(page.instead?.reforms.map(({ package: id }) => id)).toContain('beijing-2017-separation');
    expect(page.instead?.replay).toEqual({
      baseline: 'beijing@2019-06-14',
      reform: 'beijing@2019-06-15',
    });
    const enough = unwrap(await answers.page({ indicator: 'visits', at: '2017-04-08' }));
    expect(enough.instead).toBeNull();
    // Facts that begin after the reform: a replay of the rules needs no claims before it.
    const late = answersOf('2018-01-01', '2018-12-31');
    const after = unwrap(await late.page({ indicator: 'visits', at: '2017-04-08' }));
    expect([after.found, after.instead]).toEqual([
      null,
      {
        ...{ enoughWith: null, seasons: [], reforms: [] },
        replay: { baseline: 'beijing@2017-04-07', reform: 'beijing@2017-04-08' },
      },
    ]);
    // No rules begin on that day, so nothing tells anything.
    const none = unwrap(await late.page({ indicator: 'visits', at: '2017-05-09' }));
    expect([none.found, none.instead]).toEqual([null, null]);
    // A month that the facts hold in part only is no point.
    const cut = answersOf('2016-01-15', '2018-10-20');
    const part = unwrap(await cut.page({ indicator: 'visits', at: '2017-04-08', season: 'none' }));
    expect([part.points[0]?.period, part.points.at(-1)?.period]).toEqual(['2016-02', '2018-09']);
    const missing = unwrap(await answers.page({ indicator: 'drug-share', at: '2017-04-08' }));
    expect(missing.found).toBeNull();
  });

  test('SRV-63 what cannot be compared is refused with what can', async () => {
    const at = '2017-04-08';
    expect(await codeOf({ indicator: 'luck', at })).toBe('API_INDICATOR_UNKNOWN');
    expect(await codeOf({ indicator: 'contract-coverage', at, place: 'tertiary' })).toBe(
      'API_INDICATOR_UNKNOWN',
    );
    expect(await codeOf({ study: 'nothing' })).toBe('API_STUDY_UNKNOWN');
    expect(await codeOf({ indicator: 'visits', at: '2017-02-30' })).toBe('DATE_NOT_READABLE');
    expect(await codeOf({ indicator: 'visits', at, place: 'atlantis' })).toBe('API_PLACE_UNKNOWN');
    for (const control of ['haidian', 'tongzhou+haidian', 'beijing']) {
      const asked = { indicator: 'visits', at, place: 'haidian', control };
      expect(await codeOf(asked)).toBe('API_CONTROL_NOT_APART');
    }
    const bare = new Map([...library].filter(([id]) => id !== 'before-after'));
    const found = await answersOf('2016-01-01', '2019-03-31', bare).page({});
    expect(found.ok || found.problems[0].code).toBe('STACK_PACKAGE_UNKNOWN');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { buildStack, type Library, readLibrary, type Stack } from '@sanyi/policy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CareCell, careTotals, respondCare, respondItems } from './respond.ts';
import { type BehaviourResponse, behaviourResponses } from './responses.ts';

const POLICIES = join(import.meta.dirname, '..', '..', '..', '..', 'policies');

/** The packages whose names match, as they stand or with an edit. */
function policiesNamed(name: RegExp, edit = (_path: string, text: string) => text): Library {
  const folders = readdirSync(POLICIES).filter((each) => name.test(each));
  return unwrap(
    readLibrary(
      folders.map((folder) => {
        const root = join(POLICIES, folder);
        const paths = readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
        const read = (path: string): string => readFileSync(join(root, path), 'utf8');
        return {
          name: folder,
          files: new Map(paths.map((path) => [path, edit(path, read(path))])),
        };
      }),
    ),
  );
}

const library: Library = policiesNamed(/^beijing-|^behaviour-2017$/);
const stack: Stack = unwrap(buildStack(library, 'beijing+behaviour-2017'));
const responses = unwrap(behaviourResponses(stack, dayOf('2018-12-31' as IsoDate)));

const money = (patient: bigint, fund = 0n, hospital = 0n) => ({ patient, fund, hospital });

const visits = (level: string, count: bigint, patient: readonly [bigint, bigint]): CareCell => ({
  ...{ level, care: 'visit', count },
  baseline: money(patient[0], 3n * count),
  reform: money(patient[1], 2n * count),
});

const response = (of: Partial<BehaviourResponse>): BehaviourResponse => ({
  id: 'r',
  title: { en: 'r', zh: 'r' },
  of: { level: 'tertiary', care: 'visit' },
  form: 'shift',
  value: 0n,
  provenance: 'illustrative',
  source: 'test',
  ...of,
});

describe('behaviour', () => {
  // Visits of 2016 by level: Beijing health information centre (S69). Shifts: S86.
  test('BHV-1 the shifts measured in 2017 on the visits of 2016, to the visit', () => {
    const cells = [
      visits('tertiary', 125_255_000n, [5n, 10n]),
      visits('secondary', 33_462_000n, [5n, 2n]),
      visits('primary', 13_957_000n, [5n, 1n]),
      visits('grassroots', 69_622_000n, [5n, 1n]),
    ];
    const found = respondCare(cells, responses);
    expect(found.map(({ expectedCount }) => expectedCount)).toEqual([
      110_224_400n,
      32_458_140n,
      16_190_120n,
      87_027_500n,
    ]);
    // The share of tertiary hospitals falls from 51.7 to 44.8 percent, as a city sees it.
    const share = (counts: readonly bigint[]): number =>
      Number(counts[0]) / Number(counts.reduce((sum, each) => sum + each));
    expect(share(cells.map(({ count }) => count))).toBeCloseTo(0.517, 3);
    expect(share(found.map(({ expectedCount }) => expectedCount))).toBeCloseTo(0.448, 3);
  });

  // Stents: about 13,000 to about 700 yuan, 1.07 million in the first year (S27), 17 percent more a
  // year afterwards (S28).
  test('BHV-1 stents: the static saving, and what it is with the growth measured', () => {
    const stents = {
      item: 'c-drug-eluting-stent-domestic',
      quantity: 1_070_000n * 1_000n,
      baseline: 1_070_000n * 13_000_00n,
      reform: 1_070_000n * 700_00n,
    };
    const [found] = respondItems([stents], responses);
    expect(found?.expectedQuantity).toBe(1_251_900n * 1_000n);
    expect(found?.expected).toBe(1_251_900n * 700_00n);
    // Static 13.161 billion yuan; with 17 percent more of them 127 million less than that. The
    // published 10.9 billion rests on the prices really paid before, which were not all 13,000.
    expect(stents.baseline - stents.reform).toBe(13_161_000_000_00n);
    expect(stents.baseline - (found?.expected ?? 0n)).toBe(13_033_670_000_00n);
  });

  test('BHV-2 totals are the sum of their parts, rounded half up once for each part', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const cell = fc.record({ count: amount, before: amount, after: amount, fund: amount });
    const shift = fc.bigInt({ min: -150_000n, max: 300_000n });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 4 }), shift, (rows, value) => {
        const levels = ['tertiary', 'secondary', 'primary', 'grassroots'];
        const cells = rows.map(
          ({ count, before, after, fund }, at): CareCell => ({
            ...{ level: levels[at] ?? '', care: 'visit', count },
            baseline: money(before, fund),
            reform: money(after, fund, 7n),
          }),
        );
        const found = respondCare(cells, [response({ value })]);
        const totals = careTotals(found);
        for (const part of ['patient', 'fund', 'hospital'] as const) {
          const sum = found.reduce((all, each) => all + each.expected[part], 0n);
          expect(totals.expected[part]).toBe(sum);
        }
        const [first] = found;
        if (!first || first.baseline.patient === first.reform.patient) return;
        const exact = first.reform.patient * (1_000_000n + value * 10n);
        const weight = 1_000_000n + value * 10n > 0n ? exact : 0n;
        const twice = 2n * (first.expected.patient * 1_000_000n - weight);
        expect(twice <= 1_000_000n && twice > -1_000_000n).toBe(true);
      }),
    );
  });

  test('BHV-3 the static result is untouched, and what no response speaks of stays as it is', () => {
    const cells = [visits('tertiary', 100n, [500n, 900n]), visits('secondary', 50n, [10n, 20n])];
    const before = structuredClone(cells);
    const found = respondCare(cells, [response({ value: -12_000n })]);
    expect(cells).toEqual(before);
    expect(found.map(({ reform }) => reform)).toEqual(cells.map(({ reform }) => reform));
    expect(found[1]).toMatchObject({
      response: null,
      weight: 1_000_000n,
      expected: cells[1]?.reform,
    });
    expect(careTotals(respondCare(cells, [])).expected).toEqual(careTotals(found).reform);
    // Where nothing of what is paid moves, nobody has a reason to respond.
    const same = respondCare(
      [visits('tertiary', 100n, [500n, 500n])],
      [response({ value: 9_000n })],
    );
    expect(same[0]?.weight).toBe(1_000_000n);
  });

  test('BHV-4 an elasticity follows what patients pay in the static replay', () => {
    const elastic = response({ form: 'elasticity', value: -200n });
    const weight = (before: bigint, after: bigint): bigint | undefined =>
      respondCare([visits('tertiary', 1000n, [before, after])], [elastic])[0]?.weight;
    // Twenty percent more to pay, an elasticity of -0.2: four percent fewer visits.
    expect(weight(500n, 600n)).toBe(960_000n);
    expect(weight(300n, 400n)).toBe(933_333n);
    expect(weight(0n, 400n)).toBe(1_000_000n);
    expect(weight(1n, 100n)).toBe(0n);
  });

  test('BHV-5 a package without responses, a row that means nothing and two of one thing are refused', () => {
    const day = dayOf('2018-12-31' as IsoDate);
    const plain = behaviourResponses(unwrap(buildStack(library, 'beijing')), day);
    expect(plain.ok || plain.problems[0].code).toBe('BEHAVIOUR_MISSING');
    const changed = (edit: (text: string) => string): string => {
      const files = policiesNamed(/^beijing-|^behaviour-2017$/, (path, text) =>
        path.endsWith('response.csv') ? edit(text) : text,
      );
      const found = behaviourResponses(unwrap(buildStack(files, 'beijing+behaviour-2017')), day);
      return found.ok ? 'ok' : found.problems[0].code;
    };
    expect(changed((text) => text)).toBe('ok');
    expect(changed((text) => text.replace('tertiary,visit', 'tertiary,dance'))).toBe(
      'BEHAVIOUR_WRONG',
    );
    expect(changed((text) => text.replace(',shift,-12,', ',guess,-12,'))).toBe('BEHAVIOUR_WRONG');
    expect(changed((text) => text.replace('secondary,visit', 'tertiary,visit'))).toBe(
      'BEHAVIOUR_TWICE',
    );
  });
});

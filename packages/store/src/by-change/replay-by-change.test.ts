import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ByChange, byChangeSchema, type ReplayMoney } from '@sanyi/api';
import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { copyPackage, readLibrary } from '@sanyi/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../facts/open-facts.ts';
import { replayFacts } from '../replay/replay-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { replayByChange } from './replay-by-change.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-by-change-'));
let facts: Facts;
let packages: readonly PackageInput[];

beforeAll(async () => {
  packages = await allPackages();
  const days = { from: '2018-01-01', to: '2018-12-31' };
  const out = join(folder, 'facts');
  facts = await smallCity({ place: 'beijing', ...days, scale: 0.00003, seed: 5, out });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

const PARTS = ['totalFen', 'hospitalFen', 'fixedFundFen', 'fundFen', 'patientFen'] as const;
const minus = (after: ReplayMoney, before: ReplayMoney) =>
  PARTS.map((part) => BigInt(after[part]) - BigInt(before[part]));

/** The changes of all steps added up, part by part. */
const sumOf = ({ steps }: ByChange) =>
  steps
    .map(({ before, after }) => minus(after, before))
    .reduce((sum, each) => sum.map((part, at) => part + (each[at] ?? 0n)));

async function wholeOf(rules: { readonly baseline: string; readonly reform: string }) {
  const { replay } = unwrap(await replayFacts(facts, { ...rules, packages }));
  const all = replay.cells.find(({ dimension }) => dimension === 'all');
  if (!all) throw new Error('a replay has a cell of everything');
  return { replay, change: minus(all.reform, all.baseline) };
}

describe('a reform replayed change by change', () => {
  test('CHG-1 the reform of a day falls into parameter, prices, the rest and the rules of its tables, and the parts add up to the whole to the fen', async () => {
    const days = { baseline: 'beijing@2017-04-07', reform: 'beijing@2017-04-08' };
    const found = unwrap(await replayByChange(facts, { ...days, packages }));
    expect(byChangeSchema.safeParse(found).success).toBe(true);
    expect(found.steps.slice(0, 3).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'parameter parameters/drugMarkupRate',
      'list lists/servicePrice',
      'rules beijing@2017-04-08',
    ]);
    const rules = found.steps.slice(3);
    expect(rules.map(({ kind }) => kind)).toEqual(Array.from({ length: 19 }, () => 'rule'));
    // Visits to an ordinary doctor of a tertiary hospital: five yuan become fifty, of which the fund pays forty.
    const [first] = rules;
    expect(first?.title.en).toBe(
      'Visit charges: Outpatient or Home visit or Online; Tertiary; Ordinary or No title (2 rules)',
    );
    expect(BigInt(first?.after.fixedFundFen ?? 0)).toBeGreaterThan(0n);
    const { change } = await wholeOf(days);
    expect(change.some((part) => part !== 0n)).toBe(true);
    expect(sumOf(found)).toEqual(change);
    // Each change begins where the one before it ended.
    for (const [at, step] of found.steps.entries()) {
      if (at > 0) expect(step.before).toEqual(found.steps[at - 1]?.after);
    }
    const moved = (at: number): string[] =>
      found.steps[at]?.families
        .filter(({ baselineFen, reformFen }) => baselineFen !== reformFen)
        .map(({ family }) => family) ?? [];
    expect(moved(0)).toEqual(['drug']);
    expect(moved(1).every((family) => ['test', 'service'].includes(family))).toBe(true);
    // Purchase prices of that day, and visits of which no new rule speaks; the rules are of visits alone.
    expect(moved(2)).toContain('drug');
    for (const at of rules.keys()) expect(['', 'visit']).toContain(moved(at + 3).join());
    expect(moved(3)).toEqual(['visit']);
  }, 240_000);

  test('CHG-4 a copied package whose table has three changed cells falls into three parts that add up to the whole', async () => {
    const of = 'beijing-2017-separation';
    const request = { of, id: 'dearer', version: '1.0.0', from: dayOf('2017-04-08' as IsoDate) };
    const copied = new Map(unwrap(copyPackage(unwrap(readLibrary(packages)), request)));
    const policy = copied.get('policy.yaml') ?? '';
    copied.set('policy.yaml', policy.replace(/^place: .*$/m, 'place: any'));
    const dearer = ['80', '60', '50'].reduce(
      (text, price) => text.replace(`<text>${price}</text>`, `<text>${Number(price) + 1}</text>`),
      copied.get('tables/visit.dmn') ?? '',
    );
    copied.set('tables/visit.dmn', dearer);
    const all = [...packages, { name: 'dearer', files: copied }];
    const rules = { baseline: 'beijing', reform: 'beijing+dearer', packages: all };
    const found = unwrap(await replayByChange(facts, rules));
    expect(found.steps.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['rule', '50', '51'],
      ['rule', '60', '61'],
      ['rule', '80', '81'],
    ]);
    expect(found.steps.at(-1)?.reform).toBe('beijing+dearer');
    const { replay } = unwrap(await replayFacts(facts, rules));
    const [whole] = replay.cells;
    if (!whole) throw new Error('a replay has a cell of everything');
    expect(sumOf(found)).toEqual(minus(whole.reform, whole.baseline));
    for (const { before, after } of found.steps) expect(after).not.toEqual(before);
  }, 120_000);

  test('CHG-2 who gains and loses is told of each change: everybody stands in a band of every step', async () => {
    const rules = {
      baseline: 'beijing',
      reform: 'beijing+parameters/drugMarkupRate=0.1+parameters/drugSelfPayShare=0',
    };
    const found = unwrap(await replayByChange(facts, { ...rules, packages }));
    const { replay, change } = await wholeOf(rules);
    expect(sumOf(found)).toEqual(change);
    const bands = found.steps.map(
      ({ people }) => people.find(({ dimension }) => dimension === 'all')?.bands ?? [],
    );
    for (const each of bands) {
      expect(each.reduce((sum, count) => sum + count, 0)).toBe(replay.patients);
    }
    // The mark-up makes somebody pay more, the share that nobody pays any more makes nobody.
    const [markup = [], share = []] = bands;
    expect([(markup[3] ?? 0) + (markup[4] ?? 0) > 0, (share[3] ?? 0) + (share[4] ?? 0)]).toEqual([
      true,
      0,
    ]);
  }, 120_000);

  test('CHG-3 more changes than can be told apart are refused, and a wrong one names the nearest right one', async () => {
    const tried = Array.from(
      { length: 41 },
      (_, at) =>
        `parameters/waiverAge@2018-01-${String(1 + (at % 28)).padStart(2, '0')}=${60 + at}`,
    );
    const code = async (reform: string): Promise<string> => {
      const refused = await replayByChange(facts, { baseline: 'beijing', reform, packages });
      return refused.ok ? 'replayed' : JSON.stringify(refused.problems[0]);
    };
    expect(await code(['beijing', ...tried].join('+'))).toMatch(/REPLAY_CHANGES_TOO_MANY.*"41"/);
    expect(await code('beijing+parameters/drugMarkupRat=0')).toMatch(
      /STACK_PARAMETER_UNKNOWN.*drugMarkupRate/,
    );
  });
});

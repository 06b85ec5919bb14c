import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICY_LIST, POLICY_RESULT, POLICY_SHOW } from './documents.ts';
import { documentOf, ROOT, refusalOf, sanyi } from './run-sanyi.ts';
import { tempFolder } from './temp-folder.ts';

const BASE = 'beijing-2016-base';

type Slip = readonly [file: string, from: string, to: string];

/** A copy of all packages with slips in it. */
async function spoiled(...slips: readonly Slip[]): Promise<string> {
  const folder = join(await tempFolder(), 'policies');
  await cp(join(ROOT, 'policies'), folder, { recursive: true });
  for (const [file, from, to] of slips) {
    const path = join(folder, file);
    const before = await readFile(path, 'utf8');
    expect(before, file).toContain(from);
    await writeFile(path, before.replace(from, to));
  }
  return folder;
}

describe('the packages of the checkout', () => {
  it('are listed with their dates', async () => {
    const { packages, ...told } = await documentOf(POLICY_LIST, ['policy', 'list']);
    expect(told).toEqual({ passed: packages.length, failed: 0, problems: [] });
    const folders = await readdir(join(ROOT, 'policies'), { withFileTypes: true });
    const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(packages.map((each) => each.id).sort()).toEqual(names.sort());
  });

  it('are right, alone and on each other', async () => {
    const told = await documentOf(POLICY_RESULT, ['policy', 'check']);
    expect(told).toMatchObject({ failed: 0, problems: [] });
    expect(told.passed).toBeGreaterThanOrEqual(6);
  });

  it('pass their own tests', async () => {
    const told = await documentOf(POLICY_RESULT, ['policy', 'test']);
    expect(told).toMatchObject({ failed: 0, problems: [] });
    expect(told.passed).toBeGreaterThan(100);
  });

  it('are shown as tables of text', async () => {
    const words = ['policy', 'show', 'beijing-2017-separation', 'visitCharges'];
    const { decisions, passed, failed } = await documentOf(POLICY_SHOW, words);
    expect([passed, failed]).toEqual([1, 0]);
    expect(decisions.map((each) => each.decision)).toEqual(['visitCharges']);
    expect(decisions[0]?.text).toMatch(/tertiary-chief.*80/s);
  });

  it('are in canonical form', async () => {
    const ended = await sanyi('policy', 'fmt', '--check', '--json');
    expect(JSON.parse(ended.out)).toEqual({ changed: [], ok: true });
    expect(ended.code).toBe(0);
  });

  it('are named in the refusal of one that is not there', async () => {
    const [problem] = await refusalOf(3, 'policy', 'show', 'no-such-package');
    expect(problem?.code).toBe('CLI_PACKAGE_UNKNOWN');
    expect(problem?.en).toContain(BASE);
  });
});

describe('malformed packages', () => {
  const slips: Slip[] = [
    ['beijing-2016-base/policy.yaml', 'scope:', 'skope:'],
    ['beijing-2017-separation/tables/visit.dmn', '</definitions>', ''],
    ['beijing-2018-residents/policy.yaml', 'tables/', 'no-such-tables/'],
    ['beijing-region/policy.yaml', 'id:', '  : [ id:'],
    ['synthea-sample/tables/line.dmn', 'if chargedPrice', 'if if chargedPrice'],
  ];

  it('are all refused at once, each with its place, and nothing is settled under them', async () => {
    const policies = await spoiled(...slips);
    const ended = await sanyi('policy', 'check', '--policies', policies, '--json');
    expect(ended.code).toBe(1);
    const told = POLICY_RESULT.parse(JSON.parse(ended.out));
    expect(told.failed).toBeGreaterThanOrEqual(slips.length);
    const places = told.problems.map((each) => each.where).join('\n');
    for (const [file] of slips) expect(places).toContain(file);
    for (const { zh } of told.problems) expect(zh).toMatch(/[\u4e00-\u9fff]/);
    const visit = join(policies, '..', 'visit.yaml');
    await writeFile(visit, 'visit: {}\n');
    const words = ['explain', visit, '--stack', 'beijing', '--policies', policies];
    const problems = await refusalOf(3, ...words);
    expect(problems.map((each) => each.where).join('\n')).toContain(BASE);
  });

  it('fail their own tests when a threshold was changed', async () => {
    const policies = await spoiled([
      'beijing-2017-separation/tables/visit.dmn',
      '<text>80</text>',
      '<text>81</text>',
    ]);
    const words = ['policy', 'test', 'beijing-2017-separation', '--policies', policies];
    const told = await documentOf(POLICY_RESULT, words, 1);
    expect(told.failed).toBeGreaterThan(0);
    expect(told.problems[0]?.where).toContain('beijing-2017-separation');
  });

  it('are no packages at all in an empty place', async () => {
    const none = join(await tempFolder(), 'none');
    const [problem] = await refusalOf(3, 'policy', 'list', '--policies', none);
    expect(problem?.code).toBe('STORE_FOLDER_MISSING');
  });
});

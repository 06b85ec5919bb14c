import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT, refusalOf, sanyi, start } from './run-sanyi.ts';
import { tempFolder } from './temp-folder.ts';

let facts: string;
let policies: string;

beforeAll(async () => {
  const folder = await tempFolder();
  facts = join(folder, 'facts');
  policies = join(folder, 'policies');
  await cp(join(ROOT, 'policies'), policies, { recursive: true });
  await cp(join(import.meta.dirname, 'feedback-trial'), join(policies, 'feedback-trial'), {
    recursive: true,
  });
  await clashingPackage();
  const days = ['--from', '2018-01-01', '--to', '2018-12-31'];
  const made = await sanyi('city', 'build', '--scale', '0.00003', ...days, '--out', facts);
  expect(made.code, made.err).toBe(0);
}, 180_000);

/** A package that speaks for a parameter of another without saying so. */
async function clashingPackage(): Promise<void> {
  const folder = join(policies, 'clash');
  await mkdir(join(folder, 'parameters'), { recursive: true });
  await writeFile(
    join(folder, 'policy.yaml'),
    `id: clash
version: 1.0.0
title: {en: Clash, zh: 冲突}
place: any
effective: {from: 2015-01-01}
scope: all
authority: {en: Nobody, zh: 无}
requires: [beijing-2016-base]
`,
  );
  await writeFile(
    join(folder, 'parameters', 'markup.yaml'),
    `drugMarkupRate:
  kind: rate
  unit: share
  title: {en: Mark-up, zh: 加成}
  values: [{from: 2015-01-01, value: 0.2, provenance: illustrative, source: example}]
`,
  );
}

const replay = (...words: readonly string[]): readonly string[] => [
  ...['replay', '--facts', facts, '--policies', policies],
  ...words,
];

/** Folders and files of the facts, as a reader would find them. */
const filesOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).sort();

describe('replays of what cannot be replayed', () => {
  it('a parameter that does not exist is refused with the nearest one; nothing is written', async () => {
    const before = await filesOf(facts);
    const [problem] = await refusalOf(3, ...replay('--set', 'parameters/drugMarkupRat=0.1'));
    expect(problem?.code).toBe('STACK_PARAMETER_UNKNOWN');
    expect(problem?.en).toContain('The nearest: drugMarkupRate');
    expect(problem?.zh).toContain('drugMarkupRate');
    expect(await filesOf(facts)).toEqual(before);
  }, 120_000);

  it('options that ask for different runs are refused together', async () => {
    const tried = ['--set', 'parameters/drugMarkupRate=0.1'];
    const words = replay(...tried, '--behaviour', 'behaviour-2017', '--engine', 'both');
    const [problem] = await refusalOf(2, ...words);
    expect(problem?.code).toBe('CLI_OPTIONS_APART');
    expect(problem?.en).toContain('--engine, --behaviour');
    expect(
      (await refusalOf(2, ...replay(...tried, '--by-change', '--part', '1/2')))[0]?.zh,
    ).toMatch(/--part, --by-change/);
  }, 120_000);

  it('a stack in conflict names both packages; nothing is written', async () => {
    const before = await filesOf(facts);
    const [problem] = await refusalOf(3, ...replay('--reform', 'beijing+clash'));
    expect(problem?.code).toBe('STACK_CONFLICT');
    expect(`${problem?.where} ${problem?.en}`).toMatch(/clash/);
    expect(`${problem?.where} ${problem?.en}`).toMatch(/beijing-20/);
    expect(await filesOf(facts)).toEqual(before);
  }, 120_000);

  it('a fold that reads itself is replayed as a fold only and said so; SQL refuses it and says why', async () => {
    const folded = await sanyi(...replay('--reform', 'beijing+feedback-trial'));
    expect(folded.code, folded.err).toBe(0);
    expect(folded.err).toContain('runs as a fold only');
    const words = replay('--reform', 'beijing+feedback-trial', '--engine', 'duckdb');
    const [problem] = await refusalOf(3, ...words);
    expect(problem?.code).toBe('FEEL_TARGET_REFUSED');
    expect(problem?.en).toMatch(/paid/);
    expect(problem?.where).toContain('feedback-trial');
  }, 120_000);

  it('facts without a table that the rules need name the file; no result is left', async () => {
    const torn = join(await tempFolder(), 'torn');
    await cp(facts, torn, { recursive: true });
    for (const name of ['replay', 'replay-store']) {
      await rm(join(torn, name), { recursive: true, force: true });
    }
    const [generation = ''] = (await readdir(torn)).filter((name) => name.startsWith('g-'));
    await rm(join(torn, generation, 'purchase_price.parquet'));
    const before = await filesOf(torn);
    const words = ['replay', '--facts', torn, '--set', 'parameters/drugMarkupRate=0.1'];
    const [problem] = await refusalOf(3, ...words);
    expect([problem?.code, problem?.en]).toEqual([
      'STORE_PART_MISSING',
      expect.stringContaining('purchase_price.parquet'),
    ]);
    expect(await filesOf(torn)).toEqual(before);
  }, 120_000);

  it('a run that is stopped leaves no result, and the next one is whole', async () => {
    const words = replay('--set', 'parameters/drugMarkupRate=0.123', '--json');
    const running = start(...words);
    const isReplaying = new Promise<void>((resolve) => {
      running.child.stderr?.on('data', () => resolve());
    });
    await isReplaying;
    running.child.kill('SIGINT');
    const stopped = await running.ended;
    // It may have been faster than the signal; then the result is whole.
    if (stopped.code !== 0) {
      expect([stopped.code, stopped.out]).toEqual([130, expect.stringContaining('"zh"')]);
    }
    const ended = await sanyi(...words);
    expect(ended.code, ended.err).toBe(0);
    const { folder, exact } = JSON.parse(ended.out);
    expect(exact).toBe(true);
    expect(await readdir(folder)).not.toContain('parts');
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest.format).toBe('sanyi-replay');
  }, 180_000);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Day, dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../facts/open-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { replayFacts } from './replay-facts.ts';
import { mergeReplay, replayShare } from './replay-share.ts';

// Dates of the calendar.
const day = (text: string): Day => dayOf(text as IsoDate);
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const RULES = { baseline: 'beijing@2017-04-07', reform: 'beijing@2017-04-08' } as const;
let folder: string;
let facts: Facts;
let packages: readonly PackageInput[];

/** A small Beijing in eight parts, two for each of four processes. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanyi-shares-'));
  packages = await allPackages();
  const days = { from: '2018-01-01', to: '2018-12-31' };
  const out = join(folder, 'facts');
  facts = await smallCity({
    place: 'beijing',
    ...days,
    scale: 0.00004,
    seed: 3,
    sliceShare: '0.000005',
    out,
  });
}, 240_000);

afterAll(() => rm(folder, { recursive: true }));

/** Starts `sanyi` from sources, as a process of its own. */
const sanyi = (...words: readonly string[]): ChildProcess =>
  spawn(
    process.execPath,
    [join(root, 'tools/run.mjs'), join(root, 'apps/cli/src/sanyi.ts'), ...words],
    { cwd: root, stdio: 'ignore' },
  );

const ended = (child: ChildProcess): Promise<number | NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });

/** Starts a process over all parts and kills it when it keeps the first sums; how it ended. */
function killedAtFirst(parts: string): ReturnType<typeof ended> {
  const victim = sanyi(...shareWords('1/1'));
  const watcher = watch(parts, (_, name) => {
    if (name?.endsWith('.sums')) victim.kill('SIGKILL');
  });
  return ended(victim).finally(() => watcher.close());
}

const shareWords = (share: string): string[] => {
  const rules = ['--baseline', RULES.baseline, '--reform', RULES.reform];
  return ['replay', '--facts', facts.folder, ...rules, '--part', share];
};

describe('a replay that is shared', () => {
  test('STO-71 four processes, one of them killed and run again, give the hash of one process', async () => {
    expect(facts.manifest.parts).toHaveLength(8);
    const asked = { ...RULES, packages };
    const first = unwrap(await replayShare(facts, { ...asked, share: { at: 9, of: 9 } }));
    const parts = join(first.folder, 'parts');
    const sums = async (): Promise<string[]> =>
      (await readdir(parts)).filter((name) => name.endsWith('.sums')).sort();
    expect([first.done, await sums()]).toEqual([[], []]);

    // The only share of one is all of it: killed once its first part is whole, it leaves the rest. Parts
    // are small, so a process may be done before the signal comes; then another one is killed.
    const missing = async (): Promise<boolean> => {
      const early = await mergeReplay(facts, asked, []);
      return !early.ok && early.problems[0].code === 'REPLAY_PARTS_MISSING';
    };
    for (;;) {
      const end = await killedAtFirst(parts);
      expect(['SIGKILL', 0]).toContain(end);
      if (end === 'SIGKILL' && (await missing())) break;
      await rm(first.folder, { recursive: true });
      await mkdir(parts, { recursive: true });
    }
    const left = await sums();
    expect(left.length).toBeGreaterThan(0);
    const made = (await stat(join(parts, left[0] ?? ''))).mtimeMs;

    const shares = ['1/4', '2/4', '3/4', '4/4'].map((share) => ended(sanyi(...shareWords(share))));
    expect(await Promise.all(shares)).toEqual([0, 0, 0, 0]);
    expect((await stat(join(parts, left[0] ?? ''))).mtimeMs).toBe(made);
    const merged = unwrap(await mergeReplay(facts, asked, []));
    expect(merged.reused).toBe(false);

    await rm(merged.folder, { recursive: true });
    const alone = unwrap(await replayFacts(facts, asked));
    expect(merged.replay.engines.columns?.hash).toBe(alone.replay.engines.columns?.hash);
    // How long the shares took is not what adding them up took.
    expect(merged.replay.engines.columns).toMatchObject({ seconds: 0, linesPerSecond: 0 });
    const { engines: _merged, ...cells } = merged.replay;
    const { engines: _alone, ...own } = alone.replay;
    expect(cells).toEqual(own);
    expect(cells.claims).toBeGreaterThan(1_000);
  }, 300_000);

  test('STO-72 shares of another machine are brought as its folder; of another replay they are refused', async () => {
    const asked = { ...RULES, packages, to: day('2018-06-30') };
    const here = unwrap(await replayShare(facts, { ...asked, share: { at: 1, of: 2 } }));
    const there = join(folder, 'there', here.id);
    await mkdir(there, { recursive: true });
    await rename(join(here.folder, 'parts'), join(there, 'parts'));
    const other = unwrap(await replayShare(facts, { ...asked, share: { at: 2, of: 2 } }));
    expect([here.done, other.done]).toEqual([
      [0, 2, 4, 6],
      [1, 3, 5, 7],
    ]);
    const missing = await mergeReplay(facts, asked, []);
    expect(missing.ok || missing.problems[0].details).toEqual({
      missing: '1, 3, 5, 7',
      parts: '8',
    });
    const foreign = await mergeReplay(facts, asked, [join(folder, 'there')]);
    expect(foreign.ok || foreign.problems[0].code).toBe('REPLAY_PARTS_FOREIGN');
    const nowhere = await mergeReplay(facts, asked, [join(folder, 'not-mounted', here.id)]);
    expect(nowhere.ok || nowhere.problems[0].code).toBe('STORE_FOLDER_MISSING');
    // The same share brought twice counts once.
    const merged = unwrap(await mergeReplay(facts, asked, [there, there]));
    expect(merged.replay.claims).toBeGreaterThan(500);
    expect(unwrap(await mergeReplay(facts, asked, [])).reused).toBe(true);
  }, 120_000);
});

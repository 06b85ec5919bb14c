import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../facts/open-facts.ts';
import type { Job } from '../job.ts';
import { replayFacts } from '../replay/replay-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { type BuiltClaimCache, buildClaimCache } from './build-claim-cache.ts';

const BENEFIT = 'beijing+parameters/residentOutpatientRateHospital=0.6';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Starts `sanyi` from sources, as a process of its own. */
const sanyi = (...words: readonly string[]): ChildProcess =>
  spawn(
    process.execPath,
    [join(root, 'tools/run.mjs'), join(root, 'apps/cli/src/sanyi.ts'), ...words],
    { cwd: root, stdio: 'ignore' },
  );

const isPiece = (name: string): boolean => /^piece-\d+\.json$/.test(name);

describe('a claim cache whose build was stopped', () => {
  let facts: Facts;
  let packages: readonly PackageInput[];
  let folder: string;
  let unfinished: string;
  let uninterrupted: unknown;
  let claims: number;
  const out = mkdtempSync(join(tmpdir(), 'sanyi-unfinished-'));
  afterAll(() => rmSync(out, { recursive: true }));

  const build = (job: Job = {}) => buildClaimCache(facts, { packages, baseline: 'beijing', job });

  /** Builds, and hears what is said and how many claims are left to be cached. */
  async function heard(): Promise<{
    readonly built: BuiltClaimCache;
    readonly said: readonly string[];
    readonly left: number;
  }> {
    const said: string[] = [];
    const totals: number[] = [];
    const say: Job['say'] = ({ en, zh }) => {
      expect(zh).not.toBe(en);
      said.push(en);
    };
    const onProgress: Job['onProgress'] = ({ total }) => totals.push(total);
    const built = unwrap(await build({ say, onProgress }));
    return { built, said, left: totals[0] ?? 0 };
  }

  /** What every file of a cache says: equal where they are equal byte for byte. */
  const contentOf = ({ manifest: { generation: _, ...rest } }: BuiltClaimCache): unknown => ({
    ...rest,
    previous: undefined,
  });

  const pieces = async (): Promise<string[]> =>
    (await readdir(unfinished).catch(() => [])).filter(isPiece).sort();

  /** Kills a process that builds when it has kept its first piece; one that was quicker is tried again. */
  async function killedBuild(): Promise<void> {
    do {
      await rm(folder, { recursive: true, force: true });
      const writer = sanyi('replay-store', 'cache', '--facts', facts.folder);
      const exit = once(writer, 'exit');
      let hasEnded = false;
      exit.then(() => {
        hasEnded = true;
      });
      while ((await pieces()).length === 0 && !hasEnded) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      writer.kill('SIGKILL');
      await exit;
    } while ((await pieces()).length === 0);
  }

  beforeAll(async () => {
    packages = await allPackages();
    facts = await smallCity({
      ...{ place: 'beijing', scale: 0.000_06, seed: 7, out },
      ...{ from: '2018-01-01', to: '2018-12-31', sliceShare: '0.000005' },
    });
    const built = unwrap(await build());
    folder = built.folder;
    unfinished = join(folder, 'unfinished');
    uninterrupted = contentOf(built);
    claims = built.manifest.segments.reduce((sum, each) => sum + each.claims, 0);
    expect(built.manifest.segments).toHaveLength(12);
    expect(await readdir(folder)).not.toContain('unfinished');
  }, 240_000);

  test('CCH-5 a build that is killed shows nothing; the next one goes on after its pieces, to the same bytes', async () => {
    await killedBuild();
    expect(await readdir(folder)).not.toContain('manifest.json');
    const replay = { baseline: 'beijing', reform: BENEFIT, packages };
    const whole = unwrap(await replayFacts(facts, replay)).replay.engines.columns;
    expect(whole?.incremental).toBeUndefined();

    const { built, said, left } = await heard();
    expect(said).toHaveLength(1);
    const [, found = '0', had = '0'] =
      /left (\d+) finished pieces with (\d+) claims/.exec(said[0] ?? '') ?? [];
    expect(Number(found)).toBeGreaterThan(0);
    expect(Number(had)).toBeGreaterThan(0);
    expect(left).toBe(claims - Number(had));
    expect(left).toBeLessThan(claims);
    expect(contentOf(built)).toEqual(uninterrupted);
    expect((await readdir(folder)).sort()).toEqual([built.manifest.generation, 'manifest.json']);

    await rm(join(facts.folder, 'replay'), { recursive: true });
    const cached = unwrap(await replayFacts(facts, replay)).replay.engines.columns;
    expect(cached?.incremental?.kind).toBe('cached');
    expect(cached?.hash).toBe(whole?.hash);
  }, 240_000);

  test('CCH-8 a piece that is damaged or of another cache is told and made again', async () => {
    await killedBuild();
    const [name = ''] = await pieces();
    const note = join(unfinished, name);
    const text = await readFile(note, 'utf8');
    const harms: readonly (() => Promise<void>)[] = [
      () =>
        truncate(join(unfinished, name.replace('piece', 'segment').replace('json', 'arrow')), 99),
      () => rm(join(unfinished, name.replace('piece', 'codes').replace('json', 'arrow'))),
      () => writeFile(note, text.slice(0, 40)),
      () => writeFile(note, text.replace(/"of":"[\w-]+"/, '"of":"0000000000000000"')),
    ];
    for (const [at, harm] of harms.entries()) {
      if (at > 0) await killedBuild();
      await harm();
      const { built, said } = await heard();
      expect(said.filter((each) => each.startsWith(note))).toHaveLength(1);
      expect(contentOf(built)).toEqual(uninterrupted);
    }
  }, 240_000);

  test('CCH-8 of a build that is cancelled, and of one that cannot write, pieces stay and that is said', async () => {
    await rm(folder, { recursive: true });
    const control = new AbortController();
    const onProgress: Job['onProgress'] = ({ done }) => {
      if (done > 0) control.abort();
    };
    const stopped = await build({ signal: control.signal, onProgress });
    expect(stopped.ok ? 'ok' : stopped.problems[0].code).toBe('STORE_CANCELLED');
    expect((await pieces()).length).toBeGreaterThan(0);
    // A folder where a file is to be put away.
    const inTheWay = join(unfinished, 'segment-999999.arrow');
    await mkdir(inTheWay);
    const refused = await build();
    const [told] = refused.ok ? [] : refused.problems;
    expect(told?.code).toBe('REPLAY_STORE_STOPPED');
    expect(told?.details.kept).toBe(String((await pieces()).length));
    await rm(inTheWay, { recursive: true });
    const { built, said } = await heard();
    expect(said[0]).toContain('finished pieces');
    expect(contentOf(built)).toEqual(uninterrupted);
  }, 240_000);
});

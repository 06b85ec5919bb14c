import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withDatabase } from '../duck/database.ts';
import { copyTo } from '../duck/table-writer.ts';
import type { Facts } from '../facts/open-facts.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { findSpark, runBundle } from '../testing/spark.ts';
import { replayFacts } from './replay-facts.ts';
import { readReplay } from './replay-folder.ts';
import { readBackReplay, writeReplayBundle } from './spark-replay.ts';

const RULES = { baseline: 'beijing@2017-04-07', reform: 'beijing@2017-04-08' } as const;
let folder: string;
let facts: Facts;
let packages: readonly PackageInput[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanyi-spark-'));
  packages = await allPackages();
  const days = { from: '2018-01-01', to: '2018-06-30' };
  const out = join(folder, 'facts');
  facts = await smallCity({ place: 'beijing', ...days, scale: 0.00001, seed: 7, out });
}, 240_000);

afterAll(() => rm(folder, { recursive: true }));

describe('a replay in Spark', () => {
  test('STO-73 Spark replays half a year from its bundle; read back, every cell is equal to the fen', {
    timeout: 1_800_000,
  }, async (context) => {
    const spark = await findSpark();
    if ('missing' in spark) {
      process.stdout.write(`Spark SQL was NOT run: ${spark.missing}\n`);
      context.skip(`Spark SQL was not run: ${spark.missing}`);
      return;
    }
    const bundle = join(folder, 'bundle');
    const out = join(folder, 'result');
    unwrap(await writeReplayBundle(facts, { ...RULES, packages, out: bundle }));
    await runBundle(spark.home, bundle, { cwd: folder, facts: facts.path, out });
    const alone = unwrap(await readBackReplay(facts, packages, out));
    expect(Object.keys(alone.replay.engines)).toEqual(['spark']);
    expect(alone.replay.engines.spark?.seconds).toBeGreaterThan(0);

    const { replay } = unwrap(await replayFacts(facts, { ...RULES, packages }));
    expect(replay.engines.spark?.hash).toBe(replay.engines.columns?.hash);
    expect(replay.claims).toBeGreaterThan(100);
    expect([alone.replay.people, alone.replay.visits]).toEqual([replay.people, replay.visits]);
    expect(alone.replay.families).toEqual(replay.families);
    expect(alone.replay.rules).toEqual(replay.rules);
    expect(replay.rules.length).toBeGreaterThan(10);

    // One fen more in one cell, and the result that is there stays as it was.
    const wrong = join(folder, 'wrong');
    await cp(out, wrong, { recursive: true });
    await withDatabase(1, (connection) =>
      copyTo(
        connection,
        `SELECT * REPLACE (after_patient + CASE WHEN section = 'month' THEN 1 ELSE 0 END AS after_patient)
         FROM read_parquet('${out}/sums/*.parquet')`,
        join(folder, 'moved.parquet'),
      ),
    );
    await rm(join(wrong, 'sums'), { recursive: true });
    await mkdir(join(wrong, 'sums'));
    await cp(join(folder, 'moved.parquet'), join(wrong, 'sums', 'part.parquet'));
    const differs = await readBackReplay(facts, packages, wrong);
    expect(differs.ok || differs.problems[0].code).toBe('REPLAY_ENGINES_DIFFER');
    expect(unwrap(await readReplay(alone.folder))).toEqual(replay);
  });

  test('STO-74 results that are not whole, or of other rules or days, are refused', async () => {
    const code = async (place: string): Promise<unknown> => {
      const read = await readBackReplay(facts, packages, place);
      return read.ok || read.problems[0].code;
    };
    const bundle = join(folder, 'second');
    unwrap(await writeReplayBundle(facts, { ...RULES, packages, out: bundle }));
    expect(await code(bundle)).toBe('REPLAY_BUNDLE_BROKEN');
    expect(await code(join(folder, 'nowhere'))).toBe('REPLAY_BUNDLE_BROKEN');
    const head = { ...RULES, format: 'sanyi-replay-bundle', groups: 'replay-groups', id: 'other' };
    const other = join(folder, 'other');
    await mkdir(other);
    const written = { ...head, from: '2018-01-01', to: '2018-06-30' };
    await writeFile(join(other, 'bundle.json'), JSON.stringify(written));
    expect(await code(other)).toBe('REPLAY_BUNDLE_STALE');
  });

  test('STO-73 the script of a bundle says what it lacks in both languages, and begins nothing', async () => {
    const bundle = join(folder, 'third');
    unwrap(await writeReplayBundle(facts, { ...RULES, packages, out: bundle }));
    const told = (spark: string, ...words: readonly string[]): string => {
      const env = { ...process.env, SPARK_SQL: spark };
      const ran = spawnSync('sh', [join(bundle, 'run.sh'), ...words], { env, encoding: 'utf8' });
      expect([ran.status, ran.stdout]).toEqual([2, '']);
      return ran.stderr;
    };
    expect(told('true', facts.path)).toMatch(/^Usage: sh run\.sh .*\n用法：/);
    const out = join(folder, 'begun');
    expect(told('no-such-program', facts.path, out)).toMatch(
      /no-such-program is not there.*\n找不到/,
    );
    expect(existsSync(out)).toBe(false);
    const used = join(folder, 'used');
    await mkdir(used);
    await writeFile(join(used, 'started'), '1');
    expect(told('true', facts.path, used)).toMatch(/is not empty.*\n.*不是空文件夹/);
    expect(await readdir(used)).toEqual(['started']);
  });
});

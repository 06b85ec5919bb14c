import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ReplayEngine } from '@sanyi/api';
import { MEMORY_BYTES, ThreadRoom } from '@sanyi/feel/loops';
import { type Text, unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../facts/open-facts.ts';
import { replayFacts } from '../replay/replay-facts.ts';
import { buildReplayStore } from '../replay-store/build-replay-store.ts';
import { storeFolder } from '../replay-store/store-manifest.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { flipBit } from '../testing/flip-bit.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { buildClaimCache } from './build-claim-cache.ts';
import { type CacheMemory, cacheMemory } from './cache-memory.ts';

const BENEFIT = '+parameters/residentOutpatientRateHospital=0.6';
const PRICE = '+lists/servicePrice/mri=900';
/** Every drug costs another amount, so that most claims are settled again. */
const MARKUP = '+parameters/drugMarkupRate=0.1';
const FEE = '+parameters/specialNeedsFee=400+parameters/waiverAge=40';
const DATED = '+parameters/employeeOutpatientLimit@2018-07-01=300';

describe('claim caches', () => {
  let facts: Facts;
  let packages: readonly PackageInput[];
  const out = mkdtempSync(join(tmpdir(), 'sanyi-cache-'));
  afterAll(() => rmSync(out, { recursive: true }));

  beforeAll(async () => {
    packages = await allPackages();
    facts = await smallCity({
      ...{ place: 'beijing', scale: 0.000_02, seed: 7, out },
      ...{ from: '2018-01-01', to: '2018-12-31', sliceShare: '0.00001' },
    });
  }, 120_000);

  /** The advice is a command as it is pasted into a shell. */
  const damaged = () => {
    const again = `sanyi replay-store cache --facts ${facts.folder} --stack beijing`;
    return {
      kind: 'whole',
      why: {
        en: `The claim cache is damaged: build it again with "${again}".`,
        zh: `结算单缓存已损坏，请用“${again}”重新生成。`,
      },
    };
  };

  /** What the engine tells of a replay that was really made. */
  async function replayed(
    reform: string,
    cache = true,
    memory?: CacheMemory,
  ): Promise<ReplayEngine> {
    await rm(join(facts.folder, 'replay'), { recursive: true, force: true });
    const request = { baseline: 'beijing', reform: `beijing${reform}` };
    const options = { packages, cache, ...(memory ? { memory } : {}) };
    const { replay } = unwrap(await replayFacts(facts, { ...request, ...options }));
    const { columns } = replay.engines;
    if (!columns) throw new Error('no engine replayed');
    return columns;
  }

  const built = async () => unwrap(await buildClaimCache(facts, { packages, baseline: 'beijing' }));

  const files = async (): Promise<string[]> => {
    const { folder, manifest } = await built();
    return (await readdir(join(folder, manifest.generation))).map((name) =>
      join(folder, manifest.generation, name),
    );
  };

  test('CCH-1 a benefit, a price or a fee is replayed from the cache of its baseline, to the same hash, and says so', async () => {
    expect((await built()).reused).toBe(false);
    expect((await built()).reused).toBe(true);
    for (const reform of [BENEFIT, DATED, PRICE, FEE, MARKUP, `${BENEFIT}${PRICE}${FEE}`]) {
      const { incremental, hash } = await replayed(reform);
      if (incremental?.kind !== 'cached') throw new Error(`${reform} was settled whole`);
      const { foldedClaims, changedClaims, settledClaims } = incremental;
      expect(changedClaims).toBeGreaterThan(0);
      // Drugs are half of all lines: their claims are folded again, not settled whole.
      if (reform === MARKUP) expect(settledClaims).toBe(0);
      expect(foldedClaims).toBeGreaterThanOrEqual(changedClaims);
      const whole = await replayed(reform, false);
      expect(whole.incremental).toBeUndefined();
      expect(hash).toBe(whole.hash);
    }
  }, 120_000);

  test('CCH-2 what a cache cannot tell is replayed whole, and says why', async () => {
    await built();
    const { incremental } = await replayed('@2017-04-07');
    expect(incremental).toEqual({
      kind: 'whole',
      why: { en: 'The rules of other days hold.', zh: '适用的规则日期不同。' },
    });
  }, 120_000);

  test('CCH-3 a damaged cache is not used, and the result says so', async () => {
    const whole = await replayed(BENEFIT, false);
    const prices = await replayed(PRICE, false);
    for (const file of await files()) {
      const mend = await flipBit(file);
      // A change of a benefit reads no index of acts.
      const isRead = !basename(file).startsWith('acts-');
      const { incremental, hash } = await replayed(BENEFIT);
      expect(incremental).toMatchObject(isRead ? damaged() : { kind: 'cached' });
      expect(hash).toBe(whole.hash);
      const priced = await replayed(PRICE);
      expect(priced.incremental).toMatchObject(damaged());
      expect(priced.hash).toBe(prices.hash);
      await mend();
    }
    expect((await replayed(BENEFIT)).incremental?.kind).toBe('cached');
    const { folder } = await built();
    const manifest = join(folder, 'manifest.json');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.slice(0, 40));
    const torn = await replayed(BENEFIT);
    expect(torn.incremental).toMatchObject(damaged());
    expect(torn.hash).toBe(whole.hash);
    expect((await built()).reused).toBe(false);
    expect((await replayed(BENEFIT)).incremental?.kind).toBe('cached');
  }, 120_000);

  test('CCH-3 a damaged cache is built again where it is asked for', async () => {
    for (const name of ['acts-000000.arrow', 'base.arrow', 'codes.arrow', 'segment-000000.arrow']) {
      const { folder, manifest } = await built();
      await flipBit(join(folder, manifest.generation, name));
      const again = await built();
      expect([name, again.reused, again.manifest.segments]).toEqual([
        ...[name, false],
        manifest.segments,
      ]);
    }
    expect((await built()).reused).toBe(true);
    expect((await replayed(PRICE)).incremental?.kind).toBe('cached');
  }, 120_000);

  test('CCH-4 the cache of a store that was built again is not used', async () => {
    await built();
    await rm(storeFolder(facts.folder), { recursive: true });
    unwrap(await buildReplayStore(facts));
    expect((await replayed(BENEFIT)).incremental).toBeUndefined();
    expect((await built()).reused).toBe(false);
    expect((await replayed(BENEFIT)).incremental?.kind).toBe('cached');
  }, 120_000);

  test('CCH-14 a cache goes with its store, which stays while it is the one before; one being built stays', async () => {
    const caches = join(facts.folder, 'claim-cache');
    const said: Text[] = [];
    const job = { say: (line: Text) => said.push(line) };
    const cacheNow = async () => basename((await built()).folder);
    const old = await cacheNow();
    const [early, notes] = ['0123456789abcdef', 'notes'];
    for (const name of [early, notes, `removed-${old}`]) await mkdir(join(caches, name));
    unwrap(await buildReplayStore(facts, { job }));
    // That of the store before stays, and is told with its size.
    expect(new Set(await readdir(caches))).toEqual(new Set([old, notes]));
    expect(said.map(({ en }) => en)).toEqual([
      `${caches}: old claim caches removed: 1 (0.0 MB).`,
      expect.stringMatching(
        /: claim caches of the replay store before: 1 \(\d+\.[1-9] MB\)\. They/,
      ),
    ]);
    expect(said[1]?.zh).toMatch(/上一个回放库的结算单缓存 1 个（[\d.]+ MB），暂予保留/);
    const before = await cacheNow();
    // Somebody is still at it.
    const lock = { pid: process.pid, host: hostname(), since: '' };
    await writeFile(join(caches, old, '.writer.lock'), JSON.stringify(lock));
    unwrap(await buildReplayStore(facts));
    expect(new Set(await readdir(caches))).toEqual(new Set([old, before, notes]));
    await rm(join(caches, old, '.writer.lock'));
    const now = await cacheNow();
    expect(new Set(await readdir(caches))).toEqual(new Set([before, now, notes]));
    expect((await replayed(BENEFIT)).incremental?.kind).toBe('cached');
    await rm(join(caches, notes), { recursive: true });
  }, 120_000);

  test('CCH-6 a replay that is stopped leaves nothing, and the next one is whole', async () => {
    await built();
    await rm(join(facts.folder, 'replay'), { recursive: true, force: true });
    const request = { baseline: 'beijing', reform: `beijing${PRICE}`, packages };
    const control = new AbortController();
    const job = { signal: control.signal, onProgress: () => control.abort() };
    const stopped = await replayFacts(facts, { ...request, job });
    expect(stopped.ok ? 'ok' : stopped.problems[0].code).toBe('STORE_CANCELLED');
    const left = await readdir(join(facts.folder, 'replay'), { recursive: true }).catch(() => []);
    expect(left.filter((name) => name.endsWith('manifest.json'))).toEqual([]);
    const { hash } = await replayed(PRICE);
    expect(hash).toBe((await replayed(PRICE, false)).hash);
  }, 120_000);

  test('CCH-7 files are held in memory within a budget; damaged ones are told as those on the disk are', async () => {
    const { folder, manifest } = await built();
    const path = join(folder, manifest.generation);
    const bytes = manifest.segments.reduce((sum, each) => sum + each.bytes, 0);
    const memory = cacheMemory(bytes);
    const first = await memory.hold(path, manifest.segments);
    expect([await memory.hold(path, manifest.segments), memory.bytes]).toEqual([first, bytes]);
    expect(await cacheMemory(bytes - 1).hold(path, manifest.segments)).toBe(null);
    // Others take its place where there is room for one.
    await memory.hold(`${path}/.`, manifest.segments);
    const again = await memory.hold(path, manifest.segments);
    expect([again === first, memory.bytes]).toEqual([false, bytes]);
    // So does what threads took that ended, once it is much.
    if (!again) throw new Error('files fit');
    new ThreadRoom(again.memory).take(MEMORY_BYTES / 8);
    expect(await memory.hold(path, manifest.segments)).toBe(again);
    new ThreadRoom(again.memory).take(MEMORY_BYTES / 8);
    const anew = await memory.hold(path, manifest.segments);
    expect([anew?.memory === again.memory, memory.bytes]).toEqual([false, bytes]);
    // Where only one kind fits at a time, each stands in memory of its own, and nothing else changes.
    const largest = Math.max(...manifest.segments.flatMap((each) => [each.bytes, each.acts.bytes]));
    expect(
      (await replayed(PRICE, true, cacheMemory(largest * manifest.segments.length))).hash,
    ).toBe((await replayed(PRICE, false)).hash);
    await rm(join(facts.folder, 'replay'), { recursive: true, force: true });
    const request = { baseline: 'beijing', reform: `beijing${PRICE}`, packages };
    const held = cacheMemory(2 ** 30);
    const { replay } = unwrap(await replayFacts(facts, { ...request, memory: held }));
    expect(replay.engines.columns?.incremental).toMatchObject({ kind: 'cached', fromMemory: true });
    expect(replay.engines.columns?.hash).toBe((await replayed(PRICE, false)).hash);
    expect(held.bytes).toBeGreaterThan(bytes);
    const broken = cacheMemory(2 ** 30).hold(path, [{ file: 'none.arrow', bytes: 8, checksum: 0 }]);
    await expect(broken).rejects.toThrow('none.arrow');
  }, 120_000);

  test('CCH-5 what a killed writer left is not used, and the next one cleans up', async () => {
    const { folder, manifest } = await built();
    await rm(join(folder, 'manifest.json'));
    await mkdir(join(folder, 'g-left'));
    const dead = { pid: 2 ** 22 + 1, host: hostname(), since: '' };
    await writeFile(join(folder, '.writer.lock'), JSON.stringify(dead));
    expect((await replayed(BENEFIT)).incremental).toBeUndefined();
    const again = await built();
    expect(again.reused).toBe(false);
    expect((await readdir(folder)).sort()).toEqual([again.manifest.generation, 'manifest.json']);
    expect(again.manifest.base.checksum).toBe(manifest.base.checksum);
  }, 120_000);
});

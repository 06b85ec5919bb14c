import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimCensus, segmentCodes, segmentMaker } from '@sanyi/facts';
import { ok, type Result, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { attemptAsync } from '../attempt.ts';
import { withDatabase } from '../duck/database.ts';
import { type Facts, openFacts } from '../facts/open-facts.ts';
import { writeFacts } from '../facts/write-facts.ts';
import {
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../testing/sample-facts.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { buildReplayStore } from './build-replay-store.ts';
import { censusOf } from './census.ts';
import { newMemory } from './column-file.ts';
import {
  openReplayStore,
  readCodes,
  readSegment,
  residentSegment,
  residentSegments,
} from './open-replay-store.ts';
import { readyReplayStore } from './ready-replay-store.ts';
import { segmentsOfPart } from './segments-of-part.ts';
import { verifyReplayStore } from './verify-replay-store.ts';

/** Facts of several parts, with stays, a refund and, in every second part, what was charged. */
async function sampleFacts(count: number, folder?: string): Promise<Facts> {
  const out = folder ?? join(await tempFolder(), 'facts');
  const parts = Array.from({ length: count }, (_, at) => {
    const [first, persons] = [1 + 100 * at, 10 + at];
    const claims = sampleClaims({ first, persons, claimsEach: 12, charged: at % 2 === 1 });
    claims.reverses[9] = claims.claim[0] ?? 0;
    // One more person than have claims.
    return { claims: [claims], persons: samplePersons(first, persons + 1) };
  });
  unwrap(await writeFacts(out, { head: sampleHead(), reference: sampleReference(), parts }));
  return unwrap(await openFacts(out, demoActor('beijing')));
}

/** The code of a refusal. One that names the command to build a store names it whole, to be pasted. */
const codeOf = (result: Result<unknown>): string => {
  if (result.ok) return 'ok';
  const { code, en, zh } = result.problems[0];
  for (const said of [en, zh]) {
    expect(said).not.toMatch(/replay-store build(?! --facts \/\S+\/facts["”])/);
  }
  return code;
};

describe('the replay store', () => {
  test('RST-1 a store is built of facts, holds every value of them, and is found again', async () => {
    const facts = await sampleFacts(3);
    expect(codeOf(await openReplayStore(facts))).toBe('REPLAY_STORE_NOT_FOUND');
    const { manifest } = unwrap(await buildReplayStore(facts));
    const { rows } = facts.manifest;
    expect(manifest.segments.map(({ part, persons }) => [part, persons])).toEqual([
      [0, 11],
      [1, 12],
      [2, 13],
    ]);
    const verified = unwrap(await verifyReplayStore(facts));
    expect(verified).toMatchObject({
      persons: rows.person,
      claims: rows.claim,
      lines: rows.line,
    });
    const store = unwrap(await openReplayStore(facts));
    const codes = await readCodes(store);
    expect([...codes.institutions]).toEqual([1, 2, 3]);
    const segment = await readSegment(store, 1, newMemory());
    expect([segment.claims, segment.charged !== null, segment.refundRow.length]).toEqual([
      132,
      true,
      1,
    ]);
  });

  test('RST-1 the census in SQL is that of the claims in memory', async () => {
    const facts = await sampleFacts(2);
    const persons = [samplePersons(1, 11), samplePersons(101, 12)];
    const [first, second] = [
      sampleClaims({ first: 1, persons: 10, claimsEach: 12 }),
      sampleClaims({ first: 101, persons: 11, claimsEach: 12 }),
    ];
    const census = await withDatabase(1, (connection) =>
      censusOf(connection, facts.path, facts.manifest),
    );
    const known = [1, 2, 3];
    expect(segmentCodes(census, known)).toEqual(
      segmentCodes(claimCensus(persons, [first, second]), known),
    );
  });

  test('RST-2 segments hold whole persons and about as many lines as are wanted', async () => {
    const persons = samplePersons(1, 40);
    const batches = [0, 1, 2, 3].map((at) =>
      sampleClaims({ first: 1 + 10 * at, persons: 10 - at, claimsEach: 5 }),
    );
    async function* read() {
      yield* batches;
    }
    const make = segmentMaker(segmentCodes(claimCensus([persons], batches), []));
    const lines = (batches[0]?.item.length ?? 0) + 1;
    const made = [];
    for await (const each of segmentsOfPart(make, { persons, batches: read() }, lines)) {
      made.push([each.person[0], each.persons, each.claims]);
    }
    expect(made).toEqual([
      [1, 19, 95],
      [20, 21, 75],
    ]);
  });

  test('RST-3 a damaged, cut or missing file, another version, a torn manifest and other facts are refused by name', async () => {
    const facts = await sampleFacts(2);
    const { path } = unwrap(await buildReplayStore(facts));
    const folder = join(facts.folder, 'replay-store');
    const whole = await tempFolder();
    await cp(folder, whole, { recursive: true });
    const read = async (): Promise<string> =>
      codeOf(
        await attemptAsync(async () => {
          const store = await openReplayStore(facts);
          return store.ok ? ok(await readSegment(store.value, 0, newMemory())) : store;
        }),
      );
    const restored = async (): Promise<void> => {
      await rm(folder, { recursive: true });
      await cp(whole, folder, { recursive: true });
    };
    const file = join(path, '0000-0000.arrow');
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await read()).toBe('REPLAY_STORE_FILE');
    expect(codeOf(await verifyReplayStore(facts))).toBe('REPLAY_STORE_FILE');
    await truncate(file, 100);
    const cut = await verifyReplayStore(facts);
    expect(cut.ok || cut.problems[0].details).toMatchObject({
      why: `100 bytes instead of ${bytes.length}`,
      whyZh: `应为 ${bytes.length} 字节，实为 100 字节`,
    });
    await rm(file);
    expect(await read()).toBe('REPLAY_STORE_FILE');
    await restored();
    expect(await read()).toBe('ok');
    const manifest = join(folder, 'manifest.json');
    const text = await readFile(manifest, 'utf8');
    const becomes = async (change: string): Promise<string> => {
      await writeFile(manifest, change);
      return read();
    };
    expect(await becomes(text.replace('"version": 2', '"version": 1'))).toBe(
      'REPLAY_STORE_VERSION',
    );
    expect(await becomes(text.slice(0, 200))).toBe('REPLAY_STORE_BROKEN');
    expect(await becomes(text.replace('0000-0000.arrow', '../x.arrow'))).toBe(
      'REPLAY_STORE_BROKEN',
    );
    expect(await becomes(text.replace(/"factsChecksum": ".*"/, '"factsChecksum": "0"'))).toBe(
      'REPLAY_STORE_STALE',
    );
    await writeFile(manifest, text);
    await sampleFacts(1, facts.folder);
    const newer = unwrap(await openFacts(facts.folder, demoActor('beijing')));
    expect(codeOf(await openReplayStore(newer))).toBe('REPLAY_STORE_STALE');
    unwrap(await buildReplayStore(newer));
    expect(codeOf(await verifyReplayStore(newer))).toBe('ok');
  });

  test('RST-3 a store that is not that of the facts is told with the part that differs', async () => {
    const facts = await sampleFacts(2);
    unwrap(await buildReplayStore(facts));
    const manifest = join(facts.folder, 'replay-store', 'manifest.json');
    const text = await readFile(manifest, 'utf8');
    // The second segment said to be of the first part.
    await writeFile(manifest, text.replace('"part": 1', '"part": 0'));
    const differs = await verifyReplayStore(facts);
    expect(codeOf(differs)).toBe('REPLAY_STORE_DIFFERS');
    expect(differs.ok || differs.problems[0]).toMatchObject({
      code: 'REPLAY_STORE_DIFFERS',
      details: { part: '1' },
    });
  });

  test('RST-5 of several that want a store one builds it and the others wait; a stale one is built again', async () => {
    const facts = await sampleFacts(5);
    const ready = await Promise.all([1, 2, 3].map(() => readyReplayStore(facts, {})));
    const generations = new Set(ready.map((each) => unwrap(each).manifest.generation));
    expect(generations.size).toBe(1);
    await sampleFacts(2, facts.folder);
    const newer = unwrap(await openFacts(facts.folder, demoActor('beijing')));
    expect(unwrap(await readyReplayStore(newer, {})).manifest.segments).toHaveLength(2);
    const stopped = await readyReplayStore(newer, { job: { signal: AbortSignal.abort() } });
    expect(codeOf(stopped)).toBe('STORE_CANCELLED');
  });

  test('RST-7 a store is held in memory only where there is room for it', async () => {
    const store = unwrap(await buildReplayStore(await sampleFacts(2)));
    const bytes = store.manifest.segments.reduce((sum, each) => sum + each.bytes, 0);
    expect(codeOf(await residentSegments(store, bytes))).toBe('REPLAY_STORE_MEMORY');
    const held = unwrap(await residentSegments(store, 2 * bytes));
    expect(held.map((each) => residentSegment(each).persons)).toEqual([11, 12]);
  });

  test('RST-4 a build that was killed half-way shows nothing, and the next one goes on after the parts that are whole', async () => {
    const facts = await sampleFacts(40);
    const folder = join(facts.folder, 'replay-store');
    const builder = sanyi('replay-store', 'build', '--facts', facts.folder);
    await parts(folder, 3);
    builder.kill('SIGKILL');
    await once(builder, 'exit');
    expect(codeOf(await openReplayStore(facts))).toBe('REPLAY_STORE_NOT_FOUND');
    const left = join(folder, 'unfinished');
    const done = (await readdir(left)).filter((name) => /^part-.*json$/.test(name)).sort();
    expect([done.length >= 3, done.length < 40]).toEqual([true, true]);
    const fileOf = (name: string): string => `${name.slice(5, 9)}-0000.arrow`;
    const [harmed = '', ...whole] = done.map(fileOf);
    const inodes = await inodesOf(left, whole);
    await truncate(join(left, harmed), 100);
    const said: string[] = [];
    const job = { say: ({ en }: { readonly en: string }) => void said.push(en) };
    const store = unwrap(await buildReplayStore(facts, { job }));
    expect(said).toEqual([
      `An earlier build left ${whole.length} of 40 parts finished: they are used again.`,
      expect.stringContaining(`part-${harmed.slice(0, 4)}.json: what an earlier build left here`),
    ]);
    expect(unwrap(await verifyReplayStore(facts)).segments).toBe(40);
    // What was whole was moved and not written again.
    expect(await inodesOf(store.path, whole)).toEqual(inodes);
    expect((await stat(join(store.path, harmed))).size).toBeGreaterThan(100);
    expect(existsSync(left)).toBe(false);
    expect(store.manifest.segments.map(({ part }) => part)).toEqual([...Array(40).keys()]);
  }, 120_000);

  test('RST-4 where writing fails, what stays to be gone on with is said', async () => {
    const facts = await sampleFacts(12);
    const folder = join(facts.folder, 'replay-store');
    const left = join(folder, 'unfinished');
    const control = new AbortController();
    const stopped = buildReplayStore(facts, { workers: 1, job: { signal: control.signal } });
    await parts(folder, 2);
    control.abort();
    await stopped;
    // A folder where a file is to be put away.
    const inTheWay = join(left, '9999-0000.arrow');
    await mkdir(inTheWay);
    const refused = await buildReplayStore(facts);
    const [told] = refused.ok ? [] : refused.problems;
    expect(told?.code).toBe('REPLAY_STORE_STOPPED');
    expect(Number(told?.details.kept)).toBeGreaterThanOrEqual(2);
    expect(told?.en).toContain(left);
    await rm(inTheWay, { recursive: true });
    expect(unwrap(await buildReplayStore(facts)).manifest.segments).toHaveLength(12);
    expect(existsSync(left)).toBe(false);
  }, 60_000);

  test('RST-4 a build that was stopped is gone on with; what is left of other facts is not used', async () => {
    const facts = await sampleFacts(12);
    const folder = join(facts.folder, 'replay-store');
    const control = new AbortController();
    const stopped = buildReplayStore(facts, { workers: 1, job: { signal: control.signal } });
    await parts(folder, 2);
    control.abort();
    expect(codeOf(await stopped)).toBe('STORE_CANCELLED');
    const names = await readdir(join(folder, 'unfinished'));
    expect(names.filter((name) => name.startsWith('part-')).length).toBeGreaterThanOrEqual(2);
    const other = await sampleFacts(13, facts.folder);
    const said: string[] = [];
    const job = { say: ({ zh }: { readonly zh: string }) => void said.push(zh) };
    expect(unwrap(await buildReplayStore(other, { job })).manifest.segments).toHaveLength(13);
    expect(said).toEqual([expect.stringContaining('属于其他数据')]);
    expect(unwrap(await verifyReplayStore(other)).segments).toBe(13);
  }, 60_000);
});

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Starts `sanyi` from sources, as a process of its own. */
const sanyi = (...words: readonly string[]): ChildProcess =>
  spawn(
    process.execPath,
    [join(root, 'tools/run.mjs'), join(root, 'apps/cli/src/sanyi.ts'), ...words],
    { cwd: root, stdio: 'ignore' },
  );

/** Waits until some parts of a store that is being built are written. */
async function parts(folder: string, count: number): Promise<void> {
  for (;;) {
    const names = await readdir(join(folder, 'unfinished')).catch(() => []);
    if (names.filter((name) => /^part-.*json$/.test(name)).length >= count) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Which files these are, whatever they are called. */
const inodesOf = (folder: string, names: readonly string[]): Promise<number[]> =>
  Promise.all(names.map(async (name) => (await stat(join(folder, name))).ino));

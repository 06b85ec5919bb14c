import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import type { Raced } from '../testing/racing-writer.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { withGeneration } from './generation.ts';
import { isLockBeside, lockFolder } from './lock.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const RUN = join(ROOT, 'tools/run.mjs');
const RACER = join(ROOT, 'packages/store/src/testing/racing-writer.ts');
const RACERS = 3;
const TURNS = 100;

/** The pid of a process that ran and does no longer. */
async function endedProcess(): Promise<number | undefined> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid;
}

/** What a process writes beside a lock when it comes. */
const beside = (pid: number | undefined): string => `.writer.lock-${pid?.toString(36)}-1`;

describe('locks', () => {
  test('STO-35 a lock of a process that ended is taken over; one of another machine is not', async () => {
    const pid = await endedProcess();
    const folder = await tempFolder();
    const owner = (host: string): string => JSON.stringify({ pid, host, since: 'then' });
    await writeFile(join(folder, '.writer.lock'), owner(hostname()));
    const taken = unwrap(await lockFolder(folder, 'now'));
    expect(taken.left?.by).toMatchObject({ pid, since: 'then' });
    await taken.release();
    await writeFile(join(folder, '.writer.lock'), '');
    const unnamed = unwrap(await lockFolder(folder, 'now'));
    expect(unnamed.left).toEqual({ by: null });
    await unnamed.release();
    const free = unwrap(await lockFolder(folder, 'now'));
    expect(free.left).toBeNull();
    await free.release();
    await writeFile(join(folder, '.writer.lock'), owner('elsewhere'));
    const refused = await lockFolder(folder, 'now');
    expect(refused.ok || refused.problems[0]).toMatchObject({
      code: 'STORE_LOCKED',
      details: { host: 'elsewhere', lock: '.writer.lock' },
    });
  });

  test('STO-35 one who comes gives way to who came with it and stands before it in order', async () => {
    const folder = await tempFolder();
    const ended = await endedProcess();
    // What one that ended said goes, and so does what one said who stands behind.
    const [gone, behind] = [beside(ended), beside(process.pid).replace(/-1$/, '-~')];
    for (const name of [gone, behind]) await writeFile(join(folder, name), '{}');
    await unwrap(await lockFolder(folder, 'now')).release();
    expect(await readdir(folder)).toEqual([]);
    const before = beside(process.pid).replace(/-1$/, '-');
    const says = { pid: process.pid, host: hostname(), since: 'just now' };
    for (const [text, since] of [
      [JSON.stringify(says), 'just now'],
      ['', '?'],
    ] as const) {
      await writeFile(join(folder, before), text);
      const refused = await lockFolder(folder, 'now');
      expect(refused.ok || refused.problems[0]).toMatchObject({
        code: 'STORE_LOCKED',
        details: { pid: String(process.pid), since, lock: before },
      });
      expect(await readdir(folder)).toEqual([before]);
    }
  });

  test('STO-35 of several who race for the lock of a writer that died, never do two write', async () => {
    const folder = await tempFolder();
    const racers = await Promise.all(
      Array.from({ length: RACERS }, async () => {
        const racer = fork(RUN, [RACER, folder, String(TURNS)], { cwd: ROOT });
        await once(racer, 'message');
        return racer;
      }),
    );
    const raced = racers.map(async (racer): Promise<Raced> => {
      const [seen] = await once(racer, 'message');
      return seen;
    });
    for (const racer of racers) racer.send('go');
    const seen = await Promise.all(raced);
    expect(seen.map(({ together }) => together)).toEqual(Array(RACERS).fill(0));
    // They did race: at least two took over, and somebody met somebody.
    expect(seen.filter(({ tookOver }) => tookOver > 0).length).toBeGreaterThan(1);
    expect(seen.some(({ refused }) => refused > 0)).toBe(true);
    expect((await readdir(folder)).filter(isLockBeside)).toEqual([]);
  });

  test('STO-35 whoever sees a lock sees who holds it, at any instant of its taking', async () => {
    const folder = await tempFolder();
    // Looks at the lock without pause while it is taken and released here.
    const looking = `
      const { parentPort, workerData } = require('node:worker_threads');
      const { readFileSync } = require('node:fs');
      const { file, over } = workerData;
      const seen = { owners: 0, nobody: 0 };
      parentPort.postMessage('looking');
      while (Atomics.load(over, 0) === 0) {
        try {
          seen[readFileSync(file, 'utf8') === '' ? 'nobody' : 'owners'] += 1;
        } catch {}
      }
      parentPort.postMessage(seen);`;
    const over = new Int32Array(new SharedArrayBuffer(4));
    const file = join(folder, '.writer.lock');
    const looker = new Worker(looking, { eval: true, workerData: { file, over } });
    await once(looker, 'message');
    for (let round = 0; round < 300; round++) {
      await unwrap(await lockFolder(folder, 'now')).release();
    }
    Atomics.store(over, 0, 1);
    const [seen] = await once(looker, 'message');
    expect(seen.owners).toBeGreaterThan(0);
    expect(seen.nobody).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  test('STO-36 an error while writing is told with the cause and leaves nothing', async () => {
    const folder = await tempFolder();
    const failed = await withGeneration(folder, {}, async (generation) => {
      await mkdir(join(generation.path, 'claim'));
      throw new Error('no space left on device');
    });
    expect(failed.ok || failed.problems[0]).toMatchObject({
      code: 'STORE_WRITE_FAILED',
      details: { why: 'no space left on device' },
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

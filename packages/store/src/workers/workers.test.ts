import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fail, ok, problem, type Result, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { withGeneration } from '../folder/generation.ts';
import { lockFolder } from '../folder/lock.ts';
import { Meter } from '../job.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { runTasks, soon, startPool } from './run-tasks.ts';
import type { TaskMaker } from './task.ts';

const doubling: TaskMaker<number, number, number> = async (base) =>
  ok(async (input, tell) => {
    tell(1);
    if (input < 0) return fail(problem('STORE_CLAIM_UNKNOWN', 'test', { claim: String(input) }));
    return ok(base + 2 * input);
  });

async function run(inputs: readonly number[]): Promise<Result<number[]>> {
  const task = { name: 'settle-part', maker: doubling } as const;
  const pool = startPool(task, 100, { inputs: inputs.length });
  const meter = new Meter({}, { en: 'Doubling', zh: '加倍' }, inputs.length);
  const outputs = await runTasks({ pool, inputs, job: {}, meter, where: 'test' });
  await pool.close();
  return outputs;
}

describe('workers', () => {
  test('STO-29 outputs stand in the order of the inputs, and the first problem stops the rest', async () => {
    expect(unwrap(await run([1, 2, 3]))).toEqual([102, 104, 106]);
    const stopped = await run([1, -1, 2]);
    expect(stopped.ok || stopped.problems[0].code).toBe('STORE_CLAIM_UNKNOWN');
  });
});

test('STO-29 a pool may be started before it is known what its workers share', async () => {
  const task = { name: 'settle-part', maker: doubling } as const;
  const pool = startPool(
    task,
    soon(() => 1),
    { inputs: 1 },
  );
  const meter = new Meter({}, { en: 'Doubling', zh: '加倍' }, 1);
  expect(unwrap(await runTasks({ pool, inputs: [3], job: {}, meter, where: 'test' }))).toEqual([7]);
  await pool.close();
});

describe('locks', () => {
  test('STO-35 a lock of a process that ended is taken over; one of another machine is not', async () => {
    const child = fork('-e', ['']).on('error', () => {});
    await once(child, 'exit');
    const folder = await tempFolder();
    const owner = (host: string): string => JSON.stringify({ pid: child.pid, host, since: 'then' });
    await writeFile(join(folder, '.writer.lock'), owner(hostname()));
    const taken = unwrap(await lockFolder(folder, 'now'));
    expect(taken.left?.by).toMatchObject({ pid: child.pid, since: 'then' });
    await taken.release();
    await writeFile(join(folder, '.writer.lock'), '');
    const unnamed = unwrap(await lockFolder(folder, 'now'));
    expect(unnamed.left).toEqual({ by: null });
    await unnamed.release();
    const free = unwrap(await lockFolder(folder, 'now'));
    expect(free.left).toBeNull();
    await free.release();
    // What a process that ended was writing goes; what one that runs is writing stays.
    const beside = (pid: number | undefined): string => `.writer.lock-${pid?.toString(36)}-1`;
    for (const pid of [child.pid, process.ppid]) await writeFile(join(folder, beside(pid)), '{}');
    await unwrap(await lockFolder(folder, 'now')).release();
    expect(await readdir(folder)).toEqual([beside(process.ppid)]);
    await rm(join(folder, beside(process.ppid)));
    await writeFile(join(folder, '.writer.lock'), owner('elsewhere'));
    const refused = await lockFolder(folder, 'now');
    expect(refused.ok || refused.problems[0]).toMatchObject({
      code: 'STORE_LOCKED',
      details: { host: 'elsewhere', lock: '.writer.lock' },
    });
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

import { fail, ok, problem, type Result, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { Meter } from '../job.ts';
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

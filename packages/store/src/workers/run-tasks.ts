import { availableParallelism } from 'node:os';
import { ok, type Result } from '@sanyi/kernel';
import { cancelled, type Job, type Meter } from '../job.ts';
import { hasThreads, startWorker, type Task } from './start-worker.ts';
import type { Worker } from './task.ts';

/** Workers of one kind. They get ready from the moment they are started. */
export type Pool<Input, Output> = {
  readonly workers: readonly Worker<Input, Output>[];
  /** Tells that all orders were answered: ends the workers too, unless they are kept for others. */
  done(): Promise<void>;
  /** Ends all workers, whatever they do; a second time does nothing. */
  close(): Promise<void>;
};

/**
 * Starts workers for so many inputs: one thread per core, or `workers` threads at most. Whoever
 * starts a pool closes it.
 */
export function startPool<Shared, Input, Output>(
  task: Task<Shared, Input, Output>,
  shared: Shared | Promise<Shared>,
  size: { readonly inputs: number; readonly workers?: number | undefined },
): Pool<Input, Output> {
  const threads = hasThreads(task.name) ? (size.workers ?? availableParallelism()) : 1;
  const count = Math.max(1, Math.min(threads, size.inputs));
  const workers = Array.from({ length: count }, () => startWorker(task, shared));
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()));
  };
  return { workers, done: close, close };
}

/** Makes what workers share once their threads have begun to load. */
export const soon = <Shared>(make: () => Shared): Promise<Shared> =>
  new Promise<void>((resolve) => setImmediate(resolve)).then(make);

/** How a set of inputs is worked off. */
export type TaskRun<Input, Output> = {
  readonly pool: Pool<Input, Output>;
  readonly inputs: readonly Input[];
  readonly job: Job;
  readonly meter: Meter;
  readonly where: string;
};

/** Works off all inputs in the workers of a pool and returns the outputs in the order of the inputs. */
export async function runTasks<Input, Output>(
  run: TaskRun<Input, Output>,
): Promise<Result<Output[]>> {
  const early = cancelled(run.job, run.where);
  if (early) return early;
  const { workers } = run.pool;
  const queue = run.inputs.entries();
  const outputs: Output[] = new Array(run.inputs.length);
  let stopped: Result<never> | null = null;
  const onAbort = (): void => {
    stopped ??= cancelled(run.job, run.where);
    void run.pool.close();
  };
  run.job.signal?.addEventListener('abort', onAbort, { once: true });
  const tell = (units: number): void => run.meter.add(units);
  // The whole is known before the first piece is done.
  tell(0);
  const drain = async (worker: (typeof workers)[number]): Promise<void> => {
    for (const [index, input] of queue) {
      stopped ??= cancelled(run.job, run.where);
      if (stopped) return;
      const output = await worker.run(input, tell);
      if (output.ok) outputs[index] = output.value;
      else stopped ??= output;
    }
  };
  try {
    await Promise.all(workers.map(drain));
  } catch (error) {
    if (stopped === null) throw error;
  } finally {
    run.job.signal?.removeEventListener('abort', onAbort);
  }
  return stopped ?? ok(outputs);
}

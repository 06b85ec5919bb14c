import { availableParallelism } from 'node:os';
import { ok, type Result } from '@sanyi/kernel';
import { cancelled, type Job, type Meter } from '../job.ts';
import { hasThreads, startWorker, type Task } from './start-worker.ts';

/** How a set of inputs is worked off. */
export type TaskRun<Shared, Input, Output> = {
  readonly task: Task<Shared, Input, Output>;
  readonly shared: Shared;
  readonly inputs: readonly Input[];
  /** Threads at most; by default one per core. */
  readonly workers?: number | undefined;
  readonly job: Job;
  readonly meter: Meter;
  readonly where: string;
};

/** Works off all inputs in worker threads and returns the outputs in the order of the inputs. */
export async function runTasks<Shared, Input, Output>(
  run: TaskRun<Shared, Input, Output>,
): Promise<Result<Output[]>> {
  const early = cancelled(run.job, run.where);
  if (early) return early;
  const threads = hasThreads(run.task.name) ? (run.workers ?? availableParallelism()) : 1;
  const count = Math.max(1, Math.min(threads, run.inputs.length));
  const queue = run.inputs.entries();
  const outputs: Output[] = new Array(run.inputs.length);
  const workers = Array.from({ length: count }, () => startWorker(run.task, run.shared));
  let stopped: Result<never> | null = null;
  const onAbort = (): void => {
    stopped ??= cancelled(run.job, run.where);
    for (const worker of workers) void worker.close();
  };
  run.job.signal?.addEventListener('abort', onAbort, { once: true });
  const tell = (units: number): void => run.meter.add(units);
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
    await Promise.all(workers.map((worker) => worker.close()));
  }
  return stopped ?? ok(outputs);
}

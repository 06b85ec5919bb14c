import type { Result, Text } from '@sanyi/kernel';
import { ok } from '@sanyi/kernel';
import { type Job, Meter } from '../job.ts';
import { type Pool, runTasks } from '../workers/run-tasks.ts';

/** Parts that workers take from one counter in shared memory. */
export type SharedParts = {
  /** Numbers of segments. */
  readonly parts: readonly number[];
  /** One 32-bit counter: the place in `parts` of the next one to be taken. */
  readonly next: SharedArrayBuffer;
};

/** `ready` comes back when rules and tables are there; parts when none of them is left. */
export type PartOrder = 'ready' | SharedParts;

/** Parts that nobody has taken yet. */
export const untaken = (parts: readonly number[]): SharedParts => ({
  parts,
  next: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
});

/** Does work for the next part until none is left. */
export async function takeParts(
  shared: SharedParts,
  work: (part: number) => Promise<void>,
): Promise<void> {
  const next = new Int32Array(shared.next);
  try {
    for (;;) {
      const part = shared.parts[Atomics.add(next, 0, 1)];
      if (part === undefined) return;
      await work(part);
    }
  } catch (error) {
    // The others stop as well: without this part there is no result.
    Atomics.store(next, 0, shared.parts.length);
    throw error;
  }
}

/** What all workers of a pool did, and how long it took from the first part to the last. */
export type WorkedOff<Output> = {
  readonly outputs: readonly Output[];
  readonly seconds: number;
  readonly cpuSeconds: number;
};

/** Of work that is shared: what it is called, where it is, how many claims it has. */
type SharedWork = {
  readonly job: Job;
  readonly where: string;
  readonly step: Text;
  readonly claims: number;
};

/** Lets all workers of a pool take parts until none is left; what each of them made. The pool stays. */
export async function takenBy<Input extends SharedParts, Output>(
  pool: Pool<Input, Output>,
  order: Input,
  { job, where, step, claims }: SharedWork,
): Promise<Result<Output[]>> {
  const { parts, next } = order;
  const stop = (): void => void Atomics.store(new Int32Array(next), 0, parts.length);
  job.signal?.addEventListener('abort', stop, { once: true });
  try {
    const inputs = pool.workers.map(() => order);
    return await runTasks({ pool, job, where, inputs, meter: new Meter(job, step, claims) });
  } finally {
    job.signal?.removeEventListener('abort', stop);
  }
}

/** Lets all workers get ready, then starts the clock and lets them work parts off. The pool is done then, or closed where that failed. */
export async function workedOff<Output>(
  pool: Pool<PartOrder, Output>,
  run: SharedParts & SharedWork,
): Promise<Result<WorkedOff<Output>>> {
  const { job, step, where, parts, next } = run;
  try {
    const inputs = pool.workers.map((): PartOrder => 'ready');
    const ready = await runTasks({ pool, job, where, inputs, meter: new Meter({}, step, 0) });
    if (!ready.ok) return ready;
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const made = await takenBy<SharedParts, Output>(pool, { parts, next }, run);
    if (!made.ok) return made;
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - start) / 1000;
    await pool.done();
    return ok({ outputs: made.value, seconds, cpuSeconds: (user + system) / 1e6 });
  } finally {
    await pool.close();
  }
}

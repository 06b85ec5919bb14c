import type { Replay } from '@sanyi/api';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { libraryOf, packedLibraryOf } from '../read/library-of.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { startWorker } from '../workers/start-worker.ts';
import type { Worker } from '../workers/task.ts';
import { type EstimateOrder, estimateTask } from './estimate-task.ts';
import { type PreparedReplay, type StackSource, stackSource } from './prepare-replay.ts';
import { type ReplayRequest, readyReplay } from './replay-facts.ts';
import { readReplay, replayFolder, replayId } from './replay-folder.ts';

/** Estimates replays of one folder of facts from one sample that stays in memory. */
export type ReplayEstimator = {
  /** @returns the exact result that was kept, or null where these rules were not replayed yet */
  kept(request: ReplayRequest): Promise<Result<Replay | null>>;
  /**
   * @param signal - aborted once nobody waits any more: what is under way then ends at once
   * @returns what the sample says, the problems of a stack, or `STORE_CANCELLED`
   */
  estimate(request: ReplayRequest, signal?: AbortSignal): Promise<Result<Replay>>;
  /** Ends the thread with what it does; the next estimate starts another. */
  close(): Promise<void>;
};

const TASK = { name: 'estimate-replay', maker: estimateTask } as const;

/** Estimates that are kept: the values that a hand passes on its way to and fro. */
const KEPT_ESTIMATES = 24;

/**
 * Makes the estimator of some facts. One thread reads the sample with the first estimate and uses it
 * again; estimates are made one after the other, and one that was dropped makes room for the next.
 *
 * @param known - stacks of these packages that are kept anyway
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const estimator = replayEstimator(facts, []);
 * (await estimator.estimate({ baseline: 'beijing', reform: 'beijing' })).ok; // false
 * ```
 */
export function replayEstimator(
  facts: Facts,
  packages: readonly PackageInput[],
  known?: StackSource,
): ReplayEstimator {
  const stacks = known ? ok(known) : stacksOf(facts, packages);
  const thread = new EstimateThread(facts, packages);
  const estimates = new Map<string, Replay>();
  const readyOf = (request: ReplayRequest): Result<PreparedReplay> =>
    stacks.ok ? readyReplay(facts, stacks.value, request) : stacks;
  return {
    kept: async (request) => {
      const ready = readyOf(request);
      if (!ready.ok) return ready;
      const id = replayId(facts.manifest.logicalChecksum, ready.value);
      const found = await readReplay(replayFolder(facts.folder, id));
      return found.ok ? found : ok(null);
    },
    estimate: async (request, signal) => {
      const { baseline, reform, groups, from, to } = request;
      const key = [baseline, reform, groups, from, to].join(' ');
      const found = estimates.get(key);
      if (found) return ok(found);
      const made = await thread.estimate(request, signal);
      if (!made.ok) return made;
      const [oldest] = estimates.keys();
      if (estimates.size >= KEPT_ESTIMATES && oldest !== undefined) estimates.delete(oldest);
      estimates.set(key, made.value);
      return made;
    },
    close: () => thread.close(),
  };
}

function stacksOf(facts: Facts, packages: readonly PackageInput[]): Result<StackSource> {
  const library = libraryOf(packages);
  return library.ok ? ok(stackSource(library.value, facts.reference)) : library;
}

type EstimateWorker = Worker<EstimateOrder, Replay | null>;

/** A thread that is started when it is first needed, and asked for one estimate at a time. */
class EstimateThread {
  readonly #facts: Facts;
  readonly #packages: readonly PackageInput[];
  #worker: EstimateWorker | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(facts: Facts, packages: readonly PackageInput[]) {
    this.#facts = facts;
    this.#packages = packages;
  }

  estimate(request: ReplayRequest, signal?: AbortSignal): Promise<Result<Replay>> {
    const turn = this.#last.then(() => this.#run(request, signal));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #run(request: ReplayRequest, signal?: AbortSignal): Promise<Result<Replay>> {
    const { folder } = this.#facts;
    const stopped = fail(problem('STORE_CANCELLED', folder));
    if (signal?.aborted) return stopped;
    const dropped = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const drop = (): void => void Atomics.store(new Int32Array(dropped), 0, 1);
    signal?.addEventListener('abort', drop, { once: true });
    const started = this.#worker ? ok(this.#worker) : this.#start();
    if (!started.ok) return started;
    const worker = started.value;
    try {
      const made = await worker.run({ request, dropped }, () => {});
      if (!made.ok) return made;
      return made.value === null ? stopped : ok(made.value);
    } catch (error) {
      if (this.#worker !== worker) return stopped;
      // A thread that broke is not asked again.
      await this.close();
      throw error;
    } finally {
      signal?.removeEventListener('abort', drop);
    }
  }

  #start(): Result<EstimateWorker> {
    const { folder, path, manifest, reference } = this.#facts;
    const library = packedLibraryOf(this.#packages);
    if (!library.ok) return library;
    const shared = { folder, path, manifest, reference, library: library.value };
    this.#worker = startWorker(TASK, shared);
    return ok(this.#worker);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.close();
  }
}

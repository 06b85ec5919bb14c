import { fail, problem, type Result, type Text } from '@sanyi/kernel';
import { PROGRESS_MS } from './limits.ts';

/** How far a long piece of work is. `rate` counts units per second. */
export type Progress = {
  readonly step: Text;
  readonly done: number;
  readonly total: number;
  readonly rate: number;
  readonly secondsLeft: number | null;
};

/** What the caller of long work hands in: where progress goes and how to cancel. */
export type Job = {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told in a sentence what the work found, such as what an earlier run left. */
  readonly say?: ((line: Text) => void) | undefined;
};

/** Counts units of work done and reports at most every quarter of a second. */
export class Meter {
  readonly #job: Job;
  readonly #step: Text;
  readonly #total: number;
  readonly #start = performance.now();
  #done = 0;
  #reported = 0;

  constructor(job: Job, step: Text, total: number) {
    this.#job = job;
    this.#step = step;
    this.#total = total;
  }

  add(units: number): void {
    this.#done += units;
    const now = performance.now();
    if (now - this.#reported < PROGRESS_MS && this.#done < this.#total) return;
    this.#reported = now;
    const seconds = Math.max((now - this.#start) / 1000, 1e-3);
    const rate = this.#done / seconds;
    this.#job.onProgress?.({
      step: this.#step,
      done: Math.min(this.#done, this.#total),
      total: this.#total,
      rate,
      secondsLeft: rate > 0 ? Math.max(0, this.#total - this.#done) / rate : null,
    });
  }
}

/** The failure of cancelled work, or null while it may go on. */
export function cancelled(job: Job, where: string): Result<never> | null {
  return job.signal?.aborted ? fail(problem('STORE_CANCELLED', where)) : null;
}

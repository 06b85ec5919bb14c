import type { Job, JobState, ProblemDocument } from '@sanyi/api';
import { fail, mapResult, ok, ProblemError, problem, type Result, type Text } from '@sanyi/kernel';
import type { Progress, Job as StoreJob } from '@sanyi/store';
import { problemDocument } from '../web/problem-document.ts';

/** What a job is called and how many steps it has. */
export type JobPlan = {
  readonly kind: string;
  readonly title: Text;
  readonly unit: Text;
  readonly stepCount: number;
  /** Address of the result. */
  readonly result: string;
  /** Who started it, as the policy point names them; null for the server itself. */
  readonly startedBy: string | null;
};

/** Work that was started: how it stands now, and as it ends. */
export type Started = { readonly job: Job; readonly ended: Promise<Job> };

/** What the work of a job is handed: a step to announce, and progress and cancellation to pass on. */
export type JobHandle = {
  readonly step: (number: number, text: Text) => void;
  /** Names the address of the result, where it is known only when the work has ended. */
  readonly result: (address: string) => void;
  readonly job: StoreJob;
};

/** Runs long work in the background and tells how far it is. */
export type JobBoard = {
  /** Starts work at once; `ended` settles when it has ended, however it ended. */
  start(plan: JobPlan, run: (handle: JobHandle) => Promise<Result<unknown>>): Started;
  /** @returns `API_JOB_UNKNOWN` for an id that was never given out, or was forgotten */
  find(id: string): Result<Job>;
  /** Who started a job; null for the server itself. */
  startedBy(id: string): Result<string | null>;
  /** Asks a running job to stop and answers with it; an ended job is left as it is. */
  cancel(id: string): Result<Job>;
  /** The job that was started last, of a kind where one is named, or null. */
  latest(kind?: string): Job | null;
  /** Asks all running jobs to stop. */
  cancelAll(): void;
};

/** Ended jobs that can still be asked about: more than a person starts in a sitting. */
const KEPT = 500;

type Entry = {
  readonly id: string;
  readonly plan: JobPlan;
  readonly controller: AbortController;
  readonly started: number;
  result: string;
  state: JobState;
  stepNumber: number;
  step: Text;
  progress: Progress | null;
  ended: number | null;
  problem: ProblemDocument | null;
};

/**
 * Makes an empty board.
 *
 * @param now - milliseconds from any origin
 */
export function jobBoard(now: () => number): JobBoard {
  const entries = new Map<string, Entry>();
  let count = 0;
  const asked = (id: string): Result<Entry> => {
    const entry = entries.get(id);
    return entry
      ? ok(entry)
      : fail(problem('API_JOB_UNKNOWN', 'address', { job: id.slice(0, 80) }));
  };
  const wire = (entry: Entry): Job => wireJob(entry, now());
  return {
    start: (plan, run) => {
      count += 1;
      const entry = newEntry(`${plan.kind}-${count}`, plan, now());
      entries.set(entry.id, entry);
      forgetOldest(entries);
      const ended = attempted(() => run(handleOf(entry))).then((outcome) => {
        entry.ended = now();
        entry.state = endState(outcome, entry.controller.signal);
        if (!outcome.ok) entry.problem = problemDocument(outcome.problems);
        return wire(entry);
      });
      return { job: wire(entry), ended };
    },
    find: (id) => mapResult(asked(id), wire),
    startedBy: (id) => mapResult(asked(id), ({ plan }) => plan.startedBy),
    cancel: (id) => {
      const entry = asked(id);
      if (!entry.ok) return entry;
      entry.value.controller.abort();
      return ok(wire(entry.value));
    },
    latest: (kind) => {
      const last = [...entries.values()].findLast(
        ({ plan }) => kind === undefined || plan.kind === kind,
      );
      return last ? wire(last) : null;
    },
    cancelAll: () => {
      for (const entry of entries.values()) entry.controller.abort();
    },
  };
}

function forgetOldest(entries: Map<string, Entry>): void {
  const ended = [...entries.values()].filter(({ state }) => state !== 'running');
  for (const { id } of ended.slice(0, Math.max(0, ended.length - KEPT))) entries.delete(id);
}

const newEntry = (id: string, plan: JobPlan, started: number): Entry => ({
  id,
  plan,
  controller: new AbortController(),
  started,
  result: plan.result,
  state: 'running',
  stepNumber: 1,
  step: plan.title,
  progress: null,
  ended: null,
  problem: null,
});

const handleOf = (entry: Entry): JobHandle => ({
  step: (number, text) => {
    entry.stepNumber = number;
    entry.step = text;
    entry.progress = null;
  },
  result: (address) => {
    entry.result = address;
  },
  job: {
    onProgress: (progress) => {
      entry.progress = progress;
      entry.step = progress.step;
    },
    signal: entry.controller.signal,
  },
});

/** A defect inside a job must not take the server down: it becomes the job's problem. */
async function attempted(run: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    const reference = error instanceof Error ? error.message : String(error);
    return fail(problem('API_BUG', 'job', { reference }));
  }
}

function endState(outcome: Result<unknown>, signal: AbortSignal): JobState {
  if (outcome.ok) return 'done';
  return signal.aborted ? 'cancelled' : 'failed';
}

function wireJob(entry: Entry, now: number): Job {
  const { plan, progress } = entry;
  return {
    id: entry.id,
    kind: plan.kind,
    title: plan.title,
    state: entry.state,
    step: entry.step,
    stepNumber: entry.stepNumber,
    stepCount: plan.stepCount,
    done: progress?.done ?? 0,
    total: progress?.total ?? null,
    unit: plan.unit,
    rate: progress?.rate ?? null,
    secondsLeft: progress?.secondsLeft ?? null,
    seconds: Math.round((entry.ended ?? now) - entry.started) / 1000,
    result: entry.state === 'done' ? entry.result : null,
    problem: entry.problem,
  };
}

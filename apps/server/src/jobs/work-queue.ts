import type { Job } from '@sanyi/api';
import { fail, problem, type Result, type Text } from '@sanyi/kernel';
import { type Actor, type Job as StoreJob, starterOf } from '@sanyi/store';
import type { JobBoard, JobPlan } from './job-board.ts';
import type { QuietMoments } from './quiet-moments.ts';

/** Long work that somebody asks for. Work of one name has one result. */
export type Work = Pick<JobPlan, 'kind' | 'title' | 'result'> & {
  readonly name: string;
  /** `ended` names the address of a result that is known only then. */
  readonly run: (job: StoreJob, ended: (address: string) => void) => Promise<Result<unknown>>;
};

/**
 * Work of many people on one machine. Each has at most one of a kind: the next takes the place of the
 * own before it, never of another's. What two ask alike is done once: the second waits and then finds it.
 */
export type WorkQueue = {
  /** Starts work, or tells the own one of that name that is under way. */
  start(actor: Actor, work: Work): Job;
  /** The own last work of a kind, where it is the one of that name. */
  own(actor: Actor, asked: Pick<Work, 'kind' | 'name'>): Job | null;
  /** Settles when what was started so far is no longer under way. */
  ended(): Promise<void>;
  /**
   * Does work that nobody asked for while nothing else is under way: it is stopped by its signal when
   * anything is started, and begun again afterwards, until it says that it is done or `over` is aborted.
   */
  quietly(work: (signal: AbortSignal) => Promise<boolean>, over: AbortSignal): Promise<void>;
};

/** Works at a time: each of two people gets a core of two, and the memory of two replays is bounded. */
const AT_ONCE = 2;

type Waiting = {
  readonly name: string;
  readonly starter: string;
  readonly go: () => void;
  readonly told: (before: number) => void;
};

type Last = { readonly name: string; readonly id: string; readonly ended: Promise<Job> };

/** Makes an empty queue; progress stands on the board. What nobody asked for waits for quiet moments. */
export function workQueue(jobs: JobBoard, moments: QuietMoments): WorkQueue {
  const turns = turnsOf();
  const lasts = new Map<string, Last>();
  const underWay = new Set<Promise<Job>>();
  const quiet = new Set<AbortController>();
  const slot = (actor: Actor, kind: string): string => `${kind} ${starterOf(actor)}`;
  const own: WorkQueue['own'] = (actor, { kind, name }) => {
    const last = lasts.get(slot(actor, kind));
    const job = last?.name === name ? jobs.find(last.id) : null;
    return job?.ok ? job.value : null;
  };
  return {
    own,
    start: (actor, work) => {
      const known = own(actor, work);
      if (known?.state === 'running') return known;
      for (const each of quiet) each.abort();
      const { kind, title, result, name } = work;
      const starter = starterOf(actor);
      const before = lasts.get(slot(actor, kind));
      if (before) jobs.cancel(before.id);
      const plan = { kind, title, result, stepCount: 1, unit: CLAIMS, startedBy: starter };
      const { job, ended } = jobs.start(plan, async (handle) => {
        const told = (count: number): void => handle.step(1, waitingText(count));
        const turn = await turns.wait({ name, starter, told }, handle.job.signal);
        if (!turn) return fail(problem('STORE_CANCELLED', kind));
        handle.step(1, title);
        try {
          if (handle.job.signal?.aborted) return fail(problem('STORE_CANCELLED', kind));
          return await work.run(handle.job, handle.result);
        } finally {
          turn.leave();
        }
      });
      lasts.set(slot(actor, kind), { name, id: job.id, ended });
      underWay.add(ended);
      void ended.then(() => underWay.delete(ended));
      return job;
    },
    ended: async () => {
      await Promise.all(underWay);
    },
    quietly: async (work, over) => {
      for (let isDone = false; !isDone && !over.aborted; ) {
        while (underWay.size > 0) await Promise.all(underWay);
        await moments.next();
        if (underWay.size > 0 || over.aborted) continue;
        const controller = new AbortController();
        quiet.add(controller);
        isDone = await work(AbortSignal.any([controller.signal, over]));
        quiet.delete(controller);
      }
    },
  };
}

const CLAIMS: Text = { en: 'claims', zh: '笔' };

const waitingText = (before: number): Text => ({
  en: `Waits for its turn: ${before} before it`,
  zh: `排队等待：前面还有 ${before} 项`,
});

type Turns = {
  /** Settles with the turn, or with null where the work was stopped before it had one. */
  wait(
    of: Omit<Waiting, 'go'>,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly leave: () => void } | null>;
};

/** Who has least under way is next, then who came first; nothing runs twice at a time. */
function turnsOf(): Turns {
  const running = new Set<Waiting>();
  let waiting: readonly Waiting[] = [];
  const held = (starter: string): number =>
    [...running].filter((each) => each.starter === starter).length;
  const next = (): Waiting | undefined =>
    running.size < AT_ONCE
      ? waiting
          .filter(({ name }) => ![...running].some((each) => each.name === name))
          .toSorted((a, b) => held(a.starter) - held(b.starter))[0]
      : undefined;
  const go = (): void => {
    for (let found = next(); found; found = next()) {
      const entry = found;
      waiting = waiting.filter((each) => each !== entry);
      running.add(entry);
      entry.go();
    }
    for (const [index, { told }] of waiting.entries()) told(running.size + index);
  };
  return {
    wait: (of, signal) =>
      new Promise((resolve) => {
        const leave = (): void => {
          running.delete(entry);
          go();
        };
        const entry: Waiting = { ...of, go: () => resolve({ leave }) };
        waiting = [...waiting, entry];
        signal?.addEventListener('abort', () => {
          waiting = waiting.filter((each) => each !== entry);
          if (!running.has(entry)) resolve(null);
          go();
        });
        go();
      }),
  };
}

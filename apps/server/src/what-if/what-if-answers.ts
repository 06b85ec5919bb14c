import type {
  Job,
  Replay,
  Solved,
  SolveQuery,
  WhatIf,
  WhatIfChoices,
  WhatIfDraft,
  WhatIfQuery,
  WhatIfSteps,
  WireFiles,
} from '@sanyi/api';
import { assert, dayOf, type IsoDate, ok, type Result } from '@sanyi/kernel';
import { replayEstimator, replayFacts } from '@sanyi/store';
import type { City } from '../city/city.ts';
import type { JobBoard } from '../jobs/job-board.ts';
import { changesOf, startChanges } from './change-answers.ts';
import { draftOf, solutionOf, startSolve } from './solve-answers.ts';
import { whatIfChoices } from './what-if-choices.ts';
import {
  type Asked,
  askedOf,
  bothStacks,
  type Desk,
  groupsOf,
  keyOf,
  stacksOf,
} from './what-if-desk.ts';
import { whatIfPage } from './what-if-page.ts';

/** Answers what a reform would do to a city's last year. */
export type WhatIfAnswers = {
  choices(): Result<WhatIfChoices>;
  /** The exact result where it was run before, else what the sample says. */
  page(query: WhatIfQuery, signal?: AbortSignal): Promise<Result<WhatIf>>;
  /** Starts the exact run, unless it is under way; another that is under way is stopped. */
  run(query: WhatIfQuery): Promise<Result<Job>>;
  /** The same reform as changes one after the other: exact where all of them were run, else estimated. */
  changes(query: WhatIfQuery, signal?: AbortSignal): Promise<Result<WhatIfSteps>>;
  /** Starts the exact run of all changes. */
  runChanges(query: WhatIfQuery): Promise<Result<Job>>;
  /** Starts looking for prices that balance a reform; its solution is kept under what was asked. */
  solve(query: SolveQuery): Promise<Result<Job>>;
  solved(id: string): Promise<Result<Solved>>;
  /** What was tried, or found, as the files of a package. */
  draft(asked: WhatIfDraft): Promise<Result<{ readonly id: string; readonly files: WireFiles }>>;
  /** Reads the sample and settles it under the rules in force, before somebody waits for it. */
  warm(): Promise<void>;
  /** Ends the thread of estimates; settles when no run is under way any more. */
  ended(): Promise<void>;
};

/** Exact results that are kept in memory: those a person compares in a sitting. */
const KEPT = 8;

/** Makes the answers of one city. */
export function whatIfAnswers(city: City, jobs: JobBoard): WhatIfAnswers {
  const { facts, rules } = city;
  const { place, to } = facts.manifest;
  const desk: Desk = {
    city,
    jobs,
    // A manifest's days were written by isoDate.
    last: dayOf(to as IsoDate),
    estimator: replayEstimator(facts, rules.packages, stacksOf(city)),
    exact: new Map(),
    run: null,
    others: new Map(),
  };
  return {
    choices: () => {
      const stack = rules.stack(place);
      return stack.ok ? ok(whatIfChoices(stack.value, desk.last, city.items)) : stack;
    },
    page: (query, signal) => pageOf(desk, query, signal),
    run: (query) => startRun(desk, query),
    changes: (query, signal) => changesOf(desk, query, signal),
    runChanges: (query) => startChanges(desk, query),
    solve: (query) => startSolve(desk, query),
    solved: (id) => solutionOf(desk, id),
    draft: (asked) => draftOf(desk, asked),
    warm: () => warm(desk),
    ended: async () => {
      await desk.run?.ended;
      await Promise.all([...desk.others.values()].map((run) => run.ended));
      await desk.estimator.close();
    },
  };
}

/** Values that are tried once before anybody does: what estimates run through is then compiled. */
const TRIED = 4;

async function warm({ city, estimator, last }: Desk): Promise<void> {
  const { place } = city.facts.manifest;
  // The rules against themselves: what they settle of the sample is what reforms are compared with.
  await estimator.estimate({ baseline: place, reform: place });
  const stack = city.rules.stack(place);
  if (!stack.ok) return;
  for (const { path, now } of whatIfChoices(stack.value, last, city.items).values.slice(0, TRIED)) {
    await new Promise((resolve) => setImmediate(resolve));
    await estimator.estimate({ baseline: place, reform: `${place}+${path}=${now}` });
  }
}

async function pageOf(
  desk: Desk,
  query: WhatIfQuery,
  signal?: AbortSignal,
): Promise<Result<WhatIf>> {
  const asked = askedOf(desk, query);
  if (!asked.ok) return asked;
  const replay = await answered(desk, asked.value, signal);
  if (!replay.ok) return replay;
  const stacks = bothStacks(desk, asked.value);
  if (!stacks.ok) return stacks;
  const groups = groupsOf(desk);
  if (!groups.ok) return groups;
  const { facts, items } = desk.city;
  const of = { replay: replay.value, facts, items, groups: groups.value };
  return ok(whatIfPage({ ...of, stacks: stacks.value, job: jobOf(desk, asked.value) }));
}

/** The exact result where it is kept, else the estimate. */
async function answered(
  { estimator, exact }: Desk,
  asked: Asked,
  signal?: AbortSignal,
): Promise<Result<Replay>> {
  const known = exact.get(keyOf(asked));
  if (known) return ok(known);
  const kept = await estimator.kept(asked);
  if (!kept.ok) return kept;
  if (!kept.value) return estimator.estimate(asked, signal);
  const [oldest] = exact.keys();
  if (exact.size >= KEPT && oldest !== undefined) exact.delete(oldest);
  exact.set(keyOf(asked), kept.value);
  return ok(kept.value);
}

function jobOf({ run, jobs }: Desk, asked: Asked): Job | null {
  const found = run?.key === keyOf(asked) ? jobs.find(run.id) : null;
  return found?.ok ? found.value : null;
}

async function startRun(desk: Desk, query: WhatIfQuery): Promise<Result<Job>> {
  const asked = askedOf(desk, query);
  if (!asked.ok) return asked;
  const known = jobOf(desk, asked.value);
  if (known?.state === 'running') return ok(known);
  const ready = bothStacks(desk, asked.value);
  if (!ready.ok) return ready;
  const { jobs, city, run: before } = desk;
  if (before) jobs.cancel(before.id);
  const plan = {
    kind: 'what-if',
    title: { en: 'Exact replay', zh: '精确回放' },
    unit: { en: 'claims', zh: '笔' },
    stepCount: 1,
    result: `/api/what-if?${new URLSearchParams(asked.value)}`,
  };
  const ended = jobs.start(plan, async ({ job }) => {
    await before?.ended;
    return replayFacts(city.facts, { packages: city.rules.packages, ...asked.value, job });
  });
  const job = jobs.latest();
  assert(job !== null, 'a job that was started is the latest');
  desk.run = { key: keyOf(asked.value), id: job.id, ended };
  return ok(job);
}

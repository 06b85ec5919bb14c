import type { Job, Replay, WhatIf, WhatIfChoices, WhatIfQuery } from '@sanyi/api';
import { type ReplayGroups, replayGroups } from '@sanyi/insurance';
import {
  assert,
  type Day,
  dayOf,
  fail,
  type IsoDate,
  ok,
  problem,
  type Result,
} from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { type ReplayEstimator, replayEstimator, replayFacts } from '@sanyi/store';
import type { City } from '../city/city.ts';
import type { JobBoard } from '../jobs/job-board.ts';
import { whatIfChoices } from './what-if-choices.ts';
import { whatIfPage } from './what-if-page.ts';

/** Answers what a reform would do to a city's last year. */
export type WhatIfAnswers = {
  choices(): Result<WhatIfChoices>;
  /** The exact result where it was run before, else what the sample says. */
  page(query: WhatIfQuery): Promise<Result<WhatIf>>;
  /** Starts the exact run, unless it is under way; another that is under way is stopped. */
  run(query: WhatIfQuery): Promise<Result<Job>>;
  /** Reads the sample and settles it under the rules in force, before somebody waits for it. */
  warm(): Promise<void>;
  /** Settles when no run is under way any more. */
  ended(): Promise<void>;
};

/** Packages that say how results are grouped. */
const GROUPS = 'replay-groups';

/** Exact results that are kept in memory: those a person compares in a sitting. */
const KEPT = 8;

type Asked = { readonly baseline: string; readonly reform: string };
type Run = { readonly key: string; readonly id: string; readonly ended: Promise<unknown> };

/** What all answers of a city share. */
type Desk = {
  readonly city: City;
  readonly jobs: JobBoard;
  readonly last: Day;
  readonly estimator: ReplayEstimator;
  /** Exact results read before, by the two texts of their rules. */
  readonly exact: Map<string, Replay>;
  run: Run | null;
};

/** Makes the answers of one city. */
export function whatIfAnswers(city: City, jobs: JobBoard): WhatIfAnswers {
  const { facts, rules } = city;
  const { place, to } = facts.manifest;
  const desk: Desk = {
    city,
    jobs,
    // A manifest's days were written by isoDate.
    last: dayOf(to as IsoDate),
    estimator: replayEstimator(facts, rules.packages),
    exact: new Map(),
    run: null,
  };
  return {
    choices: () => {
      const stack = rules.stack(place);
      return stack.ok ? ok(whatIfChoices(stack.value, desk.last, city.items)) : stack;
    },
    page: (query) => pageOf(desk, query),
    run: (query) => startRun(desk, query),
    warm: async () => {
      // The rules against themselves: what they settle of the sample is what reforms are compared with.
      await desk.estimator.estimate({ baseline: place, reform: place });
    },
    ended: async () => {
      await desk.run?.ended;
    },
  };
}

const keyOf = ({ baseline, reform }: Asked): string => `${baseline} ${reform}`;

function askedOf({ city }: Desk, query: WhatIfQuery): Result<Asked> {
  const { baseline = city.facts.manifest.place, reform } = query;
  if (reform !== baseline) return ok({ baseline, reform });
  return fail(problem('REPLAY_NOTHING_CHANGES', 'query reform', { stack: reform }));
}

async function pageOf(desk: Desk, query: WhatIfQuery): Promise<Result<WhatIf>> {
  const asked = askedOf(desk, query);
  if (!asked.ok) return asked;
  const replay = await answered(desk, asked.value);
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
async function answered({ estimator, exact }: Desk, asked: Asked): Promise<Result<Replay>> {
  const known = exact.get(keyOf(asked));
  if (known) return ok(known);
  const kept = await estimator.kept(asked);
  if (!kept.ok) return kept;
  if (!kept.value) return estimator.estimate(asked);
  const [oldest] = exact.keys();
  if (exact.size >= KEPT && oldest !== undefined) exact.delete(oldest);
  exact.set(keyOf(asked), kept.value);
  return ok(kept.value);
}

function bothStacks(
  { city }: Desk,
  asked: Asked,
): Result<{ readonly baseline: Stack; readonly reform: Stack }> {
  const [baseline, reform] = [city.rules.stack(asked.baseline), city.rules.stack(asked.reform)];
  if (!baseline.ok) return baseline;
  return reform.ok ? ok({ baseline: baseline.value, reform: reform.value }) : reform;
}

function groupsOf({ city, last }: Desk): Result<ReplayGroups> {
  const stack = city.rules.stack(`${city.facts.manifest.place}+${GROUPS}`);
  return stack.ok ? replayGroups(stack.value, last) : stack;
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

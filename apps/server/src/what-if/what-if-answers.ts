import type {
  BehaviourPage,
  BehaviourQuery,
  Job,
  KeptReplays,
  Replay,
  ReplaysCompared,
  Solved,
  SolveQuery,
  WhatIf,
  WhatIfChoices,
  WhatIfDraft,
  WhatIfQuery,
  WhatIfSteps,
  WireFiles,
} from '@sanyi/api';
import { dayOf, type IsoDate, ok, type Result } from '@sanyi/kernel';
import {
  type Actor,
  buildClaimCache,
  cacheMemory,
  replayEstimator,
  replayFacts,
  warmPools,
} from '@sanyi/store';
import type { City } from '../city/city.ts';
import type { WorkQueue } from '../jobs/work-queue.ts';
import { behaviourPage } from './behaviour-page.ts';
import { changesOf, startChanges } from './change-answers.ts';
import { comparedOf, keptOf } from './kept-answers.ts';
import { draftOf, solutionOf, startSolve } from './solve-answers.ts';
import { whatIfChoices } from './what-if-choices.ts';
import {
  type Asked,
  type Asker,
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
  page(actor: Actor, query: WhatIfQuery, signal?: AbortSignal): Promise<Result<WhatIf>>;
  /** Starts the exact run, unless it is under way; another of the same actor is stopped. */
  run(actor: Actor, query: WhatIfQuery): Promise<Result<Job>>;
  /** What it would come to if volumes responded, beside the exact result. */
  behaviour(query: BehaviourQuery): Promise<Result<BehaviourPage>>;
  /** The same reform as changes one after the other: exact where all of them were run, else estimated. */
  changes(actor: Actor, query: WhatIfQuery, signal?: AbortSignal): Promise<Result<WhatIfSteps>>;
  /** Starts the exact run of all changes. */
  runChanges(actor: Actor, query: WhatIfQuery): Promise<Result<Job>>;
  /** Starts looking for prices that balance a reform; its solution is kept under what was asked. */
  solve(actor: Actor, query: SolveQuery): Promise<Result<Job>>;
  solved(id: string): Promise<Result<Solved>>;
  /** Exact results that are kept beside the facts, whoever made them. */
  kept(): Promise<Result<KeptReplays>>;
  /** Two of them side by side. */
  compare(first: string, second: string): Promise<Result<ReplaysCompared>>;
  /** What was tried, or found, as the files of a package. */
  draft(asked: WhatIfDraft): Promise<Result<{ readonly id: string; readonly files: WireFiles }>>;
  /**
   * Reads the sample and settles it under the rules in force, then with some values tried, before
   * somebody waits for it.
   *
   * @param next - settles when nobody waits for an answer: each estimate begins then
   */
  warm(next: () => Promise<void>): Promise<void>;
  /**
   * Caches what claims come to under the rules of the city, in quiet moments, so that exact runs take
   * seconds; writes the replay store first where there is none. Settles when it is done or ended.
   */
  cache(): Promise<void>;
  /** Ends the threads of estimates and exact runs, once no run is under way any more. */
  ended(): Promise<void>;
};

/** Exact results that are kept in memory: those a person compares in a sitting. */
const KEPT = 8;

/** Memory for the claim cache, and for the segments that prices are asked of: a server of 8 GB has room beside. */
const CACHE_BYTES = 2 ** 30;
/**
 * How long threads of exact runs wait for the next: who compares reforms moves a value every few seconds.
 * Each holds its engine and the tables of one replay.
 */
const WARM_MS = 60_000;
/** Claims that are cached by themselves: some 6 GB on the disk. */
const CACHED_CLAIMS = 200_000_000;

/** Makes the answers of one city. */
export function whatIfAnswers(city: City, work: WorkQueue): WhatIfAnswers {
  const { facts, rules } = city;
  const { place, to } = facts.manifest;
  const estimator = replayEstimator(facts, rules.packages, stacksOf(city));
  const exactly = {
    packages: rules.packages,
    memory: cacheMemory(CACHE_BYTES),
    pools: warmPools(WARM_MS),
    estimate: estimator.estimate,
  };
  const desk: Desk = {
    city,
    work,
    // A manifest's days were written by isoDate.
    last: dayOf(to as IsoDate),
    estimator,
    exactly,
    exact: new Map(),
    over: new AbortController(),
  };
  let caching: Promise<void> = Promise.resolve();
  return {
    choices: () => {
      const stack = rules.stack(place);
      return stack.ok ? ok(whatIfChoices(stack.value, desk.last, city.items)) : stack;
    },
    page: (actor, query, signal) => pageOf({ desk, actor }, query, signal),
    run: (actor, query) => startRun({ desk, actor }, query),
    behaviour: (query) => behaviourPage(desk, query),
    changes: (actor, query, signal) => changesOf({ desk, actor }, query, signal),
    runChanges: (actor, query) => startChanges({ desk, actor }, query),
    solve: (actor, query) => startSolve({ desk, actor }, query),
    solved: (id) => solutionOf(desk, id),
    kept: () => keptOf(desk),
    compare: (first, second) => comparedOf(desk, { first, second }),
    draft: (asked) => draftOf(desk, asked),
    warm: (next) => warm(desk, next),
    cache: () => {
      caching = caching.then(() => cacheOf(desk));
      return caching;
    },
    ended: async () => {
      desk.over.abort();
      await work.ended();
      await caching;
      await Promise.all([estimator.close(), exactly.pools.close()]);
    },
  };
}

/** What claims come to under the rules of the city, where it is not too much for the disk. */
async function cacheOf({ city, work, over }: Desk): Promise<void> {
  const { facts, rules } = city;
  if ((facts.manifest.rows.claim ?? 0) > CACHED_CLAIMS) return;
  const baseline = facts.manifest.place;
  await work.quietly(async (signal) => {
    const { packages } = rules;
    const built = await buildClaimCache(facts, { packages, baseline, workers: 1, job: { signal } });
    // What cannot be cached is replayed whole, and says why; what was stopped is begun again.
    return built.ok || built.problems[0].code !== 'STORE_CANCELLED';
  }, over.signal);
}

/** Values that are tried before anybody does, from end to end: what estimates run through is then compiled. */
const TRIED = 4;

async function warm(desk: Desk, next: () => Promise<void>): Promise<void> {
  const { city, estimator, last, over } = desk;
  const { place } = city.facts.manifest;
  await next();
  // The rules against themselves: what they settle of the sample is what reforms are compared with.
  if (over.signal.aborted) return;
  await estimator.estimate({ baseline: place, reform: place }, over.signal);
  const stack = city.rules.stack(place);
  if (!stack.ok) return;
  const { values } = whatIfChoices(stack.value, last, city.items);
  for (const { path, now, min, max } of values.slice(0, TRIED)) {
    for (const value of new Set([min, now, max])) {
      if (value === null) continue;
      await next();
      // Nobody asks this city any more.
      if (over.signal.aborted) return;
      const reform = `${place}+${path}=${value}`;
      await estimator.estimate({ baseline: place, reform }, over.signal);
    }
  }
}

async function pageOf(
  { desk, actor }: Asker,
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
  return ok(
    whatIfPage({ ...of, stacks: stacks.value, job: desk.work.own(actor, runOf(asked.value)) }),
  );
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

/** An exact run among the work of somebody. */
const runOf = (asked: Asked) => ({ kind: 'what-if', name: `exact ${keyOf(asked)}` }) as const;

async function startRun({ desk, actor }: Asker, query: WhatIfQuery): Promise<Result<Job>> {
  const asked = askedOf(desk, query);
  if (!asked.ok) return asked;
  const ready = bothStacks(desk, asked.value);
  if (!ready.ok) return ready;
  const { facts } = desk.city;
  const job = desk.work.start(actor, {
    ...runOf(asked.value),
    title: { en: 'Exact replay', zh: '精确回放' },
    result: `/api/what-if?${new URLSearchParams(asked.value)}`,
    run: (job) => replayFacts(facts, { ...desk.exactly, ...asked.value, job }),
  });
  return ok(job);
}

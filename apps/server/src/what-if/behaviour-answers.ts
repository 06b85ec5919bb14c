import type { Behaviour, BehaviourPage, BehaviourQuery, Job } from '@sanyi/api';
import { LEVEL_TITLES } from '@sanyi/insurance';
import { assert, fail, ok, problem, type Result } from '@sanyi/kernel';
import { behaviourOfReplay, type ReplayEstimator, replayEstimator } from '@sanyi/store';
import type { City } from '../city/city.ts';
import type { JobBoard } from '../jobs/job-board.ts';
import { weighedBehaviour } from './behaviour-weighed.ts';
import { stacksOf } from './what-if-desk.ts';

/** Answers what a what-if would come to if volumes responded; apart from the what-if itself. */
export type BehaviourAnswers = {
  page(query: BehaviourQuery): Promise<Result<BehaviourPage>>;
  /** Starts the work, unless it is under way; `BEHAVIOUR_NOT_EXACT` before the exact replay. */
  run(query: BehaviourQuery): Promise<Result<Job>>;
  /** Settles when no work is under way any more. */
  ended(): Promise<void>;
};

/** Results that are kept in memory: those a person compares in a sitting. */
const KEPT = 8;

type Asked = { readonly baseline: string; readonly reform: string; readonly behaviour: string };
type Run = { readonly key: string; readonly id: string; readonly ended: Promise<unknown> };

type Desk = {
  readonly city: City;
  readonly jobs: JobBoard;
  readonly estimator: ReplayEstimator;
  readonly known: Map<string, Behaviour>;
  run: Run | null;
};

/** Makes the answers of one city. */
export function behaviourAnswers(city: City, jobs: JobBoard): BehaviourAnswers {
  const estimator = replayEstimator(city.facts, city.rules.packages, stacksOf(city));
  const desk: Desk = { city, jobs, estimator, known: new Map(), run: null };
  return {
    page: (query) => pageOf(desk, query),
    run: (query) => startRun(desk, query),
    ended: async () => {
      await desk.run?.ended;
    },
  };
}

/** Packages that have responses, those of the place first. */
const packagesOf = ({ city }: Desk) =>
  [...city.rules.library.values()]
    .filter(({ lists }) => lists.has('response'))
    .map(({ id, title }) => ({ id, title }));

function askedOf(desk: Desk, query: BehaviourQuery): Asked | null {
  const behaviour = query.behaviour ?? packagesOf(desk)[0]?.id;
  if (behaviour === undefined) return null;
  const { place } = desk.city.facts.manifest;
  return { baseline: query.baseline ?? place, reform: query.reform, behaviour };
}

const keyOf = ({ baseline, reform, behaviour }: Asked): string =>
  [baseline, reform, behaviour].join(' ');

async function pageOf(desk: Desk, query: BehaviourQuery): Promise<Result<BehaviourPage>> {
  const { city, estimator, jobs } = desk;
  const packages = packagesOf(desk);
  const asked = askedOf(desk, query);
  if (!asked) {
    const none = { chosen: null, exact: false, behaviour: null, command: null, job: null };
    return ok({ packages, levels: [...LEVEL_TITLES], ...none });
  }
  const kept = await estimator.kept(asked);
  if (!kept.ok) return kept;
  const known = desk.known.get(keyOf(asked));
  const under = desk.run?.key === keyOf(asked) ? jobs.find(desk.run.id) : null;
  const { baseline, reform, behaviour } = asked;
  return ok({
    packages,
    levels: [...LEVEL_TITLES],
    chosen: behaviour,
    exact: kept.value !== null,
    behaviour: known ? weighedBehaviour(known, city.facts.manifest.weight) : null,
    command: `sanyi replay --facts DIR --baseline '${baseline}' --reform '${reform}' --behaviour ${behaviour}`,
    job: under?.ok ? under.value : null,
  });
}

async function startRun(desk: Desk, query: BehaviourQuery): Promise<Result<Job>> {
  const { city, jobs, estimator, known } = desk;
  const asked = askedOf(desk, query);
  if (!asked) return fail(problem('BEHAVIOUR_MISSING', 'packages'));
  const key = keyOf(asked);
  const under = desk.run?.key === key ? jobs.find(desk.run.id) : null;
  if (under?.ok && under.value.state === 'running') return under;
  const replay = await estimator.kept(asked);
  if (!replay.ok) return replay;
  if (!replay.value) return fail(problem('BEHAVIOUR_NOT_EXACT', 'query reform'));
  const exact = replay.value;
  const before = desk.run;
  if (before) jobs.cancel(before.id);
  const plan = {
    kind: 'behaviour',
    title: { en: 'Result with behaviour', zh: '含行为反应的结果' },
    unit: { en: 'claims', zh: '笔' },
    stepCount: 1,
    result: `/api/what-if/behaviour?${new URLSearchParams(asked)}`,
  };
  const ended = jobs.start(plan, async ({ job }) => {
    await before?.ended;
    const { packages } = city.rules;
    const { behaviour } = asked;
    const made = await behaviourOfReplay(city.facts, exact, { packages, behaviour, job });
    if (!made.ok) return made;
    const [oldest] = known.keys();
    if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
    known.set(key, made.value);
    return made;
  });
  const job = jobs.latest();
  assert(job !== null, 'a job that was started is the latest');
  desk.run = { key, id: job.id, ended };
  return ok(job);
}

import type { Behaviour, BehaviourPage, BehaviourQuery, Job } from '@sanyi/api';
import { LEVEL_TITLES } from '@sanyi/insurance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { type Actor, behaviourOfReplay, type ReplayEstimator, replayEstimator } from '@sanyi/store';
import type { City } from '../city/city.ts';
import type { WorkQueue } from '../jobs/work-queue.ts';
import { weighedBehaviour } from './behaviour-weighed.ts';
import { stacksOf } from './what-if-desk.ts';

/** Answers what a what-if would come to if volumes responded; apart from the what-if itself. */
export type BehaviourAnswers = {
  page(actor: Actor, query: BehaviourQuery): Promise<Result<BehaviourPage>>;
  /** Starts the work, unless it is under way; `BEHAVIOUR_NOT_EXACT` before the exact replay. */
  run(actor: Actor, query: BehaviourQuery): Promise<Result<Job>>;
};

/** Results that are kept in memory: those a person compares in a sitting. */
const KEPT = 8;

type Asked = { readonly baseline: string; readonly reform: string; readonly behaviour: string };

type Desk = {
  readonly city: City;
  readonly work: WorkQueue;
  readonly estimator: ReplayEstimator;
  readonly known: Map<string, Behaviour>;
};

/** Makes the answers of one city. */
export function behaviourAnswers(city: City, work: WorkQueue): BehaviourAnswers {
  const estimator = replayEstimator(city.facts, city.rules.packages, stacksOf(city));
  const desk: Desk = { city, work, estimator, known: new Map() };
  return {
    page: (actor, query) => pageOf(desk, actor, query),
    run: (actor, query) => startRun(desk, actor, query),
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

async function pageOf(
  desk: Desk,
  actor: Actor,
  query: BehaviourQuery,
): Promise<Result<BehaviourPage>> {
  const { city, estimator, work } = desk;
  const packages = packagesOf(desk);
  const asked = askedOf(desk, query);
  if (!asked) {
    const none = { chosen: null, exact: false, behaviour: null, command: null, job: null };
    return ok({ packages, levels: [...LEVEL_TITLES], ...none });
  }
  const kept = await estimator.kept(asked);
  if (!kept.ok) return kept;
  const known = desk.known.get(keyOf(asked));
  const { baseline, reform, behaviour } = asked;
  return ok({
    packages,
    levels: [...LEVEL_TITLES],
    chosen: behaviour,
    exact: kept.value !== null,
    behaviour: known ? weighedBehaviour(known, city.facts.manifest.weight) : null,
    command: `sanyi replay --facts DIR --baseline '${baseline}' --reform '${reform}' --behaviour ${behaviour}`,
    job: work.own(actor, runOf(asked)),
  });
}

/** The work on a behaviour among the work of somebody. */
const runOf = (asked: Asked) => ({ kind: 'behaviour', name: `behaviour ${keyOf(asked)}` }) as const;

async function startRun(desk: Desk, actor: Actor, query: BehaviourQuery): Promise<Result<Job>> {
  const { city, work, estimator, known } = desk;
  const asked = askedOf(desk, query);
  if (!asked) return fail(problem('BEHAVIOUR_MISSING', 'packages'));
  const replay = await estimator.kept(asked);
  if (!replay.ok) return replay;
  if (!replay.value) return fail(problem('BEHAVIOUR_NOT_EXACT', 'query reform'));
  const exact = replay.value;
  const key = keyOf(asked);
  const job = work.start(actor, {
    ...runOf(asked),
    title: { en: 'Result with behaviour', zh: '含行为反应的结果' },
    result: `/api/what-if/behaviour?${new URLSearchParams(asked)}`,
    run: async (job) => {
      const again = known.get(key);
      if (again) return ok(again);
      const { packages } = city.rules;
      const { behaviour } = asked;
      const made = await behaviourOfReplay(city.facts, exact, { packages, behaviour, job });
      if (!made.ok) return made;
      const [oldest] = known.keys();
      if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
      known.set(key, made.value);
      return made;
    },
  });
  return ok(job);
}

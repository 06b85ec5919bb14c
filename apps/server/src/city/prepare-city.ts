import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '@sanyi/kernel';
import {
  type Actor,
  buildCityFacts,
  type CityBuild,
  demoActor,
  libraryOf,
  measure,
  openFacts,
  type PackageInput,
  placeOfFacts,
  type SettledFacts,
  settleFacts,
} from '@sanyi/store';
import type { JobHandle, JobPlan } from '../jobs/job-board.ts';
import { type City, cityOf, type Rules, rulesOf } from './city.ts';

/** What is served: facts that are there, or a city that is built where they should be. */
export type CityPlan = {
  /** Folder of facts. */
  readonly folder: string;
  /** How to build the facts when the folder holds none; null when it must hold some. */
  readonly build: Omit<CityBuild, 'out' | 'job' | 'packages'> | null;
  readonly packages: readonly PackageInput[];
};

/** Who is told how far a preparation is. */
export type Heard = {
  /** As soon as the rules are there, so that pages of packages can answer. */
  readonly found: (rules: Rules) => void;
  /** As soon as the facts are there: what is left to do keeps fewer cores busy. */
  readonly built: () => void;
  /** As soon as claims are settled: days can be measured beside the months. */
  readonly settled: (settled: SettledFacts) => void;
};

/** Nobody is told. */
export const UNHEARD: Heard = { found: () => {}, built: () => {}, settled: () => {} };

/** The job that prepares a city, as the console shows it. */
export const PREPARE: JobPlan = {
  kind: 'prepare',
  title: { en: 'Preparing the city', zh: '准备城市数据' },
  unit: { en: 'claims', zh: '笔' },
  stepCount: 4,
  result: '/api/overview',
  startedBy: null,
};

/** The job that takes up approved rules while the old ones are served. */
export const RENEW: JobPlan = {
  kind: 'renew',
  title: { en: 'Settling under the approved rules', zh: '按新批准的规则结算' },
  unit: { en: 'claims', zh: '笔' },
  stepCount: 4,
  result: '/api/packages',
  startedBy: null,
};

const STEPS = {
  rules: { en: 'Reading the rules', zh: '读取规则' },
  build: { en: 'Building the city', zh: '生成城市数据' },
  settle: { en: 'Settling the claims', zh: '结算' },
  measure: { en: 'Measuring the districts', zh: '计算各区指标' },
} as const;

/**
 * Prepares a city: reads the rules, builds the facts when they are missing, settles, measures.
 * What an earlier run left is used again, so that the second start is short.
 *
 * @param heard - told on the way
 */
export async function prepareCity(
  plan: CityPlan,
  { step, job }: JobHandle,
  heard: Heard,
): Promise<Result<City>> {
  step(1, STEPS.rules);
  // Threads that build begin first; they take longer to get ready than the rules take to be read.
  const building = buildMissing(plan, job);
  // The server has only just begun to listen: the first visitors are let in before rules are read.
  await new Promise((resolve) => setImmediate(resolve));
  const library = libraryOf(plan.packages);
  if (!library.ok) {
    await building;
    return library;
  }
  const rules = rulesOf(plan.packages, library.value);
  heard.found(rules);
  step(2, STEPS.build);
  const built = await building;
  if (!built.ok) return built;
  heard.built();
  const actor = await actorFor(plan.folder);
  if (!actor.ok) return actor;
  const facts = await openFacts(plan.folder, actor.value);
  if (!facts.ok) return facts;
  step(3, STEPS.settle);
  const settled = await settleFacts(facts.value, {
    packages: plan.packages,
    ...rulesAndBefore(facts.value.manifest.place),
    job,
  });
  if (!settled.ok) return settled;
  heard.settled(settled.value);
  step(4, STEPS.measure);
  const measures = await measure(settled.value);
  if (!measures.ok) return measures;
  return ok(cityOf({ settled: settled.value, measures: measures.value, rules }));
}

/** Builds and settles the city where there is none yet. */
async function buildMissing(plan: CityPlan, job: JobHandle['job']): Promise<Result<unknown>> {
  if (!plan.build || existsSync(join(plan.folder, 'manifest.json'))) return ok(null);
  const { packages, folder: out } = plan;
  const settle = rulesAndBefore(plan.build.stack);
  return buildCityFacts({ ...plan.build, packages, out, settle, job });
}

/** The rules claims are settled under, and those of a year before that growth is split by. */
const rulesAndBefore = (stack: string): { stack: string; oldRules: string } => ({
  stack,
  oldRules: `${stack}@-1y`,
});

async function actorFor(folder: string): Promise<Result<Actor>> {
  const place = await placeOfFacts(folder);
  return place.ok ? ok(demoActor(place.value)) : place;
}

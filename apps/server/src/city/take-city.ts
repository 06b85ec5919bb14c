import { randomUUID } from 'node:crypto';
import type { Result } from '@sanyi/kernel';
import type { Progress } from '@sanyi/store';
import { beforeAfterAnswers } from '../before-after/before-after-answers.ts';
import { bulletinAnswers } from '../bulletin/bulletin-answers.ts';
import type { JobHandle } from '../jobs/job-board.ts';
import { type MonitoringAnswers, monitoringAnswers } from '../monitoring/monitoring-answers.ts';
import { pagesOf } from '../pages/page-answers.ts';
import { warmFirst, warmRest, warmRules } from '../warm.ts';
import { whatIfAnswers } from '../what-if/what-if-answers.ts';
import type { City, Rules } from './city.ts';
import type { Keeping } from './keeping.ts';
import { type CityPlan, type Heard, prepareCity } from './prepare-city.ts';

/** Which city is taken, and who is told on the way. */
export type Taking = Omit<Heard, 'settled'> & {
  readonly plan: CityPlan;
  /** What else belongs in the city; done once the first visitors of its pages wait for little. */
  readonly fill: (city: City) => Promise<unknown>;
};

/** Prepares a city of a plan and serves it from then on; what was served before stays until then. */
export async function takeCity(
  keeping: Keeping,
  handle: JobHandle,
  of: Taking,
): Promise<Result<City>> {
  const onProgress = (progress: Progress): void => {
    handle.job.onProgress?.(progress);
    keeping.options.onProgress?.(progress);
  };
  let known: Rules | null = null;
  let days: MonitoringAnswers | null = null;
  const heard = { ...handle, job: { ...handle.job, onProgress } };
  const city = await prepareCity(of.plan, heard, {
    found: (rules) => {
      known = rules;
      of.found(rules);
    },
    built: of.built,
    settled: (settled) => {
      days = monitoringAnswers(settled);
      // Nobody waits for days yet: what fails is told by who does.
      days.warm().catch(() => {});
      warmRules(settled.stack).catch(() => {});
    },
  });
  if (city.ok && known && days) {
    await serveFrom(keeping, city.value, { rules: known, days, fill: of.fill });
  }
  return city;
}

/** Begins to cache claims, which nobody waits for; not beside facts of somebody's own. */
export function cacheClaims({ served, options }: Keeping): void {
  if (options.plan.build === null) return;
  served.whatIf?.cache().catch((error: unknown) => options.reportBug('cache', error));
}

async function serveFrom(
  { served, options, background }: Keeping,
  city: City,
  {
    rules,
    days,
    fill,
  }: Pick<Taking, 'fill'> & { readonly rules: Rules; readonly days: MonitoringAnswers },
): Promise<void> {
  const pages = await pagesOf(city);
  if (served.city) background.before.push(served.city);
  served.rules = rules;
  served.pages = pages;
  served.days = days;
  served.comparisons = beforeAfterAnswers(city.measures, rules.stack);
  served.bulletins = bulletinAnswers(city.measures);
  const replays = served.whatIf;
  served.whatIf = whatIfAnswers(city, served.work);
  void replays?.ended();
  served.city = city;
  served.mark = randomUUID();
  // Who waited for the city looks at its first page now.
  served.moments.asked()();
  const earlier = background.warming;
  const warmed = { pages, bulletins: served.bulletins, days };
  const report = (error: unknown): void => options.reportBug('warm', error);
  background.warming = warmFirst(served, city, warmed)
    .catch(report)
    .then(() => fill(city))
    .catch(report)
    .then(() => warmRest(served, city, warmed))
    .catch(report)
    .then(() => earlier);
}

import type { Result } from '@sanyi/kernel';
import type { Progress, SettledFacts } from '@sanyi/store';
import { bulletinAnswers } from '../bulletin/bulletin-answers.ts';
import type { JobHandle } from '../jobs/job-board.ts';
import { type MonitoringAnswers, monitoringAnswers } from '../monitoring/monitoring-answers.ts';
import { pagesOf } from '../pages/page-answers.ts';
import { warm } from '../warm.ts';
import { whatIfAnswers } from '../what-if/what-if-answers.ts';
import type { City, Rules } from './city.ts';
import type { Served } from './city-answers.ts';
import type { KeepOptions } from './keep-city.ts';
import { type CityPlan, prepareCity } from './prepare-city.ts';

/** What goes on beside answering. */
export type Background = {
  warming: Promise<void>;
  renewing: Promise<unknown>;
  closing: boolean;
  /** Cities that are served no more: questions under way still have their answers from them. */
  readonly before: City[];
};

/** A city, what it is served in, and what goes on beside. */
export type Keeping = {
  readonly served: Served;
  readonly options: KeepOptions;
  readonly background: Background;
};

/** Prepares a city of a plan and serves it from then on; what was served before stays until then. */
export async function takeCity(
  keeping: Keeping,
  handle: JobHandle,
  of: { readonly plan: CityPlan; readonly found: (rules: Rules) => void },
): Promise<Result<City>> {
  const onProgress = (progress: Progress): void => {
    handle.job.onProgress?.(progress);
    keeping.options.onProgress?.(progress);
  };
  let known: Rules | null = null;
  const heard = { ...handle, job: { ...handle.job, onProgress } };
  let days: Days | null = null;
  const city = await prepareCity(of.plan, heard, {
    rules: (rules) => {
      known = rules;
      of.found(rules);
    },
    settled: (settled) => {
      days = daysOf(keeping, settled);
    },
  });
  if (city.ok && known && days) await serveFrom(keeping, known, { city: city.value, days });
  return city;
}

async function serveFrom(
  { served, options, background }: Keeping,
  rules: Rules,
  { city, days }: { readonly city: City; readonly days: Days },
): Promise<void> {
  const pages = await pagesOf(city);
  await days.read;
  if (served.city) background.before.push(served.city);
  served.rules = rules;
  served.tests = null;
  served.pages = pages;
  served.days = days.answers;
  served.bulletins = bulletinAnswers(city.measures);
  served.whatIf = whatIfAnswers(city, served.jobs);
  served.city = city;
  const earlier = background.warming;
  const bulletins = served.bulletins;
  background.warming = bulletins
    .warm()
    .then(() => warm(served, city, pages))
    .catch((error: unknown) => options.reportBug('warm', error))
    .then(() => earlier);
}

/** The days of a city, and when they have been read. */
type Days = { readonly answers: MonitoringAnswers; readonly read: Promise<void> };

/** Begins to read the days, which goes on while quarters are measured. */
function daysOf({ options }: Keeping, settled: SettledFacts): Days {
  const answers = monitoringAnswers(settled);
  const read = answers.warm().catch((error: unknown) => options.reportBug('days', error));
  return { answers, read };
}

import { rm } from 'node:fs/promises';
import type { Job } from '@sanyi/api';
import { assert, fail, ok, problem, type Result } from '@sanyi/kernel';
import { demoActor, type Progress, type Records } from '@sanyi/store';
import { bulletinAnswers } from '../bulletin/bulletin-answers.ts';
import { sendSheets } from '../demo/send-sheets.ts';
import type { CityPeople } from '../governance/city-people.ts';
import { monitoringAnswers } from '../monitoring/monitoring-answers.ts';
import { pagesOf } from '../pages/page-answers.ts';
import { warm } from '../warm.ts';
import type { ReportBug } from '../web/errors.ts';
import type { City } from './city.ts';
import type { Served } from './city-answers.ts';
import { type CityPlan, PREPARE, prepareCity } from './prepare-city.ts';

/** What keeps a city needs to know. */
export type KeepOptions = {
  readonly plan: CityPlan;
  /** Removes what is kept beside the facts. */
  readonly forget: () => Promise<void>;
  readonly reportBug: ReportBug;
  /** Opened in a quiet moment, before somebody waits for them. */
  readonly records: Records;
  readonly people: CityPeople;
  /** Told what the job tells, for whoever looks at a terminal and not at the page. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** Prepares the city that is served, and makes it anew when it is asked to. */
export type CityKeeper = {
  /** Settles when the preparation has ended: with the problems where it could not be finished. */
  start(): Promise<Result<null>>;
  /**
   * Removes the city with everything that was done in it and prepares it again.
   *
   * @returns the job; `API_RESET_REFUSED` where this is no demo, `API_NOT_READY` while one runs
   */
  reset(): Result<Job>;
  close(): Promise<void>;
};

/** Makes the keeper of a city; nothing is done before it is started. */
export function keepCity(served: Served, options: KeepOptions): CityKeeper {
  const { plan, reportBug } = options;
  let warming: Promise<void> = Promise.resolve();
  let outcome: Result<null> = ok(null);
  let closing = false;
  const prepare = (before: () => Promise<void>): Promise<Job> =>
    served.jobs.start(PREPARE, async (handle) => {
      await before();
      const onProgress = (progress: Progress): void => {
        handle.job.onProgress?.(progress);
        options.onProgress?.(progress);
      };
      const heard = { ...handle, job: { ...handle.job, onProgress } };
      const city = await prepareCity(plan, heard, (rules) => {
        served.rules = rules;
      });
      outcome = city.ok ? ok(null) : city;
      if (!city.ok) return city;
      const pages = await pagesOf(city.value);
      served.pages = pages;
      served.days = monitoringAnswers(city.value.settled);
      served.bulletins = bulletinAnswers(city.value.measures);
      served.city = city.value;
      warming = warm(served, city.value, pages)
        .then(() => fillDesk(city.value))
        .then(() => served.bulletins?.warm())
        .catch((error: unknown) => reportBug('warm', error));
      return city;
    });
  // Facts of somebody's own are never written to by themselves.
  const fillDesk = async (city: City): Promise<void> => {
    const { records, people } = options;
    if (plan.build === null) return openQuietly(records, served.place);
    await sendSheets(city, { records, people, place: served.place, isOver: () => closing });
  };
  const removed = async (old: City): Promise<void> => {
    await warming;
    await options.forget();
    await rm(plan.folder, { recursive: true, force: true });
    // Questions that were under way have had their answer by now.
    old.measures.close();
  };
  let ended: Promise<unknown> = Promise.resolve();
  return {
    start: () => {
      ended = prepare(async () => {});
      return ended.then(() => outcome);
    },
    reset: () => {
      const old = served.city;
      if (!served.canReset) return fail(problem('API_RESET_REFUSED', 'server'));
      if (!old) return fail(problem('API_NOT_READY', 'server'));
      served.city = null;
      served.pages = null;
      served.days = null;
      served.bulletins = null;
      ended = prepare(() => removed(old));
      const job = served.jobs.latest();
      assert(job !== null, 'a job that was started is the latest');
      return ok(job);
    },
    close: async () => {
      closing = true;
      served.jobs.cancelAll();
      await ended;
      await warming;
      served.city?.measures.close();
    },
  };
}

/** Opens the records; trouble is told to whoever asks first. */
async function openQuietly(records: Records, place: string): Promise<void> {
  await records.withActor(demoActor(place), async () => ok(null));
}

import { rm } from 'node:fs/promises';
import type { Job } from '@sanyi/api';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { demoActor } from '@sanyi/store';
import { sendSheets } from '../demo/send-sheets.ts';
import { approvedPackages } from '../drafts/approved-packages.ts';
import type { Started } from '../jobs/job-board.ts';
import type { City } from './city.ts';
import type { Served } from './city-answers.ts';
import type { Background, Keeping, KeepOptions } from './keeping.ts';
import { PREPARE, RENEW } from './prepare-city.ts';
import { compareApproved, takeApproved, withApproved } from './take-approved.ts';
import { cacheClaims, takeCity } from './take-city.ts';

/** Prepares the city that is served, and makes it anew when it is asked to. */
export type CityKeeper = {
  /** Settles when the preparation has ended: with the problems where it could not be finished. */
  start(): Promise<Result<null>>;
  /**
   * Takes up what was approved since: reads the rules, settles and measures in a job, and serves
   * that; until then the old rules and figures stand together.
   */
  renew(): void;
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
  const approved = approvedPackages(plan.folder);
  const background: Background = {
    warming: Promise.resolve(),
    renewing: Promise.resolve(),
    closing: false,
    before: [],
  };
  const keeping: Keeping = { served, options, background };
  let outcome: Result<null> = ok(null);
  const prepare = (first: () => Promise<void>): Started =>
    served.jobs.start(PREPARE, async (handle) => {
      await first();
      const packages = await withApproved(plan.packages, approved, reportBug);
      const city = await takeCity(keeping, handle, {
        plan: { ...plan, packages },
        found: (rules) => {
          served.rules = rules;
        },
        // The embedded database takes seconds to be made; what fails is told to who asks for it.
        built: () => void openedRecords(keeping),
        fill: (made) => fillDesk(keeping, made),
      });
      outcome = city.ok ? ok(null) : city;
      if (!city.ok) return city;
      background.warming = background.warming
        .then(() => compareApproved(keeping, approved))
        .then(() => cacheClaims(keeping))
        .catch((error: unknown) => reportBug('warm', error));
      return city;
    });
  const removed = async (old: City, whatIf: Served['whatIf']): Promise<void> => {
    await background.renewing;
    await background.warming;
    await served.work.ended();
    await whatIf?.ended();
    await options.forget();
    await approved.forget();
    await rm(plan.folder, { recursive: true, force: true });
    // Questions that were under way have had their answer by now.
    for (const each of [old, ...background.before.splice(0)]) each.measures.close();
  };
  let ended: Promise<unknown> = Promise.resolve();
  return {
    start: () => {
      ({ ended } = prepare(async () => {}));
      return ended.then(() => outcome);
    },
    renew: () => takeApproved(keeping, approved),
    reset: () => {
      const old = served.city;
      if (!served.canReset) return fail(problem('API_RESET_REFUSED', 'server'));
      // A city that is settled anew would be served in place of the one that is removed.
      const isRenewed = served.jobs.latest(RENEW.kind)?.state === 'running';
      if (!old || isRenewed) return fail(problem('API_NOT_READY', 'server'));
      const { whatIf } = served;
      serveNothing(served);
      const started = prepare(() => removed(old, whatIf));
      ({ ended } = started);
      return ok(started.job);
    },
    close: () => closeCity(keeping, ended),
  };
}

/** Until another city is there. */
function serveNothing(served: Served): void {
  served.city = null;
  served.pages = null;
  served.days = null;
  served.comparisons = null;
  served.bulletins = null;
  served.whatIf = null;
}

const openedRecords = ({ served, options }: Keeping): Promise<unknown> =>
  options.records
    .withActor(demoActor(served.place), async () => ok(null))
    .catch((error: unknown) => options.reportBug('records', error));

async function closeCity({ served, background }: Keeping, ended: Promise<unknown>): Promise<void> {
  background.closing = true;
  served.jobs.cancelAll();
  await ended;
  // What is warmed of it is not waited for.
  const replays = served.whatIf?.ended();
  await background.warming;
  await background.renewing;
  await background.warming;
  await served.work.ended();
  // Another city may have been served since.
  await Promise.all([replays, served.whatIf?.ended()]);
  for (const each of background.before) each.measures.close();
  served.city?.measures.close();
}

/** Facts of somebody's own are never written to by themselves. */
async function fillDesk({ served, options, background }: Keeping, city: City): Promise<void> {
  const { records, people, plan } = options;
  if (plan.build === null) return;
  const isOver = (): boolean => background.closing;
  await sendSheets(city, { records, people, place: served.place, isOver, moments: served.moments });
}

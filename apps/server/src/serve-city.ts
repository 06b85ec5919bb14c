import { fail, ok, problem, type Result, type Text } from '@sanyi/kernel';
import { officeDay, type Progress, type Records, timeZoneOf } from '@sanyi/store';
import { askedSheets } from './bulletin/asked-sheets.ts';
import { type EditionAnswers, editionAnswers } from './bulletin/edition-answers.ts';
import { ready } from './city/city.ts';
import { cityAnswers, dayOfCity, type Served } from './city/city-answers.ts';
import { cityClock } from './city/city-clock.ts';
import { keepCity } from './city/keep-city.ts';
import { type CityPlan, RENEW } from './city/prepare-city.ts';
import { createServer } from './create-server.ts';
import { type DraftAnswers, draftAnswers } from './drafts/draft-answers.ts';
import { type InstallAnswers, installAnswers } from './drafts/install-answers.ts';
import type { CityPeople } from './governance/city-people.ts';
import { governanceAnswers } from './governance/governance-answers.ts';
import { governanceRules } from './governance/governance-rules.ts';
import { governedCity } from './governance/governed-city.ts';
import { jobBoard } from './jobs/job-board.ts';
import { quietMoments } from './jobs/quiet-moments.ts';
import { workQueue } from './jobs/work-queue.ts';
import { type DocumentTexts, documentsOf } from './library/documents.ts';
import type { ReportBug } from './web/errors.ts';
import { isLoopback } from './web/host-check.ts';

/** What to serve and where. */
export type ServeOptions = {
  readonly plan: CityPlan;
  readonly place: string;
  readonly title: Text;
  readonly version: string;
  readonly consoleFolder: string | null;
  readonly documents: DocumentTexts;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly reportBug: ReportBug;
  /** Removes what a demo keeps beside its facts, when the demo is reset. */
  readonly forget: () => Promise<void>;
  /** What people decided; closed with the server. */
  readonly records: Records;
  /** Invented people and projects of the city; empty where there are none. */
  readonly people: CityPeople;
  /** The day of today, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Told how far the city is, beside the job that the page shows. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** A server that listens; its city may still be in preparation. */
export type RunningServer = {
  /** `http://localhost:4830` */
  readonly address: string;
  /** Settles when the preparation has ended: with the problems where it could not be finished. */
  readonly prepared: Promise<Result<null>>;
  close(): Promise<void>;
};

/**
 * Listens at once, then prepares the city as a job whose progress stands in `/api/status`.
 *
 * @throws the system's error when the port cannot be had
 * @example
 * ```ts
 * const running = await serveCity(options);
 * running.address; // 'http://localhost:4830'
 * ```
 */
export async function serveCity(options: ServeOptions): Promise<RunningServer> {
  const jobs = jobBoard(() => performance.now());
  const moments = quietMoments(() => performance.now());
  const work = workQueue(jobs, moments);
  let renew = (): void => {};
  const served: Served = {
    version: options.version,
    place: options.place,
    title: options.title,
    jobs,
    moments,
    work,
    rules: null,
    mark: '',
    city: null,
    pages: null,
    days: null,
    comparisons: null,
    bulletins: null,
    whatIf: null,
    documents: documentsOf(options.documents),
    // Own facts are never removed, and beyond this machine there is no sign-in to ask.
    canReset: options.plan.build !== null && isLoopback(options.host),
    clock: cityClock(options.people.sheets, () => new Date().toISOString()),
    editions: editionsOf(options, () => served),
    drafts: draftsOf(
      options,
      () => served,
      () => renew(),
    ),
    installs: installsOf(options, work, () => served),
    governance: governanceAnswers({
      records: options.records,
      place: options.place,
      ...options.people,
      choice: isLoopback(options.host),
      rules: () => served.rules?.stack(served.place) ?? fail(problem('API_NOT_READY', 'server')),
      city: () =>
        served.city && served.pages
          ? ok(governedCity(served.city, served.pages.source, options.today()))
          : fail(problem('API_NOT_READY', 'server')),
      indicator: (id) => served.pages?.source.book.indicators.get(id) ?? null,
      titleOf: (place) => served.pages?.source.titleOf(place) ?? { en: place, zh: place },
    }),
  };
  const keeper = keepCity(served, options);
  renew = keeper.renew;
  const server = await createServer({
    answers: cityAnswers(served, keeper.reset, options.records),
    moments,
    consoleFolder: options.consoleFolder,
    anyHost: !isLoopback(options.host),
    reportBug: options.reportBug,
  });
  await server.listen({ host: options.host, port: options.port });
  const prepared = keeper.start();
  const [at] = server.addresses();
  const bound = typeof at === 'object' ? at.port : options.port;
  return {
    address: `http://${isLoopback(options.host) ? 'localhost' : options.host}:${bound}`,
    prepared,
    close: async () => {
      await keeper.close();
      await server.close();
      await options.records.close();
    },
  };
}

function draftsOf(
  { records, place }: ServeOptions,
  served: () => Served,
  renew: () => void,
): DraftAnswers {
  return draftAnswers({
    records,
    place,
    rules: () => served().rules,
    on: () => dayOfCity(served()),
    renew,
    job: () => {
      const job = served().jobs.latest(RENEW.kind);
      return job?.state === 'running' ? job.id : null;
    },
  });
}

function installsOf(
  { records, place, version, today }: ServeOptions,
  work: Served['work'],
  served: () => Served,
): InstallAnswers {
  return installAnswers({
    ...{ records, place, work, version, today },
    rules: () => served().rules,
    city: () => ready(served().city, fail(problem('API_NOT_READY', 'server'))),
  });
}

/** Answers about editions, whose city may still be in preparation. */
const editionsOf = (options: ServeOptions, served: () => Served): EditionAnswers =>
  editionAnswers({
    records: options.records,
    bulletins: () => served().bulletins,
    follow: () => {
      const stack = served().rules?.stack(options.place);
      const rules = stack?.ok ? governanceRules(stack.value, options.today()) : stack;
      return rules?.ok ? rules.value.follow : null;
    },
    districts: () => served().pages?.source.book.districts ?? [],
    sheets: (period) => {
      const { city, rules } = served();
      const stack = rules?.stack(options.place);
      return city && stack?.ok
        ? askedSheets(stack.value, city.facts, period)
        : { asked: [], forms: [] };
    },
    dayOf: (instant) => {
      const stack = served().rules?.stack(options.place);
      return officeDay(instant, stack?.ok ? timeZoneOf(stack.value, instant) : 'UTC');
    },
  });

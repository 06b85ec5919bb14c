import { ok, type Result, type Text } from '@sanyi/kernel';
import { cityAnswers, type Served } from './city/city-answers.ts';
import { type CityPlan, PREPARE, prepareCity } from './city/prepare-city.ts';
import { createServer } from './create-server.ts';
import { jobBoard } from './jobs/job-board.ts';
import { type DocumentTexts, documentsOf } from './library/documents.ts';
import { monitoringAnswers } from './monitoring/monitoring-answers.ts';
import { pagesOf } from './pages/page-answers.ts';
import { warm } from './warm.ts';
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
  const served: Served = {
    version: options.version,
    place: options.place,
    title: options.title,
    jobs,
    rules: null,
    city: null,
    pages: null,
    days: null,
    tests: null,
    documents: documentsOf(options.documents),
  };
  const server = await createServer({
    answers: cityAnswers(served),
    consoleFolder: options.consoleFolder,
    anyHost: !isLoopback(options.host),
    reportBug: options.reportBug,
  });
  await server.listen({ host: options.host, port: options.port });
  const [at] = server.addresses();
  const bound = typeof at === 'object' ? at.port : options.port;
  let outcome: Result<null> = ok(null);
  let warming: Promise<void> = Promise.resolve();
  const ended = jobs.start(PREPARE, async (handle) => {
    const city = await prepareCity(options.plan, handle, (rules) => {
      served.rules = rules;
    });
    if (!city.ok) {
      outcome = city;
      return city;
    }
    served.pages = await pagesOf(city.value);
    served.days = monitoringAnswers(city.value.settled);
    served.city = city.value;
    warming = warm(served, city.value, served.pages).catch((error: unknown) =>
      options.reportBug('warm', error),
    );
    return city;
  });
  return {
    address: `http://${isLoopback(options.host) ? 'localhost' : options.host}:${bound}`,
    prepared: ended.then(() => outcome),
    close: async () => {
      jobs.cancelAll();
      await ended;
      await warming;
      await server.close();
      served.city?.measures.close();
    },
  };
}

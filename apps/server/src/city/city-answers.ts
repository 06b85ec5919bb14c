import type { Health, Job, PackageChecks, PackageDetail, PackageList, Status } from '@sanyi/api';
import {
  assert,
  type Day,
  fail,
  isoDate,
  ok,
  parseDay,
  problem,
  type Result,
  type Text,
} from '@sanyi/kernel';
import { countTests } from '@sanyi/policy';
import { type Actor, allowed, type Records, timeZoneOf } from '@sanyi/store';
import type { Answers } from '../answers.ts';
import type { BeforeAfterAnswers } from '../before-after/before-after-answers.ts';
import type { BulletinAnswers } from '../bulletin/bulletin-answers.ts';
import type { EditionAnswers } from '../bulletin/edition-answers.ts';
import type { DraftAnswers } from '../drafts/draft-answers.ts';
import type { InstallAnswers } from '../drafts/install-answers.ts';
import type { GovernanceAnswers } from '../governance/governance-answers.ts';
import type { JobBoard } from '../jobs/job-board.ts';
import type { QuietMoments } from '../jobs/quiet-moments.ts';
import { stopJob } from '../jobs/stop-job.ts';
import type { WorkQueue } from '../jobs/work-queue.ts';
import type { Documents } from '../library/documents.ts';
import type { MonitoringAnswers } from '../monitoring/monitoring-answers.ts';
import { packageChecks } from '../packages/package-checks.ts';
import { packageDetail } from '../packages/package-detail.ts';
import { packageRow } from '../packages/package-row.ts';
import { testsOf, testsSoFar } from '../packages/package-tests.ts';
import { yearOf } from '../packages/rules-of-year.ts';
import { weightText } from '../pages/figure-book.ts';
import type { Pages } from '../pages/page-answers.ts';
import { reportAnswers } from '../reports/report-answers.ts';
import type { WhatIfAnswers } from '../what-if/what-if-answers.ts';
import { type City, type Rules, ready, tilesOf } from './city.ts';
import type { CityClock } from './city-clock.ts';
import { answerClaim, answerClaims } from './claim-answers.ts';
import { factsArgument } from './facts-argument.ts';

/** What is served and how far it is; filled while the city is prepared. */
export type Served = {
  readonly version: string;
  readonly place: string;
  readonly title: Text;
  readonly jobs: JobBoard;
  /** When what nobody asked for goes on. */
  readonly moments: QuietMoments;
  /** Replays and what rests on them, of everybody. */
  readonly work: WorkQueue;
  rules: Rules | null;
  /** Names the city that is served; another one for each. */
  mark: string;
  city: City | null;
  pages: Pages | null;
  /** Days of the city against expectation. */
  days: MonitoringAnswers | null;
  /** Indicators before and after reforms. */
  comparisons: BeforeAfterAnswers | null;
  bulletins: BulletinAnswers | null;
  /** What reforms would do. */
  whatIf: WhatIfAnswers | null;
  /** The same if volumes responded. */
  readonly documents: Documents;
  /** Whether everything done in this city may be removed: a demo on this machine. */
  readonly canReset: boolean;
  readonly governance: GovernanceAnswers;
  readonly editions: EditionAnswers;
  readonly drafts: DraftAnswers;
  readonly installs: InstallAnswers;
  readonly clock: CityClock;
};

/** Answers from a city. Everything but health, status, packages and jobs waits until it is ready. */
export function cityAnswers(served: Served, reset: () => Result<Job>, records: Records): Answers {
  const notReady = (): Result<never> => fail(problem('API_NOT_READY', 'server'));
  const city = (): Result<City> => ready(served.city, notReady());
  const rowsFor = (actor: Actor): Result<City> => {
    const asked = { reading: 'rows', place: served.place, where: 'claims' } as const;
    const may = allowed(actor, asked);
    return may.ok ? city() : may;
  };
  const replaysFor = (actor: Actor): Result<WhatIfAnswers> => {
    const may = allowed(actor, { reading: 'figures', place: served.place, where: 'replays' });
    if (!may.ok) return may;
    return served.whatIf ? ok(served.whatIf) : notReady();
  };
  return {
    place: served.place,
    cityMark: () => (served.city ? served.mark : null),
    health: () => healthOf(served),
    status: () => statusOf(served),
    overview: (_actor, query) => served.pages?.overview(query.period) ?? notReady(),
    growth: (_actor, query) => served.pages?.growth(query) ?? notReady(),
    district: (_actor, id, query) => served.pages?.district(id, query.period) ?? notReady(),
    figure: (_actor, query) => served.pages?.why(query) ?? notReady(),
    claims: (actor, query) => withCity(rowsFor(actor), (found) => answerClaims(found, query)),
    claim: (actor, id, query) => withCity(rowsFor(actor), (found) => answerClaim(found, id, query)),
    governance: served.governance,
    drafts: served.drafts,
    installs: served.installs,
    packages: () => (served.rules ? packageList(served, served.rules) : notReady()),
    package: (_actor, id) => (served.rules ? onePackage(served, served.rules, id) : notReady()),
    packageChecks: (_actor, id) => (served.rules ? checksOf(served, served.rules, id) : notReady()),
    monitoring: (_actor, query) => served.days?.day(query) ?? notReady(),
    beforeAfter: (_actor, query) => served.comparisons?.page(query) ?? notReady(),
    ...bulletinQuestions(served, notReady),
    whatIf: {
      choices: () => served.whatIf?.choices() ?? notReady(),
      page: (actor, query, signal) => served.whatIf?.page(actor, query, signal) ?? notReady(),
      run: (actor, query) => served.whatIf?.run(actor, query) ?? notReady(),
      changes: (actor, query, signal) => served.whatIf?.changes(actor, query, signal) ?? notReady(),
      runChanges: (actor, query) => served.whatIf?.runChanges(actor, query) ?? notReady(),
      solve: (actor, query) => served.whatIf?.solve(actor, query) ?? notReady(),
      solved: (_actor, { id }) => served.whatIf?.solved(id) ?? notReady(),
      draft: async (actor, asked) => {
        const made = await (served.whatIf?.draft(asked) ?? notReady());
        if (!made.ok) return made;
        const { id, files } = made.value;
        return served.drafts.make(actor, { of: id, files });
      },
    },
    replays: {
      list: (actor) => withCity(replaysFor(actor), (found) => found.kept()),
      compare: (actor, first, second) =>
        withCity(replaysFor(actor), (found) => found.compare(first, second)),
    },
    behaviour: (_actor, query) => served.whatIf?.behaviour(query) ?? notReady(),
    coverage: () => served.documents.coverage(),
    glossary: () => served.documents.glossary(),
    reset: () => reset(),
    reports: reportAnswers(city, records, served.clock),
    job: (_actor, id): Result<Job> => served.jobs.find(id),
    cancel: (actor, id): Result<Job> => stopJob(served.jobs, actor, id),
  };
}

/** The bulletin as it stands, or as an edition froze it. */
function bulletinQuestions(
  served: Served,
  notReady: () => Result<never>,
): Pick<Answers, 'bulletin' | 'bulletinFile' | 'editions'> {
  const { editions } = served;
  return {
    editions,
    bulletin: async (actor, { period, edition }) => {
      const { bulletins } = served;
      if (!bulletins) return notReady();
      if (edition === undefined) return bulletins.page({ period });
      const frozen = await editions.frozen(actor, edition);
      return frozen.ok ? bulletins.frozenPage(frozen.value) : frozen;
    },
    bulletinFile: async (actor, query) => {
      const { bulletins } = served;
      if (!bulletins) return notReady();
      if (query.edition === undefined) return bulletins.file(query);
      const frozen = await editions.frozen(actor, query.edition);
      return frozen.ok ? bulletins.frozenFile(frozen.value, query) : frozen;
    },
  };
}

const withCity = async <C, T>(
  city: Result<C>,
  ask: (city: C) => Promise<Result<T>>,
): Promise<Result<T>> => (city.ok ? ask(city.value) : city);

function healthOf(served: Served): Health {
  const rows = served.city?.facts.manifest.rows ?? {};
  const failed = served.jobs.latest()?.state === 'failed';
  const waiting = failed ? 'failed' : 'preparing';
  return {
    status: served.city ? 'ok' : waiting,
    version: served.version,
    facts: { claims: rows.claim ?? 0, lines: rows.line ?? 0 },
  };
}

const argumentOf = (city: City | null): string | null => city && factsArgument(city.facts.folder);

function statusOf(served: Served): Status {
  const { city } = served;
  const manifest = city?.facts.manifest;
  const rules = served.rules?.stack(served.place);
  const stack = rules?.ok ? rules.value : null;
  return {
    version: served.version,
    place: served.place,
    title: manifest?.title ?? served.title,
    synthetic: manifest?.synthetic ?? true,
    weight: manifest ? weightText(manifest.weight) : null,
    cutOff: manifest?.to ?? null,
    factsChecksum: manifest?.logicalChecksum ?? null,
    factsArgument: argumentOf(city),
    claims: manifest?.rows.claim ?? 0,
    lines: manifest?.rows.line ?? 0,
    stack: city?.settled.stack.text ?? served.place,
    stackHash: city?.settled.stack.hash ?? null,
    periods: served.pages?.periods ?? [],
    districts: tilesOf(stack, city?.facts ?? null),
    job: city ? null : served.jobs.latest(),
    ready: city !== null,
    canReset: served.canReset,
    timeZone: stack && manifest ? timeZoneOf(stack, manifest.to) : 'UTC',
  };
}

/** The day packages are looked at: the cut-off of the data, or their own first day before there is any. */
export function dayOfCity({ city, rules }: Served): Day {
  const cutOff = city ? parseDay(city.facts.manifest.to) : null;
  if (cutOff?.ok) return cutOff.value;
  const starts = [...(rules?.library.values() ?? [])].map((each) => each.effective.from);
  const [last] = starts.sort((a, b) => b - a);
  assert(last !== undefined, 'a library has packages');
  return last;
}

/** Tests are counted here and run elsewhere: nobody waits for them to see which packages there are. */
function packageList(served: Served, rules: Rules): Result<PackageList> {
  const on = dayOfCity(served);
  const isElsewhere = ({ place }: { place: string }): number =>
    place === served.place || place === 'any' ? 0 : 1;
  const ordered = [...rules.library.values()].sort(
    (a, b) => isElsewhere(a) - isElsewhere(b) || a.effective.from - b.effective.from,
  );
  const rows = ordered.map((each) =>
    packageRow(each, { place: served.place, on, tests: countTests(each) }),
  );
  return ok({ on: isoDate(on), rows });
}

/** A package is shown at once: its tests may still be running, and the page asks again. */
function onePackage(served: Served, rules: Rules, id: string): Result<PackageDetail> {
  const found = rules.library.get(id);
  if (!found) return fail(problem('API_PACKAGE_UNKNOWN', 'address', { package: id.slice(0, 80) }));
  const reports = testsSoFar(rules);
  const tests = reports?.get(id) ?? null;
  assert(reports === null || tests !== null, `the tests of ${id} were run`);
  return ok(
    packageDetail(found, rules.library, {
      ...{ place: served.place, on: dayOfCity(served), tests },
      effects: {
        place: served.place,
        facts: served.city?.facts.manifest.logicalChecksum ?? null,
        hashOf: (text) => {
          const stack = rules.stack(text);
          return stack.ok ? stack.value.hash : null;
        },
      },
    }),
  );
}

/** What stands in the tables of a package, and which of its rules are used. */
async function checksOf(served: Served, rules: Rules, id: string): Promise<Result<PackageChecks>> {
  const found = rules.library.get(id);
  if (!found) return fail(problem('API_PACKAGE_UNKNOWN', 'address', { package: id.slice(0, 80) }));
  const tests = await testsOf(rules);
  const year = served.city && (await yearOf(served.city));
  return ok(packageChecks(found, rules.library, { tests, year }));
}

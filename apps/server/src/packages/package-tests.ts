import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TestReport } from '@sanyi/policy';
import type { Rules } from '../city/city.ts';
import { testLibrary } from './test-package.ts';

/** How the tests of each package went, by package id. */
export type TestReports = ReadonlyMap<string, TestReport>;

type Run = { reports: TestReports | null; readonly ended: Promise<TestReports> };

const kept = new WeakMap<Rules, Run>();

/**
 * How the tests of the packages of these rules went. They are run once, and stay with the rules: who
 * still looks at a city that was served before runs nothing in place of the tests of the next one.
 */
export const testsOf = (rules: Rules): Promise<TestReports> => runOf(rules).ended;

/** The same as far as it is known, for who does not wait: null while the tests are running. */
export const testsSoFar = (rules: Rules): TestReports | null => runOf(rules).reports;

function runOf(rules: Rules): Run {
  const known = kept.get(rules);
  if (known) return known;
  const file = join(dirname(fileURLToPath(import.meta.url)), WORKER);
  const here = existsSync(file) ? null : testLibrary(rules.library);
  const ended = here ? Promise.resolve(here) : runInThread(file, rules);
  const run: Run = { reports: here, ended };
  kept.set(rules, run);
  ended.then(
    (reports) => {
      run.reports = reports;
    },
    // Who waits is told; who comes later has them run again.
    () => kept.delete(rules),
  );
  return run;
}

const WORKER = 'workers/test-packages-worker.js';

/** Runs the tests of all packages in a thread of their own; only a bundled program has one. */
function runInThread(file: string, { packages }: Rules): Promise<TestReports> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: packages });
    worker.once('message', (reports: TestReports) => resolve(reports));
    worker.once('error', reject);
  });
}

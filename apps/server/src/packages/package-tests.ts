import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TestReport } from '@sanyi/policy';
import type { Rules } from '../city/city.ts';
import { testLibrary } from './test-package.ts';

/** How the tests of each package went, by package id. */
export type TestReports = ReadonlyMap<string, TestReport>;

const kept = new WeakMap<Rules, Promise<TestReports>>();

/**
 * How the tests of the packages of these rules went. They are run once, and stay with the rules: who
 * still looks at a city that was served before runs nothing in place of the tests of the next one.
 */
export function testsOf(rules: Rules): Promise<TestReports> {
  const found = kept.get(rules) ?? runTests(rules);
  kept.set(rules, found);
  return found;
}

const WORKER = 'workers/test-packages-worker.js';

/**
 * Runs the tests of all packages once, in a worker thread where the program is bundled; from
 * sources, as in tests, in this thread.
 */
function runTests({ packages, library }: Rules): Promise<TestReports> {
  const file = join(dirname(fileURLToPath(import.meta.url)), WORKER);
  if (!existsSync(file)) return Promise.resolve(testLibrary(library));
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: packages });
    worker.once('message', (reports: TestReports) => resolve(reports));
    worker.once('error', reject);
  });
}

import { parentPort, workerData } from 'node:worker_threads';
import { readLibrary } from '@sanyi/policy';
import type { PackageInput } from '@sanyi/store';
import { testLibrary } from '../packages/test-package.ts';

/** Runs the tests of all packages in a thread of its own, so that pages are answered meanwhile. */
// The main thread of the same build sent the packages, so their shape is known.
const library = readLibrary(workerData as readonly PackageInput[]);
parentPort?.postMessage(library.ok ? testLibrary(library.value) : new Map());

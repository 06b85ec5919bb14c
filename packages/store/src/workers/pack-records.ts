import { parentPort } from 'node:worker_threads';
import { packEmptyRecords } from '../records/pglite-here.ts';

// Asked by the build once: what it packs is unpacked for every new city.
parentPort?.postMessage(await packEmptyRecords());

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { repeated } from '../../measurement.ts';
import { measuredRun, peerTask, tellReport } from '../peer.ts';

/** Bytes that a replay reads of a line: its act, and its share of claim and person. */
const BYTES_PER_LINE = 4.5;
/** More than any cache holds. */
const BYTES = 512 * 2 ** 20;

/** How fast all cores together can read memory at all: whole numbers added up, nothing else. */
const { runs } = peerTask();
const shared = new SharedArrayBuffer(BYTES);
new Uint32Array(shared).fill(1);
const cores = availableParallelism();
const ADD_UP = `const { parentPort, workerData } = require('node:worker_threads');
const { shared, from, to } = workerData;
parentPort.on('message', () => {
  const column = new Uint32Array(shared, from, (to - from) / 4);
  let sum = 0;
  for (let at = 0; at < column.length; at += 1) sum += column[at];
  parentPort.postMessage(sum);
});`;
const workers = Array.from({ length: cores }, (_, at) => {
  const share = BYTES / cores;
  const workerData = { shared, from: at * share, to: (at + 1) * share };
  return new Worker(ADD_UP, { eval: true, workerData });
});
const all = (): Promise<unknown> =>
  Promise.all(
    workers.map((worker) => {
      const answer = new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage(null);
      return answer;
    }),
  );
// Once for nothing, so that the loops are compiled.
await all();
const measured = await repeated(runs, () => measuredRun(all));
await Promise.all(workers.map((worker) => worker.terminate()));
tellReport({
  lines: Math.floor(BYTES / BYTES_PER_LINE),
  runs: measured.map(({ seconds, cpuSeconds }) => ({ seconds, cpuSeconds })),
});

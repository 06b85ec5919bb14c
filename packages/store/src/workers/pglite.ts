import { parentPort, workerData } from 'node:worker_threads';
import { openPgliteHere, type Pglite, type PgliteRows } from '../records/pglite-here.ts';
import type { PgliteAnswer, PgliteOrder, PglitePlace } from '../records/pglite-thread.ts';

// The main thread of the same build sent them.
const { folder, packed } = workerData as PglitePlace;
let database: Promise<Pglite> | null = null;

parentPort?.on('message', (order: PgliteOrder) => {
  const { id } = order;
  const answer = (message: PgliteAnswer): void => parentPort?.postMessage(message);
  work(order).then(
    (rows) => answer({ id, rows }),
    (error: unknown) => answer({ id, error: told(error) }),
  );
});

async function work(order: PgliteOrder): Promise<PgliteRows | null> {
  database ??= openPgliteHere(folder, packed);
  const open = await database;
  if (order.kind === 'query') return open.query(order.text, order.values);
  if (order.kind === 'script') await open.script(order.text);
  if (order.kind === 'close') await open.close();
  return null;
}

function told(error: unknown): { message: string; code?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message } = error;
  return 'code' in error ? { message, code: String(error.code) } : { message };
}

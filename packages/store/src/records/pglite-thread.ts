import { Worker as Thread } from 'node:worker_threads';
import type { Pglite, PgliteRows } from './pglite-here.ts';

/** Which database a thread opens, and where an empty one may lie packed. */
export type PglitePlace = { readonly folder: string; readonly packed: string | null };

/** What the thread of the embedded database is asked. */
export type PgliteOrder =
  | { readonly id: number; readonly kind: 'open' }
  | { readonly id: number; readonly kind: 'close' }
  | {
      readonly id: number;
      readonly kind: 'query';
      readonly text: string;
      readonly values: readonly unknown[];
    }
  | { readonly id: number; readonly kind: 'script'; readonly text: string };

/** What it answers: what was asked for, or an error with the code of the database. */
export type PgliteAnswer =
  | { readonly id: number; readonly rows: PgliteRows | null }
  | { readonly id: number; readonly error: { readonly message: string; readonly code?: string } };

type OrderOf<Kind> = Omit<Extract<PgliteOrder, { kind: Kind }>, 'id'>;
type Asked = OrderOf<'open'> | OrderOf<'close'> | OrderOf<'query'> | OrderOf<'script'>;
type Waiting = { resolve(rows: PgliteRows | null): void; reject(error: Error): void };

/** Opens the embedded database of a folder in a thread of its own, so that pages go on answering. */
export async function openPgliteInThread(file: string, place: PglitePlace): Promise<Pglite> {
  const thread = new Thread(file, { workerData: place });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  thread.on('error', failAll);
  thread.on('exit', () => failAll(new Error('the thread of the embedded database ended')));
  thread.on('message', (answer: PgliteAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) thread.unref();
    if ('error' in answer) asked?.reject(errorOf(answer.error));
    else asked?.resolve(answer.rows);
  });
  const ask = (order: Asked): Promise<PgliteRows | null> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      // Only while something is asked does the thread keep the process alive.
      thread.ref();
      thread.postMessage({ id: last, ...order });
    });
  await ask({ kind: 'open' });
  return {
    query: async (text, values) =>
      (await ask({ kind: 'query', text, values })) ?? { rows: [], changed: 0 },
    script: async (text) => {
      await ask({ kind: 'script', text });
    },
    close: async () => {
      await ask({ kind: 'close' });
      await thread.terminate();
    },
  };
}

/** The error as the database threw it, as far as a message between threads carries it. */
function errorOf({ message, code }: { message: string; code?: string }): Error {
  const error = new Error(message);
  return code === undefined ? error : Object.assign(error, { code });
}

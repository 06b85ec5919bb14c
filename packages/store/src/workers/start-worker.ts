import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Worker as Thread } from 'node:worker_threads';
import type { Result } from '@sanyi/kernel';
import { attemptAsync } from '../attempt.ts';
import { WORKER_FLAGS, WORKER_YOUNG_MB } from '../limits.ts';
import type { Answer, TaskMaker, Tell, Worker } from './task.ts';

/** The kinds of work that have an entry file of the same name in this folder. */
export type TaskName =
  | 'build-slice'
  | 'build-segments'
  | 'settle-part'
  | 'replay-part'
  | 'build-cache'
  | 'replay-cached'
  | 'estimate-replay'
  | 'solve-program';

/** A kind of work: its name, which is the name of the entry file, and what it does. */
export type Task<Shared, Input, Output> = {
  readonly name: TaskName;
  readonly maker: TaskMaker<Shared, Input, Output>;
};

/**
 * Starts a worker. From a bundle it is a thread running `<name>.js` beside the bundle; without
 * one (tests run sources) the same work is done in this thread. A thread loads its code at once, also
 * while what it shares is not known yet.
 */
export function startWorker<Shared, Input, Output>(
  task: Task<Shared, Input, Output>,
  shared: Shared | Promise<Shared>,
): Worker<Input, Output> {
  const file = bundledEntry(task.name);
  return file === null ? inProcess(task.maker, shared) : inThread(file, shared);
}

/** Whether workers of this kind really run beside each other here. */
export const hasThreads = (name: TaskName): boolean => bundledEntry(name) !== null;

/** The entry file of a thread beside the bundle; null where sources run. */
export function bundledEntry(name: TaskName | 'pglite'): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const place of [`workers/${name}.js`, `../workers/${name}.js`, `${name}.js`]) {
    const file = join(here, place);
    if (existsSync(file)) return file;
  }
  return null;
}

function inProcess<Shared, Input, Output>(
  maker: TaskMaker<Shared, Input, Output>,
  shared: Shared | Promise<Shared>,
): Worker<Input, Output> {
  let ready: ReturnType<typeof maker> | null = null;
  return {
    run: (input, tell) =>
      attemptAsync(async () => {
        ready ??= Promise.resolve(shared).then(maker);
        const made = await ready;
        return made.ok ? made.value(input, tell) : made;
      }),
    close: async () => {},
  };
}

function inThread<Shared, Input, Output>(
  file: string,
  shared: Shared | Promise<Shared>,
): Worker<Input, Output> {
  for (const flag of WORKER_FLAGS) setFlagsFromString(flag);
  const resourceLimits = { maxYoungGenerationSizeMb: WORKER_YOUNG_MB };
  const thread = new Thread(file, { resourceLimits });
  const begun = Promise.resolve(shared).then((known) => thread.postMessage({ shared: known }));
  // Whoever asks the worker is told.
  begun.catch(() => {});
  const asked = (input: Input, tell: Tell): Promise<Result<Output>> =>
    new Promise((resolve, reject) => {
      const finish = (then: () => void): void => {
        thread.off('message', listen).off('error', fail).off('exit', gone);
        then();
      };
      const fail = (error: Error): void => finish(() => reject(error));
      const gone = (): void => fail(new Error(`worker ${file} ended`));
      const listen = (answer: Answer): void => {
        if (answer.kind === 'told') tell(answer.units);
        else if (answer.kind === 'broken') fail(new Error(answer.message));
        else if (answer.kind === 'refused') {
          finish(() => resolve({ ok: false, problems: answer.problems }));
        } else {
          // The entry file serves the same maker that gave Output its type.
          finish(() => resolve({ ok: true, value: answer.output as Output }));
        }
      };
      thread.on('message', listen).on('error', fail).on('exit', gone);
      thread.postMessage({ input });
    });
  return {
    run: (input, tell) => begun.then(() => asked(input, tell)),
    close: async () => {
      await thread.terminate();
    },
  };
}

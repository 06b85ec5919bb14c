import { parentPort } from 'node:worker_threads';
import { assert, ProblemError, type Result } from '@sanyi/kernel';
import type { Answer, Order, TaskMaker } from './task.ts';

/** Serves a kind of work from a worker thread: the whole body of a worker's entry file. */
export function serve<Shared, Input, Output>(maker: TaskMaker<Shared, Input, Output>): void {
  assert(parentPort !== null, 'this file is the entry of a worker thread');
  const port = parentPort;
  const answer = (message: Answer): void => port.postMessage(message);
  let ready: ReturnType<typeof maker> | null = null;
  port.on('message', (order: Order) => {
    if ('shared' in order) {
      // The main thread of the same build sent this, so its shape is known; here as below.
      ready = maker(order.shared as Shared);
      // Whoever asks first is told.
      ready.catch(() => {});
      return;
    }
    assert(ready !== null, 'what workers share comes first');
    work(ready, order.input as Input, answer).catch((error: unknown) => {
      answer(troubleOf(error));
    });
  });
}

async function work<Input, Output>(
  ready: ReturnType<TaskMaker<never, Input, Output>>,
  input: Input,
  answer: (message: Answer) => void,
): Promise<void> {
  const made = await ready;
  const output: Result<Output> = made.ok
    ? await made.value(input, (units: number) => answer({ kind: 'told', units }))
    : made;
  answer(
    output.ok
      ? { kind: 'done', output: output.value }
      : { kind: 'refused', problems: output.problems },
  );
}

function troubleOf(error: unknown): Answer {
  if (error instanceof ProblemError) return { kind: 'refused', problems: error.problems };
  return {
    kind: 'broken',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

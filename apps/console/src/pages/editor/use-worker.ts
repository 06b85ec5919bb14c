import { useCallback, useEffect, useRef } from 'react';
import type { Question, Told } from './protocol.ts';

/** A worker that answers each question once. */
export function useWorker(): (question: Question) => Promise<Told> {
  const worker = useRef<Worker | null>(null);
  const waiting = useRef(new Map<number, (told: Told) => void>());
  const next = useRef(0);
  const start = useCallback((): Worker => {
    const made = new Worker(new URL('./edit-worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('message', (event: MessageEvent<Told>) => {
      waiting.current.get(event.data.id)?.(event.data);
      waiting.current.delete(event.data.id);
    });
    return made;
  }, []);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  return useCallback(
    (question) =>
      new Promise((resolve) => {
        worker.current ??= start();
        next.current += 1;
        const id = next.current;
        waiting.current.set(id, resolve);
        worker.current.postMessage({ id, ...question });
      }),
    [start],
  );
}

import type { Pool } from './run-tasks.ts';
import type { TaskName } from './start-worker.ts';

/** Workers kept between runs, with what they have read and compiled, until nobody has asked for a while. */
export type WarmPools = {
  /**
   * Workers that share exactly `shares`: those that were given back, or new ones. Of each kind of work
   * one pool is kept at most; `done` gives it back, `close` ends its workers whatever they do.
   */
  take<Input, Output>(of: WarmPool<Input, Output>): Pool<Input, Output>;
  /** Workers that wait to be asked. */
  readonly waiting: number;
  /** Ends the workers that wait. */
  close(): Promise<void>;
};

type WarmPool<Input, Output> = {
  readonly name: TaskName;
  /** Compared one by one and by identity, so that memory which was let go is not held here. */
  readonly shares: readonly unknown[];
  readonly start: () => Pool<Input, Output>;
};

type Kept = {
  readonly shares: readonly unknown[];
  readonly pool: Pool<never, unknown>;
  readonly quiet: NodeJS.Timeout;
};

/**
 * Keeps pools for so many milliseconds of quiet.
 *
 * @example
 * ```ts
 * const pools = warmPools(60_000);
 * pools.waiting; // 0
 * ```
 */
export function warmPools(quietMs: number): WarmPools {
  const kept = new Map<TaskName, Kept>();
  const letGo = async (name: TaskName): Promise<void> => {
    const found = kept.get(name);
    kept.delete(name);
    clearTimeout(found?.quiet);
    await found?.pool.close();
  };
  let isOver = false;
  return {
    take: <Input, Output>({ name, shares, start }: WarmPool<Input, Output>) => {
      const found = kept.get(name);
      const isSame =
        found?.shares.length === shares.length &&
        found.shares.every((each, at) => Object.is(each, shares[at]));
      if (found && isSame) {
        kept.delete(name);
        clearTimeout(found.quiet);
      } else void letGo(name);
      // A kind of work has one type of orders and answers.
      const pool = found && isSame ? (found.pool as unknown as Pool<Input, Output>) : start();
      return returnable(pool, async () => {
        if (isOver) return pool.close();
        await letGo(name);
        const quiet = setTimeout(() => void letGo(name), quietMs).unref();
        kept.set(name, { shares, pool: pool as unknown as Pool<never, unknown>, quiet });
      });
    },
    get waiting() {
      return [...kept.values()].reduce((sum, { pool }) => sum + pool.workers.length, 0);
    },
    close: async () => {
      isOver = true;
      await Promise.all([...kept.keys()].map(letGo));
    },
  };
}

/** A pool that is given back or closed once; what comes after does nothing. */
function returnable<Input, Output>(
  pool: Pool<Input, Output>,
  giveBack: () => Promise<void>,
): Pool<Input, Output> {
  let isOver = false;
  const once = (end: () => Promise<void>) => async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    await end();
  };
  return { workers: pool.workers, done: once(giveBack), close: once(() => pool.close()) };
}

import type { Pool } from './run-tasks.ts';

/** Workers of one kind kept between runs, with what they have read and compiled, until nobody has asked for a while. */
export type WarmPool<Input, Output> = {
  /**
   * Workers that share exactly `shares`, compared one by one and by identity, so that memory which was let
   * go is not held here: those that were given back, or new ones. One pool is kept at most; `done` gives
   * it back, `close` ends its workers whatever they do.
   */
  take(shares: readonly unknown[], start: () => Pool<Input, Output>): Pool<Input, Output>;
  /** Workers that wait to be asked. */
  readonly waiting: number;
  /** Ends the workers that wait. */
  close(): Promise<void>;
};

type Kept<Input, Output> = {
  readonly shares: readonly unknown[];
  readonly pool: Pool<Input, Output>;
  readonly quiet: NodeJS.Timeout;
};

/** Keeps a pool for so many milliseconds of quiet. */
export function warmPool<Input, Output>(quietMs: number): WarmPool<Input, Output> {
  let kept: Kept<Input, Output> | null = null;
  let isOver = false;
  const letGo = async (): Promise<void> => {
    const found = kept;
    kept = null;
    clearTimeout(found?.quiet);
    await found?.pool.close();
  };
  /** The pool that waits, if it shares the same. */
  const taken = (shares: readonly unknown[]): Pool<Input, Output> | null => {
    const found = kept;
    if (found?.shares.length !== shares.length) return null;
    if (!found.shares.every((each, at) => Object.is(each, shares[at]))) return null;
    kept = null;
    clearTimeout(found.quiet);
    return found.pool;
  };
  return {
    take: (shares, start) => {
      const found = taken(shares);
      if (!found) void letGo();
      const pool = found ?? start();
      return returnable(pool, async () => {
        if (isOver) return pool.close();
        await letGo();
        kept = { shares, pool, quiet: setTimeout(() => void letGo(), quietMs).unref() };
      });
    },
    get waiting() {
      return kept?.pool.workers.length ?? 0;
    },
    close: () => {
      isOver = true;
      return letGo();
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

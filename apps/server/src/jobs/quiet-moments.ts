/**
 * When nobody waits for an answer. Work that nobody asked for is cut into steps, and each of them
 * begins in such a moment: a person who asks meanwhile waits for the end of one step at most.
 */
export type QuietMoments = {
  /**
   * Tells that somebody asks.
   *
   * @returns what is to be called once the answer is there
   */
  asked(): () => void;
  /** Settles when nobody has waited for a while, or when work was held up long enough. */
  next(): Promise<void>;
};

/** Pages come one after another: who had an answer mostly asks for the next one at once. */
const PAUSE_MS = 300;
/** How long work is held up. A page that asks again and again would else hold it up for ever. */
const HELD_UP_MS = 5000;
/** How often is looked whether the answers are there. */
const LOOK_MS = 10;

/**
 * Makes moments that begin quiet. Where somebody asks without end, work goes on after a while, and
 * gives way again after the next pause.
 *
 * @param now - milliseconds of a clock that never goes back
 * @example
 * ```ts
 * const moments = quietMoments(() => performance.now());
 * const answered = moments.asked();
 * answered();
 * await moments.next();
 * ```
 */
export function quietMoments(now: () => number): QuietMoments {
  let waiting = 0;
  let last = Number.NEGATIVE_INFINITY;
  let heldFrom: number | null = null;
  const isQuiet = (): boolean => waiting === 0 && now() - last >= PAUSE_MS;
  return {
    asked: () => {
      waiting += 1;
      return () => {
        waiting -= 1;
        last = now();
      };
    },
    next: async () => {
      // Who asked while the step before went on is heard first.
      await new Promise((resolve) => setImmediate(resolve));
      while (!isQuiet()) {
        heldFrom ??= now();
        if (now() - heldFrom >= HELD_UP_MS) return;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      heldFrom = null;
    },
  };
}

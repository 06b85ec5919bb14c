/** Tells when answers come from another city than those before: other rules, or facts made anew. */
export type ServedCity = {
  /** Notes which city an answer is of; null where it does not say. */
  note(mark: string | null): void;
  /** Calls back after each change, once the answer that showed it is kept. */
  onChange(call: () => void): void;
};

/** Knows no city yet. */
export function servedCity(): ServedCity {
  let known: string | null = null;
  const calls: (() => void)[] = [];
  return {
    note: (mark) => {
      if (mark === null || mark === known) return;
      const isFirst = known === null;
      known = mark;
      // An answer of the city before that was on its way comes in as the last one: it is noted as a
      // change like any other, and asked for again.
      if (!isFirst) setTimeout(() => calls.forEach((call) => void call()));
    },
    onChange: (call) => void calls.push(call),
  };
}

/** The city this page has its answers from. */
export const CITY: ServedCity = servedCity();

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CitySheet } from '@sanyi/city';
import type { Facts } from '@sanyi/store';

/** What of facts a clock goes by: their folder, whether they are invented, and their last day. */
type ClockedFacts = Pick<Facts, 'folder'> & {
  readonly manifest: Pick<Facts['manifest'], 'synthetic' | 'to'>;
};

/** Tells the instant of now for whoever works in a city. */
export type CityClock = (facts: ClockedFacts) => Promise<string>;

/**
 * The clock of a city: that of the world, but for an invented city one of its own. It begins with the
 * last thing that happened there, its last sheet or the end of its data, and runs on from when the city
 * was made; else every sheet of a demo would be years late.
 *
 * @param now - the instant of the world, ISO 8601 in UTC
 * @example
 * ```ts
 * const clock = cityClock([], () => '2026-11-28T08:00:00.000Z');
 * await clock(facts); // an hour after it was made: '2019-04-01T01:00:00.000Z'
 * ```
 */
export function cityClock(
  sheets: readonly Pick<CitySheet, 'sentAt'>[],
  now: () => string,
): CityClock {
  const begun = new WeakMap<ClockedFacts, Promise<number>>();
  return async (facts) => {
    if (!facts.manifest.synthetic) return now();
    const made = begun.get(facts) ?? madeAt(facts);
    begun.set(facts, made);
    const passed = Math.max(0, Date.parse(now()) - (await made));
    const ended = Date.parse(facts.manifest.to) + DAY_MS;
    const last = Math.max(ended, ...sheets.map(({ sentAt }) => Date.parse(sentAt)));
    return new Date(last + passed).toISOString();
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Facts name no instant, so that the same plan gives the same bytes; their folder does. */
const madeAt = async ({ folder }: ClockedFacts): Promise<number> =>
  (await stat(join(folder, 'manifest.json'))).mtimeMs;

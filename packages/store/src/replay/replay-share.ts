import { mkdir, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { messageOf } from '../folder/lock.ts';
import { libraryOf } from '../read/library-of.ts';
import { readyReplayStore } from '../replay-store/ready-replay-store.ts';
import { keepSums, keptSums } from './kept-sums.ts';
import { type PreparedReplay, stackSource } from './prepare-replay.ts';
import {
  type ReplayedFacts,
  type ReplayOptions,
  readyReplay,
  replayFacts,
} from './replay-facts.ts';
import { partsFolder, readReplay, replayFolder, replayId } from './replay-folder.ts';
import { claimsOf, partNumbers, partsOfShare, replayParts, type Share } from './replay-parts.ts';

/** What one process of several did. */
export type ReplayedShare = {
  /** Id and folder of the replay that it is a share of. */
  readonly id: string;
  readonly folder: string;
  /** Parts of the whole, and those of this share. */
  readonly parts: number;
  readonly done: readonly number[];
  readonly claims: number;
  readonly seconds: number;
};

/**
 * Replays one share of a replay that several processes or machines work on, each over the same facts
 * and rules. The sums of its parts are kept in the folder of the replay, for `mergeReplay`. A share
 * that was killed goes on after the parts that it finished.
 *
 * @returns what was done, or the problems of `replayFacts`
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const rules = { packages: [], baseline: 'beijing', reform: 'beijing@-1y' };
 * (await replayShare(facts, { ...rules, share: { at: 2, of: 4 } })).ok; // false
 * ```
 */
export async function replayShare(
  facts: Facts,
  options: ReplayOptions & { readonly share: Share },
): Promise<Result<ReplayedShare>> {
  const ready = readyFor(facts, options);
  if (!ready.ok) return ready;
  const { prepared, id, folder } = ready.value;
  const store = await readyReplayStore(facts, options);
  if (!store.ok) return store;
  const parts = partNumbers(store.value).length;
  const done = partsOfShare(store.value, options.share);
  const of = { facts, store: store.value, prepared, options };
  const made = await replayParts(folder, { ...of, inputs: done });
  if (!made.ok) return made;
  const seconds = Math.round(made.value.seconds * 1000) / 1000;
  return ok({ id, folder, parts, done, claims: claimsOf(store.value, done), seconds });
}

/**
 * Makes a replay of shares: the same result as that of one process, to the hash. Shares that were made
 * elsewhere are brought here as the folder of their replay, `.../replay/ID`.
 *
 * @param from - folders of the same replay on other machines
 * @returns the replay; `REPLAY_PARTS_MISSING` naming the parts that no share has made whole,
 * `REPLAY_PARTS_FOREIGN` for a folder of another replay, `STORE_FOLDER_MISSING` for none
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const rules = { packages: [], baseline: 'beijing', reform: 'beijing@-1y' };
 * (await mergeReplay(facts, rules, [])).ok; // false
 * ```
 */
export async function mergeReplay(
  facts: Facts,
  options: ReplayOptions,
  from: readonly string[],
): Promise<Result<ReplayedFacts>> {
  const ready = readyFor(facts, options);
  if (!ready.ok) return ready;
  const { prepared, id, folder } = ready.value;
  const known = await readReplay(folder);
  if (known.ok && known.value.engines.columns) {
    return ok({ replay: known.value, folder, reused: true });
  }
  const checked = await checkedShares(from, id);
  if (!checked.ok) return checked;
  const store = await readyReplayStore(facts, options);
  if (!store.ok) return store;
  const parts = partNumbers(store.value).length;
  const missing = await gathered(folder, { parts, prepared, from });
  if (!missing.ok) return missing;
  if (missing.value.length > 0) {
    const all = String(parts);
    const shown = missing.value.slice(0, SHOWN).map((part) => String(part + 1));
    const rest = missing.value.length > SHOWN ? ', …' : '';
    const details = { missing: `${shown.join(', ')}${rest}`, parts: all };
    return fail(problem('REPLAY_PARTS_MISSING', folder, details));
  }
  return replayFacts(facts, options);
}

/** Refuses what is no folder, and folders of another replay. */
async function checkedShares(from: readonly string[], id: string): Promise<Result<null>> {
  for (const each of from) {
    try {
      await readdir(each);
    } catch (error) {
      return fail(problem('STORE_FOLDER_MISSING', each, { why: messageOf(error) }));
    }
    if (basename(each) !== id) {
      const details = { found: basename(each), expected: id };
      return fail(problem('REPLAY_PARTS_FOREIGN', each, details));
    }
  }
  return ok(null);
}

/** Parts that a problem names at most. */
const SHOWN = 12;

function readyFor(
  facts: Facts,
  options: ReplayOptions,
): Result<{ readonly prepared: PreparedReplay; readonly id: string; readonly folder: string }> {
  const library = libraryOf(options.packages);
  if (!library.ok) return library;
  const ready = readyReplay(facts, stackSource(library.value, facts.reference), options);
  if (!ready.ok) return ready;
  const id = replayId(facts.manifest.logicalChecksum, ready.value);
  return ok({ prepared: ready.value, id, folder: replayFolder(facts.folder, id) });
}

/** Brings sums of other folders here; returns the parts that are nowhere whole. */
async function gathered(
  folder: string,
  of: {
    /** How many there are. */
    readonly parts: number;
    readonly prepared: PreparedReplay;
    readonly from: readonly string[];
  },
): Promise<Result<readonly number[]>> {
  const here = partsFolder(folder);
  try {
    await mkdir(here, { recursive: true });
    const sums = await keptSums([here, ...of.from.map(partsFolder)], of.prepared.layout.size);
    for (const each of sums) await keepSums(here, each);
    const whole = new Set(sums.flatMap(({ parts }) => parts));
    return ok([...Array(of.parts).keys()].filter((part) => !whole.has(part)));
  } catch (error) {
    return fail(problem('STORE_WRITE_FAILED', folder, { why: messageOf(error) }));
  }
}

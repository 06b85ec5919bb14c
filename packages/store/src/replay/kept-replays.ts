import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Replay, ReplayMoney } from '@sanyi/api';
import { fail, problem, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import { MANIFEST_FILE } from '../folder/generation.ts';
import { isRecord } from '../folder/manifest.ts';
import { LISTED_REPLAYS } from '../limits.ts';
import { readReplay, replayFolder } from './replay-folder.ts';

/** Ids are written by us, so that no address names another folder. */
const ID = /^[0-9a-f]{16}$/;

/** What a list tells of a replay that is kept. */
export type ListedReplay = Pick<
  Replay,
  'id' | 'factsChecksum' | 'baseline' | 'reform' | 'period'
> & {
  /** When the result was written, ISO 8601 UTC. */
  readonly madeAt: string;
  /** Totals under both sets of rules, unweighted. */
  readonly totals: { readonly baseline: ReplayMoney; readonly reform: ReplayMoney };
};

/** Replays that are kept beside facts. */
export type KeptReplayList = {
  /** Those of the claims as the facts hold them now, the newest first; at most some hundred. */
  readonly replays: readonly ListedReplay[];
  readonly count: number;
  /** How many are of the claims as they were before. */
  readonly otherFacts: number;
};

/**
 * Lists the replays that are kept beside facts, from their manifests; one that cannot be read is left out.
 *
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * (await keptReplays(facts)).count; // 0
 * ```
 */
export async function keptReplays({
  folder,
  manifest,
}: Pick<Facts, 'folder' | 'manifest'>): Promise<KeptReplayList> {
  const names = await readdir(join(folder, 'replay')).catch(() => []);
  const found = await Promise.all(
    names.filter((name) => ID.test(name)).map((id) => listed(replayFolder(folder, id))),
  );
  const all = found.filter((each) => each !== null);
  const own = all
    .filter(({ factsChecksum }) => factsChecksum === manifest.logicalChecksum)
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  return {
    replays: own.slice(0, LISTED_REPLAYS),
    count: own.length,
    otherFacts: all.length - own.length,
  };
}

/**
 * Opens a replay that is kept beside facts, by its id.
 *
 * @returns `API_REPLAY_UNKNOWN` where none has it, `REPLAY_BROKEN` where it is not whole
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * (await keptReplay(facts, '../secret')).ok; // false
 * ```
 */
export async function keptReplay(
  { folder }: Pick<Facts, 'folder'>,
  id: string,
): Promise<Result<Replay>> {
  const found = ID.test(id) ? await readReplay(replayFolder(folder, id)) : null;
  if (found?.ok) return found;
  // Who asks by an id is told of it, and of no path on this machine.
  if (found?.problems[0].code === 'REPLAY_BROKEN')
    return fail(problem('REPLAY_BROKEN', `replay ${id}`));
  return fail(problem('API_REPLAY_UNKNOWN', 'address', { replay: id.slice(0, 80) }));
}

async function listed(folder: string): Promise<ListedReplay | null> {
  const file = join(folder, MANIFEST_FILE);
  try {
    const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
    // Manifests of earlier versions do not say which facts they are of: the result itself does.
    const read = isWhole(manifest) ? manifest : await resultIn(folder);
    const engine = read && Object.values(read.engines).find((each) => each !== undefined);
    if (!engine) return null;
    const { id, factsChecksum, baseline, reform, period } = read;
    const totals = { baseline: engine.baseline, reform: engine.reform };
    const madeAt = (await stat(file)).mtime.toISOString();
    return { id, factsChecksum, baseline, reform, period, madeAt, totals };
  } catch {
    return null;
  }
}

type Named = Pick<Replay, 'id' | 'factsChecksum' | 'baseline' | 'reform' | 'period' | 'engines'>;

/** What {@link writeReplay} puts into a manifest. */
const isWhole = (manifest: unknown): manifest is Named =>
  isRecord(manifest) &&
  manifest.format === 'sanyi-replay' &&
  typeof manifest.factsChecksum === 'string';

async function resultIn(folder: string): Promise<Named | null> {
  const read = await readReplay(folder);
  return read.ok ? read.value : null;
}

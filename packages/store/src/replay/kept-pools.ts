import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplayPool } from '@sanyi/api';
import type { Facts } from '../facts/open-facts.ts';
import { MANIFEST_FILE } from '../folder/generation.ts';
import { isRecord } from '../folder/manifest.ts';
import { readReplay, replayFolder } from './replay-folder.ts';

/** Whose budget in which period, under which rules. */
export type PoolAsked = {
  readonly stackHash: string;
  readonly pool: string;
  readonly period: string;
  readonly key: Readonly<Partial<Record<string, string>>>;
};

/**
 * A budget as a replay of these facts shared it under these rules; null where none was kept. What one
 * stay is paid follows from it.
 *
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * const asked = { stackHash: 'none', pool: 'stays', period: '2018-Q1', key: {} };
 * await keptPool(facts, asked); // null
 * ```
 */
export async function keptPool(
  facts: Pick<Facts, 'folder' | 'manifest'>,
  asked: PoolAsked,
): Promise<{ readonly pool: ReplayPool; readonly replay: string } | null> {
  const names = await readdir(join(facts.folder, 'replay')).catch(() => []);
  for (const name of names.toSorted()) {
    const folder = replayFolder(facts.folder, name);
    const side = await sideOf(folder, asked.stackHash);
    if (side === null) continue;
    const read = await readReplay(folder);
    if (!read.ok || read.value.factsChecksum !== facts.manifest.logicalChecksum) continue;
    const pool = read.value.pools?.find((each) => each.side === side && isAsked(each, asked));
    if (pool) return { pool, replay: read.value.id };
  }
  return null;
}

/** On which side of a replay some rules stand, by its head alone. */
async function sideOf(folder: string, hash: string): Promise<ReplayPool['side'] | null> {
  const head: unknown = await readFile(join(folder, MANIFEST_FILE), 'utf8')
    .then((text) => JSON.parse(text))
    .catch(() => null);
  if (!isRecord(head)) return null;
  const { baseline, reform } = head;
  if (isRecord(reform) && reform.hash === hash) return 'reform';
  return isRecord(baseline) && baseline.hash === hash ? 'baseline' : null;
}

const isAsked = ({ pool, period, key }: ReplayPool, asked: PoolAsked): boolean =>
  pool === asked.pool &&
  period === asked.period &&
  key.every(({ name, value }) => asked.key[name] === value);

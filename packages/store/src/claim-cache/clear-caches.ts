import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '@sanyi/kernel';
import { MANIFEST_FILE } from '../folder/generation.ts';
import { lockFolder } from '../folder/lock.ts';
import type { Job } from '../job.ts';
import { CLAIM_CACHES } from '../limits.ts';
import type { ReplayStore } from '../replay-store/open-replay-store.ts';
import { cachesFolder, storeOfCache } from './cache-manifest.ts';

/** What a cache is renamed to before its files go, so that nobody finds half of one. */
const REMOVED = 'removed-';

/**
 * Removes the caches of replay stores that are in force no more and, where there are too many, those
 * that were written longest ago, and says so. One that is being built stays, and so do those of the store
 * before, which a replay may still have open: it lies beside the one in force until the next is built.
 */
export async function clearCaches(
  factsFolder: string,
  { manifest }: ReplayStore,
  job: Job,
): Promise<void> {
  const folder = cachesFolder(factsFolder);
  const stores: readonly (string | null)[] = [manifest.generation, manifest.previous];
  const removed: Cleared[] = [];
  const current: { readonly name: string; readonly written: number }[] = [];
  const former: Cleared[] = [];
  for (const name of await namesIn(folder)) {
    const store = storeOfCache(name);
    if (store === null) {
      await forget(folder, name);
      continue;
    }
    if (!stores.includes(store)) removed.push(...(await cleared(folder, name)));
    else if (store !== manifest.generation)
      former.push({ bytes: await sizeOf(join(folder, name)) });
    else current.push({ name, written: await writtenAt(join(folder, name)) });
  }
  const oldest = current.sort((a, b) => b.written - a.written).slice(CLAIM_CACHES);
  for (const { name } of oldest) removed.push(...(await cleared(folder, name)));
  if (removed.length > 0) job.say?.(REMOVED_SAID(folder, removed));
  if (former.length > 0) job.say?.(FORMER_SAID(folder, former));
}

/** What a process that was killed had renamed, but not removed. */
async function forget(folder: string, name: string): Promise<void> {
  const isCache = storeOfCache(name.slice(REMOVED.length)) !== null;
  if (name.startsWith(REMOVED) && isCache) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

type Cleared = { readonly bytes: number };

/** Removes a cache unless somebody writes it; from the rename on it is not there for anybody. */
async function cleared(folder: string, name: string): Promise<readonly Cleared[]> {
  const path = join(folder, name);
  const bytes = await sizeOf(path);
  const lock = await lockFolder(path, new Date().toISOString());
  if (!lock.ok) return [];
  const aside = join(folder, `${REMOVED}${name}`);
  try {
    await rm(aside, { recursive: true, force: true });
    await rename(path, aside);
    await rm(aside, { recursive: true, force: true });
    return [{ bytes }];
  } catch {
    // A cache that cannot be removed takes room and does no harm; the next build tries again.
    return [];
  } finally {
    await lock.value.release();
  }
}

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

/** One that is being built has no manifest yet. */
async function writtenAt(path: string): Promise<number> {
  const found = await stat(join(path, MANIFEST_FILE)).catch(() => stat(path).catch(() => null));
  return found?.mtimeMs ?? 0;
}

/** Bytes of all files of a cache; those that somebody removes meanwhile have none. */
async function sizeOf(path: string): Promise<number> {
  let bytes = 0;
  for (const each of await readdir(path, { recursive: true }).catch(() => [])) {
    const found = await stat(join(path, each)).catch(() => null);
    if (found?.isFile()) bytes += found.size;
  }
  return bytes;
}

const megabytes = (all: readonly Cleared[]): string =>
  (all.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1);

const REMOVED_SAID = (folder: string, all: readonly Cleared[]): Text => ({
  en: `${folder}: old claim caches removed: ${all.length} (${megabytes(all)} MB).`,
  zh: `${folder}：已删除旧的结算单缓存 ${all.length} 个（${megabytes(all)} MB）。`,
});

const FORMER_SAID = (folder: string, all: readonly Cleared[]): Text => ({
  en: `${folder}: claim caches of the replay store before: ${all.length} (${megabytes(all)} MB). They stay for replays that still read them; the next build of the store removes them.`,
  zh: `${folder}：上一个回放库的结算单缓存 ${all.length} 个（${megabytes(all)} MB），暂予保留，供仍在读取的回放使用；下次生成回放库时删除。`,
});

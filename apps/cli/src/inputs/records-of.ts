import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '@sanyi/kernel';
import { type CityPeople, cityClock, cityPeople } from '@sanyi/server';
import { lazyRecords, type Records, readCity, readManifest, recordsFolder } from '@sanyi/store';
import type { Call, Option } from '../call/command.ts';

/** Names another folder of records than the one beside the facts. */
export const RECORDS_OPTION: Option = {
  name: 'records',
  value: 'DIR',
  text: {
    en: 'folder of records; DATABASE_URL names a PostgreSQL server instead',
    zh: '记录文件夹；设置 DATABASE_URL 时改用 PostgreSQL 服务器',
  },
  otherwise: { en: 'FACTS.records', zh: '数据文件夹名.records' },
};

/** The records of a call, opened at first use: those of a server, else of a folder. */
export const recordsOf = (call: Call, facts: string): Records =>
  lazyRecords({
    folder: folderOf(call, facts),
    databaseUrl: call.environment.DATABASE_URL ?? null,
    now: clockOf(call, facts),
  });

/**
 * The clock where facts are: an invented city has its own, so that what is signed, sent and drafted there
 * is not years after its data. Until there are facts it is that of the world.
 */
export function clockOf(call: Call, folder: string): () => Promise<string> {
  const now = (): string => new Date().toISOString();
  let sheets: Promise<CityPeople['sheets']> | null = null;
  return async () => {
    const manifest = await readManifest(folder);
    if (!manifest.ok) return now();
    sheets ??= peopleOf(call, manifest.value.place).then((found) =>
      found.ok ? found.value.sheets : [],
    );
    return cityClock(await sheets, now)({ folder, manifest: manifest.value });
  };
}

/**
 * Removes the records of a demo: closes them and deletes their folder. Records on a server are
 * somebody's to remove, not ours.
 */
export async function forgetRecords(call: Call, records: Records, facts: string): Promise<void> {
  await records.close();
  if (call.environment.DATABASE_URL) return;
  await rm(folderOf(call, facts), { recursive: true, force: true });
}

const folderOf = (call: Call, facts: string): string =>
  call.options.get('records') ?? recordsFolder(facts);

/** The day of today. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** The invented people and projects of a place; nobody where there is no city of that name. */
export async function peopleOf(call: Call, place: string): Promise<Result<CityPeople>> {
  const folder = join(call.home, 'cities', place);
  const known = /^[a-z0-9-]+$/.test(place) && existsSync(join(folder, 'officers.csv'));
  if (!known) return ok({ officers: [], projects: [], sheets: [] });
  const files = await readCity(folder);
  return files.ok ? cityPeople(files.value) : files;
}

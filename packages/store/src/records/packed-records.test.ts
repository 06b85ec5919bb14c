import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { openPgliteHere, packEmptyRecords } from './pglite-here.ts';

const STEPS = 'select count(*)::int as steps from sanyi.migration';

test('REC-28 a new city unpacks empty records with every table; what is there is opened as it is', async () => {
  const folder = await tempFolder();
  const packed = join(folder, 'empty.tar.gz');
  await writeFile(packed, await packEmptyRecords());
  const place = join(folder, 'pg');
  const made = await openPgliteHere(place, packed);
  const { rows } = await made.query(STEPS, []);
  expect(Number(rows[0]?.steps)).toBeGreaterThan(0);
  await made.script('create table public.mark (id integer)');
  await made.close();
  const again = await openPgliteHere(place, packed);
  expect((await again.query('select count(*)::int as marks from public.mark', [])).rows).toEqual([
    { marks: 0 },
  ]);
  await again.close();
}, 120_000);

test('REC-28 where nothing is packed the database is made, and what is packed but damaged is refused', async () => {
  const folder = await tempFolder();
  const made = await openPgliteHere(join(folder, 'pg'), join(folder, 'missing.tar.gz'));
  expect((await made.query('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
  await made.close();
  const damaged = join(folder, 'damaged.tar.gz');
  await writeFile(damaged, 'no archive');
  await expect(openPgliteHere(join(folder, 'other'), damaged)).rejects.toThrow();
  expect(existsSync(join(folder, 'other'))).toBe(false);
}, 120_000);

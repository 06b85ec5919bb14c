import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ok, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { LOCK_FILE } from '../folder/lock.ts';
import { actorsOf, editionText, figure } from '../testing/record-samples.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { lazyRecords, openRecords, recordsFolder } from './open-records.ts';

const now = () => '2019-05-05T01:00:00.000Z';
const who = actorsOf('beijing');
const draft = { series: 'bulletin', period: '2019-Q1', ...editionText(figure('tongzhou', '13.8')) };

describe('opening records', () => {
  test('REC-13 records lie beside the facts and are opened at first use only', async () => {
    const facts = join(await tempFolder(), 'beijing');
    const folder = recordsFolder(facts);
    expect(folder).toBe(`${facts}.records`);
    const unused = lazyRecords({ folder, databaseUrl: null, now });
    await unused.close();
    expect(existsSync(folder)).toBe(false);
    const records = lazyRecords({ folder, databaseUrl: null, now });
    const made = unwrap(
      await records.withActor(who.office, ({ editions }) => editions.draft(draft)),
    );
    await records.close();
    const reopened = lazyRecords({ folder, databaseUrl: null, now });
    const found = await reopened.withActor(who.office, ({ editions }) => editions.find(made.id));
    expect(unwrap(found)).toEqual(made);
    await reopened.close();
    expect(existsSync(join(folder, LOCK_FILE))).toBe(false);
  });

  test('REC-27 an embedded database that was half made before is made anew', async () => {
    const folder = join(await tempFolder(), 'records');
    await mkdir(join(folder, 'pg'), { recursive: true });
    await writeFile(join(folder, 'pg', 'PG_VERSION'), '17\n');
    const records = unwrap(await openRecords({ folder, databaseUrl: null, now }));
    await records.close();
    expect((await readdir(folder)).sort()).toEqual(['pg', 'pg.half-made', 'pg.made']);
    // What was whole once is never taken away, whatever keeps it from opening.
    await rm(join(folder, 'pg', 'global'), { recursive: true });
    const torn = await openRecords({ folder, databaseUrl: null, now });
    expect(torn.ok ? 'ok' : torn.problems[0].code).toBe('RECORDS_FAILED');
    expect((await readdir(folder)).sort()).toEqual(['pg', 'pg.half-made', 'pg.made']);
  });

  test('REC-14 a second process on one folder is refused and told who has it', async () => {
    const folder = await tempFolder();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    const owner = { pid: other.pid, host: hostname(), since: '2019-05-05T00:00:00.000Z' };
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, LOCK_FILE), JSON.stringify(owner));
    const refused = await openRecords({ folder, databaseUrl: null, now });
    expect(refused.ok ? '' : refused.problems[0].code).toBe('RECORDS_IN_USE');
    expect(refused.ok ? '' : refused.problems[0].details.pid).toBe(String(other.pid));
    other.kill();
    await once(other, 'exit');
    const opened = unwrap(await openRecords({ folder, databaseUrl: null, now }));
    await opened.close();
  });

  test('REC-15 a server that does not answer is told without its password', async () => {
    const databaseUrl = 'postgres://sanyi:secret@127.0.0.1:1/none';
    const refused = await openRecords({ folder: '', databaseUrl, now });
    if (refused.ok) throw new Error('nothing listens on port 1');
    expect(refused.problems[0].code).toBe('RECORDS_NOT_REACHABLE');
    expect(JSON.stringify(refused.problems)).not.toContain('secret');
  });

  test('REC-16 a defect in the work passes, and leaves nothing', async () => {
    const records = unwrap(
      await openRecords({ folder: await tempFolder(), databaseUrl: null, now }),
    );
    const broken = records.withActor(who.office, async ({ editions }) => {
      unwrap(await editions.draft(draft));
      throw new Error('a defect');
    });
    await expect(broken).rejects.toThrow('a defect');
    const left = await records.withActor(who.office, async ({ editions }) =>
      ok(await editions.list({})),
    );
    expect(unwrap(left)).toEqual([]);
    await records.close();
  });
});

import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { IMPORT } from './documents.ts';
import { documentOf, refusalOf } from './run-sanyi.ts';
import { importList, listData, MAPPING } from './settlement-list.ts';
import { tempFolder } from './temp-folder.ts';

/** Folders that a command must not take for facts of this version. */
describe('a folder that is not facts', () => {
  let facts: string;

  beforeAll(async () => {
    facts = (await importList(await listData())).out;
  }, 60_000);

  /** A copy whose manifest was changed as text. */
  const changed = async (change: (manifest: string) => string): Promise<string> => {
    const folder = join(await tempFolder(), 'facts');
    await cp(facts, folder, { recursive: true });
    const file = join(folder, 'manifest.json');
    await writeFile(file, change(await readFile(file, 'utf8')));
    return folder;
  };

  const settleCode = async (folder: string): Promise<string | undefined> =>
    (await refusalOf(3, 'settle', '--facts', folder, '--stack', 'beijing'))[0]?.code;

  it('is refused with what it is: no folder, other things, another version, half of it', async () => {
    const otherVersion = (text: string): string =>
      text.replace(/"schemaVersion": \d+/, '"schemaVersion": 999');
    const half = await changed((text) => text);
    const [generation = ''] = (await readdir(half)).filter((name) => name.startsWith('g-'));
    await rm(join(half, generation, 'claim'), { recursive: true });
    const found = await Promise.all([
      settleCode(join(facts, 'none')),
      settleCode(await listData()),
      settleCode(await changed(otherVersion)),
      settleCode(await changed((text) => text.slice(0, 100))),
      settleCode(half),
    ]);
    expect(found).toEqual([
      'STORE_NOT_FACTS',
      'STORE_NOT_FACTS',
      'STORE_OTHER_VERSION',
      'STORE_MANIFEST_BROKEN',
      'STORE_PART_MISSING',
    ]);
  });

  it('is not written into when it holds files of somebody else', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'thesis.txt'), 'years of work');
    const words = ['import', '--mapping', MAPPING, await listData(), '--out', folder];
    const [problem] = await refusalOf(3, ...words);
    expect(problem?.code).toBe('STORE_FOLDER_OCCUPIED');
    expect(await readdir(folder)).toEqual(['thesis.txt']);
  });

  it('is replaced whole when it is facts', async () => {
    const folder = await changed((text) => text);
    const words = ['import', '--mapping', MAPPING, await listData(), '--out', folder];
    const { checksum } = await documentOf(IMPORT, words);
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest.logicalChecksum).toBe(checksum);
    expect(await readdir(folder)).toContain(manifest.generation);
  });
});

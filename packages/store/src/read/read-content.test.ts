import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { CONTENT_DEPTH } from '../limits.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { readCity, readPolicies } from './read-content.ts';

describe('reading content', () => {
  test('STO-30 every folder with a policy.yaml is a package, read with all its text files', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'one', 'tables'), { recursive: true });
    await mkdir(join(folder, 'notes'));
    await writeFile(join(folder, 'one', 'policy.yaml'), 'id: one\n');
    await writeFile(join(folder, 'one', 'tables', 'a.dmn'), '<x/>');
    await writeFile(join(folder, 'one', '.hidden'), 'x');
    const packages = unwrap(await readPolicies(folder));
    expect(packages.map((each) => each.name)).toEqual(['one']);
    expect([...(packages[0]?.files.keys() ?? [])]).toEqual(['policy.yaml', 'tables/a.dmn']);
  });

  test('STO-31 links, deep nests, large files and other encodings are refused with the file named', async () => {
    const folder = await tempFolder();
    await symlink('/etc', join(folder, 'link'));
    await writeFile(join(folder, 'gbk.csv'), Buffer.from([0xb1, 0xb1, 0xbe, 0xa9]));
    await writeFile(join(folder, 'large.csv'), Buffer.alloc(8 * 1024 * 1024 + 1));
    await mkdir(join(folder, ...Array.from({ length: CONTENT_DEPTH + 1 }, () => 'd')), {
      recursive: true,
    });
    const refused = await readCity(folder);
    expect(refused.ok ? [] : refused.problems.map((each) => each.code).sort()).toEqual([
      'STORE_FILE_TOO_LARGE',
      'STORE_LINK_REFUSED',
      'STORE_NOT_TEXT',
      'STORE_TOO_MANY_FILES',
    ]);
    const missing = await readCity(join(folder, 'none'));
    expect(missing.ok || missing.problems[0].code).toBe('STORE_FOLDER_MISSING');
  });
});

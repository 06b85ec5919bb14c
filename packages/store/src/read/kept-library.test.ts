import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { buildStack, type Library } from '@sanyi/policy';
import { beforeAll, describe, expect, test } from 'vitest';
import { KEPT_LIBRARIES } from '../limits.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { beijingPackages } from '../testing/packages.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { keepLibrary, keptLibrary } from './kept-library.ts';
import { libraryOf } from './library-of.ts';

const PROGRAM = 'program-one';
let packages: PackageInput[];
let library: Library;

beforeAll(async () => {
  packages = await beijingPackages();
  library = unwrap(libraryOf(packages));
});

/** The packages with one file changed: a comment more, which rules nothing. */
const changed = (): PackageInput[] =>
  packages.map(({ name, files }, at) => ({
    name,
    files:
      at > 0 ? files : new Map(files).set('policy.yaml', `${files.get('policy.yaml')}# more\n`),
  }));

describe('libraries kept between runs', () => {
  test('STO-81 a library is taken by the content of its files, and is the one that was checked', async () => {
    const keeper = { folder: join(await tempFolder(), 'library'), program: PROGRAM };
    expect(keptLibrary(packages, keeper)).toBeNull();
    keepLibrary(packages, library, keeper);
    const kept = keptLibrary(
      packages.map(({ name, files }) => ({ name, files: new Map(files) })),
      keeper,
    );
    expect([...(kept?.keys() ?? [])]).toEqual([...library.keys()]);
    expect([...(kept?.values() ?? [])].map(({ files }) => files)).toEqual(
      [...library.values()].map(({ files }) => files),
    );
    const [mine, theirs] = [library, kept ?? new Map()].map((each) =>
      unwrap(buildStack(each, 'beijing')),
    );
    expect(theirs?.hash).toBe(mine?.hash);
    expect(keptLibrary(changed(), keeper)).toBeNull();
    expect(keptLibrary(packages, { ...keeper, program: 'program-two' })).toBeNull();
  });

  test('STO-81 a file that was damaged, cut short or put under another name is not taken', async () => {
    const keeper = { folder: await tempFolder(), program: PROGRAM };
    keepLibrary(packages, library, keeper);
    const [name = ''] = readdirSync(keeper.folder);
    const file = join(keeper.folder, name);
    const whole = readFileSync(file);
    for (const at of [0, 40, whole.length - 1]) {
      const other = Buffer.from(whole);
      other[at] = (other[at] ?? 0) ^ 1;
      writeFileSync(file, other);
      expect(keptLibrary(packages, keeper)).toBeNull();
    }
    for (const bytes of [0, 10, 32, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, bytes));
      expect(keptLibrary(packages, keeper)).toBeNull();
    }
    keepLibrary(changed(), unwrap(libraryOf(changed())), keeper);
    const another = readdirSync(keeper.folder).find((each) => each !== name) ?? '';
    renameSync(join(keeper.folder, another), file);
    expect(keptLibrary(packages, keeper)).toBeNull();
    writeFileSync(file, whole);
    expect(keptLibrary(packages, keeper)?.size).toBe(library.size);
  });

  test('STO-81 where nothing can be written nothing is kept, and only the last few are', async () => {
    const folder = await tempFolder();
    const occupied = join(folder, 'a-file');
    writeFileSync(occupied, '');
    keepLibrary(packages, library, { folder: occupied, program: PROGRAM });
    expect(readdirSync(folder)).toEqual(['a-file']);
    const keeper = { folder: join(folder, 'kept'), program: PROGRAM };
    for (let at = 0; at < KEPT_LIBRARIES + 2; at++) {
      keepLibrary(packages, library, { ...keeper, program: `program-${at}` });
    }
    expect(readdirSync(keeper.folder)).toHaveLength(KEPT_LIBRARIES);
  });

  test('STO-81 packages that have problems are told each time, and never kept', async () => {
    const keeper = { folder: join(await tempFolder(), 'library'), program: PROGRAM };
    const broken = packages.map((each) => ({ ...each, files: new Map() }));
    expect(libraryOf(broken, keeper).ok).toBe(false);
    expect(() => readdirSync(keeper.folder)).toThrow();
    const fresh = [...packages];
    expect(unwrap(libraryOf(fresh, keeper)).size).toBe(library.size);
    expect(readdirSync(keeper.folder)).toHaveLength(1);
    expect(unwrap(libraryOf([...packages], keeper)).size).toBe(library.size);
  });
});

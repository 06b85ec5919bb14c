import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { readPackageFolder, readPolicies } from '../read/read-content.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { samplePackages } from '../testing/packages.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { installPackage } from './install-package.ts';

async function sample(): Promise<PackageInput> {
  const [found] = await samplePackages();
  if (!found) throw new Error('no sample');
  return found;
}

const codes = (outcome: Awaited<ReturnType<typeof installPackage>>): string[] =>
  outcome.ok ? [] : outcome.problems.map(({ code }) => code);

/** The sample under another name, which then speaks of the same units. */
const renamed = ({ files }: PackageInput, name: string): PackageInput => ({
  name,
  files: new Map(
    [...files]
      .filter(([path]) => !path.startsWith('tests/'))
      .map(([path, text]) => [path, text.replaceAll('id: synthea-sample', `id: ${name}`)]),
  ),
});

describe('installing packages', () => {
  test('ARC-5 a package is written whole, and is there as it was', async () => {
    const folder = join(await tempFolder(), 'policies');
    const input = await sample();
    expect(unwrap(await installPackage(folder, input))).toBe(join(folder, input.name));
    expect(unwrap(await readPolicies(folder))).toEqual([input]);
    expect(codes(await installPackage(folder, input))).toEqual(['POLICY_INSTALLED']);
    const other = { ...input, files: new Map(input.files).set('README.md', '# Other\n') };
    unwrap(await installPackage(folder, other, { replace: true }));
    expect(await readFile(join(folder, input.name, 'README.md'), 'utf8')).toBe('# Other\n');
    expect(await readdir(folder)).toEqual([input.name]);
  });

  test('ARC-5 one that speaks of a unit of another without saying so is refused with both clauses', async () => {
    const folder = join(await tempFolder(), 'policies');
    const input = await sample();
    unwrap(await installPackage(folder, input));
    const refused = await installPackage(folder, renamed(input, 'other-sample'));
    expect(codes(refused)).toContain('STACK_CONFLICT');
    const text = refused.ok ? '' : (refused.problems[0].en ?? '');
    expect(text).toMatch(/price\.line/);
    expect(text).toMatch(/synthea-sample/);
    expect(text).toMatch(/other-sample/);
    expect(await readdir(folder)).toEqual([input.name]);
  });

  test('ARC-5 one whose required package is missing is refused, and nothing is written', async () => {
    const folder = join(await tempFolder(), 'policies');
    const input = await sample();
    const files = new Map(input.files);
    files.set('policy.yaml', `${files.get('policy.yaml')}requires: [nowhere]\n`);
    expect(codes(await installPackage(folder, { ...input, files }))).toContain(
      'POLICY_REQUIRES_MISSING',
    );
    await mkdir(folder, { recursive: true });
    expect(await readdir(folder)).toEqual([]);
  });

  test('ARC-5 a folder of other things is refused with one problem, however many files it holds', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'g-1'));
    for (const name of ['a.parquet', 'b.parquet', 'c.parquet']) {
      await writeFile(join(folder, 'g-1', name), new Uint8Array([0xff, 0xfe]));
    }
    expect(codes(await installPackage(folder, await sample()))).toEqual(['STORE_FOLDER_FOREIGN']);
    const read = await readPackageFolder(folder);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual([
      'STORE_FOLDER_NO_PACKAGE',
    ]);
    expect(await readdir(folder)).toEqual(['g-1']);
  });

  test('ARC-5 where writing fails the old package stands', async () => {
    const folder = join(await tempFolder(), 'policies');
    const input = await sample();
    unwrap(await installPackage(folder, input));
    await writeFile(join(folder, `${input.name}.old`), 'in the way');
    const outcome = await installPackage(folder, input, { replace: true });
    expect(codes(outcome)).toEqual(['STORE_WRITE_FAILED']);
    expect(unwrap(await readPolicies(folder))).toEqual([input]);
  });
});

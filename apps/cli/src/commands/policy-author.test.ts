import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { HOME, runHere } from '../testing/run-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-author-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Told = { readonly [name: string]: Told } & readonly Told[];

async function run(
  ...words: string[]
): Promise<{ exit: number; told: Told; out: string; err: string }> {
  const { exit, out, err } = await runHere(...words);
  expect(err).not.toContain('CLI_BUG');
  return { exit, told: words.includes('--json') ? JSON.parse(out) : [], out, err };
}

const SAMPLE = 'synthea-sample';

/** A library of one package, whose files a test may change. */
function library(
  name: string,
  change: (read: (path: string) => string, write: (path: string, text: string) => void) => void,
): string {
  const policies = join(folder, name);
  cpSync(join(HOME, 'policies', SAMPLE), join(policies, SAMPLE), { recursive: true });
  const at = (path: string): string => join(policies, SAMPLE, path);
  change(
    (path) => readFileSync(at(path), 'utf8'),
    (path, text) => writeFileSync(at(path), text),
  );
  return policies;
}

describe('writing packages', () => {
  test('CLI-51 policy diff tells cells, whom they are about, and nothing for the same', async () => {
    const policies = library('diff', (read, write) => {
      write(
        'tables/line.dmn',
        read('tables/line.dmn').replace('<text>true</text>', '<text>not(false)</text>'),
      );
    });
    const same = await run('policy', 'diff', SAMPLE, SAMPLE, '--lang', 'en');
    expect(same.out).toContain('The two say the same.');
    const { exit, told } = await run('policy', 'diff', SAMPLE, join(policies, SAMPLE), '--json');
    expect(exit).toBe(0);
    expect(told.tables?.[0]?.rules?.[0]).toMatchObject({
      change: 'changed',
      cells: [{ before: 'true', after: 'not(false)' }],
    });
    const zh = await run('policy', 'diff', SAMPLE, join(policies, SAMPLE), '--lang', 'zh');
    expect(zh.out).toMatch(/修改: \S+ — 涉及 /);
    const file = join(folder, 'changed.sanyi');
    await run('policy', 'pack', SAMPLE, '--policies', policies, '--out', file);
    const packed = await run('policy', 'diff', SAMPLE, file, '--json');
    expect([packed.exit, packed.told]).toEqual([0, told]);
    const turned = await run('policy', 'diff', file, join(policies, SAMPLE), '--lang', 'en');
    expect(turned.out).toContain('The two say the same.');
    writeFileSync(file, 'no archive');
    const broken = await run('policy', 'diff', SAMPLE, file, '--json');
    expect([broken.exit, broken.told.problems?.[0]?.code]).toEqual([3, 'ARCHIVE_BROKEN']);
    const unknown = await run('policy', 'diff', SAMPLE, join(folder, 'nowhere'), '--json');
    expect([unknown.exit, unknown.told.problems?.[0]?.code]).toEqual([3, 'CLI_PACKAGE_UNKNOWN']);
  });

  test('CLI-52 accepting shows what changes and writes it; the tests then pass', async () => {
    const policies = library('accept', (read, write) => {
      write(
        'tests/good/line.yaml',
        read('tests/good/line.yaml').replace(/unitPrice: [\d.]+/, 'unitPrice: 999.00'),
      );
    });
    const words = ['policy', 'test', SAMPLE, '--policies', policies];
    expect((await run(...words)).exit).toBe(1);
    const accepted = await run(...words, '--accept', '--json');
    expect([accepted.exit, accepted.told.accepted?.length]).toEqual([0, 1]);
    expect(accepted.err).toContain('999.00');
    expect((await run(...words)).exit).toBe(0);
    const original = readFileSync(join(HOME, 'policies', SAMPLE, 'tests/good/line.yaml'), 'utf8');
    const written = readFileSync(join(policies, SAMPLE, 'tests/good/line.yaml'), 'utf8');
    expect(written).toBe(original.replace('markup: 0,', 'markup: 0.00,'));
  });

  test('CLI-52 a file that is not canonical is not written into', async () => {
    const policies = library('ragged', (read, write) => {
      const text = read('tests/good/line.yaml').replace(/unitPrice: [\d.]+/, 'unitPrice: 999.00');
      write('tests/good/line.yaml', text.replace('stack:', 'stack:    '));
    });
    const refused = await run(
      'policy',
      'test',
      SAMPLE,
      '--policies',
      policies,
      '--accept',
      '--json',
    );
    expect([refused.exit, refused.told.problems?.[0]?.code]).toEqual([3, 'CLI_FILE_NOT_CANONICAL']);
  });

  test('CLI-53 a new package passes check, test, format and analysis, and is not made twice', async () => {
    const policies = join(folder, 'made');
    const words = ['policy', 'new', join(policies, 'my-city-2020-fees'), '--from', '2020-07-01'];
    const made = await run(...words, '--json');
    expect([made.exit, made.told.place, made.told.from]).toEqual([0, 'my', '2020-07-01']);
    for (const check of [
      ['check'],
      ['test'],
      ['fmt', '--check'],
      ['analyse', 'my-city-2020-fees'],
    ]) {
      const { exit } = await run('policy', ...check, '--policies', policies);
      expect([check, exit]).toEqual([check, 0]);
    }
    const again = await run(...words, '--json');
    expect([again.exit, again.told.problems?.[0]?.code]).toEqual([3, 'POLICY_INSTALLED']);
    const named = await run('policy', 'new', join(policies, 'No Name'), '--json');
    expect([named.exit, named.told.problems?.[0]?.code]).toEqual([3, 'POLICY_NAME_WRONG']);
  });

  test('CLI-54 a package is packed and installed; a broken, conflicting or second one is refused', async () => {
    const file = join(folder, 'sample.sanyi');
    const packed = await run('policy', 'pack', SAMPLE, '--out', file, '--json');
    expect([packed.exit, packed.told.package]).toEqual([0, SAMPLE]);
    expect((await run('policy', 'pack', SAMPLE, '--out', file)).exit).toBe(3);
    const into = join(folder, 'installed');
    expect((await run('policy', 'install', file, '--into', into, '--json')).told).toMatchObject({
      package: SAMPLE,
    });
    expect((await run('policy', 'check', '--policies', into)).exit).toBe(0);
    const code = async (...words: string[]): Promise<unknown> =>
      (await run('policy', 'install', ...words, '--json')).told.problems?.[0]?.code;
    expect(await code(file, '--into', into)).toBe('POLICY_INSTALLED');
    expect(await code(file, '--into', into, '--replace')).toBeUndefined();
    expect(await code(join(folder, 'none.sanyi'), '--into', into)).toBe('ARCHIVE_BROKEN');
    // What is asked of a city is asked of none that there is no plan of, and no folder is written to.
    const none = join(folder, 'no-city');
    expect(await code(file, '--into', none, '--preview')).toBe('CLI_CITY_UNKNOWN');
    expect(await code(file, '--into', 'yunh', '--facts', folder)).toBe('CLI_CITY_UNKNOWN');
    expect(existsSync(none)).toBe(false);
    writeFileSync(file, readFileSync(file).subarray(0, 500));
    expect(await code(file, '--into', into, '--replace')).toBe('ARCHIVE_BROKEN');
    expect((await run('policy', 'check', '--policies', into)).exit).toBe(0);
  });
});

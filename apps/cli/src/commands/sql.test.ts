import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runHere } from '../testing/run-here.ts';

test('CLI-40 a settlement is written as SQL, or compared with the same in SQL', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sanyi-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const facts = join(folder, 'facts');
  const made = await runHere(
    'report',
    'new',
    '--out',
    facts,
    '--period',
    '2019-Q1',
    '--title-en',
    'Beijing',
    '--title-zh',
    '北京市',
    '--json',
  );
  expect(made.exit, made.err).toBe(0);
  const asked = ['sql', '--facts', facts, '--stack', 'beijing'];
  const written = await runHere(
    ...asked,
    '--dialect',
    'spark',
    '--out',
    join(folder, 'sql'),
    '--json',
  );
  expect(written.exit, written.err).toBe(0);
  expect(JSON.parse(written.out)).toMatchObject({
    dialect: 'spark',
    files: ['settlement.sql', 'problems.csv', 'README.md', 'README.zh.md'],
  });
  expect((await readdir(join(folder, 'sql'))).length).toBe(4);
  const checked = await runHere(...asked, '--check', '--json');
  expect(checked.exit, checked.err).toBe(0);
  expect(JSON.parse(checked.out)).toMatchObject({ claims: 0, different: 0 });
  const codes = async (...more: string[]) => {
    const { exit, out } = await runHere(...asked, ...more, '--json');
    return [exit, JSON.parse(out).problems[0].code];
  };
  expect(await codes()).toEqual([2, 'CLI_OPTION_MISSING']);
  expect(await codes('--dialect', 'oracle', '--out', folder)).toEqual([2, 'CLI_OPTION_CHOICE']);
});

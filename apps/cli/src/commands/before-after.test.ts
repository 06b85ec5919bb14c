import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runHere } from '../testing/run-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-before-after-'));
const facts = join(folder, 'facts');

afterAll(() => rmSync(folder, { recursive: true }));

describe('before-after', () => {
  test('CLI-45 before-after names the option that is wrong, and takes no place in silence', async () => {
    const refused = async (...words: string[]) => {
      const { exit, out } = await runHere('before-after', ...words, '--facts', facts, '--json');
      const [problem] = JSON.parse(out).problems;
      return [exit, problem?.code, String(problem?.en).match(/--[a-z]+(, --[a-z]+)*/)?.[0]];
    };
    const days = ['--from', '2018-01-01', '--to', '2018-12-31'];
    const city = ['--scale', '0.00002', '--seed', '3', ...days];
    expect((await runHere('city', 'build', ...city, '--out', facts)).exit).toBe(0);
    const asked = ['visits', '--at', '2018-10-15'];
    expect(await refused('visits')).toEqual([2, 'CLI_OPTION_MISSING', '--at']);
    expect(await refused('visits', '--at', '2018-02-30')).toEqual([2, 'CLI_OPTION_DATE', '--at']);
    expect(await refused(...asked, '--district', 'haidian', '--level', 'tertiary')).toEqual([
      ...[2, 'CLI_OPTIONS_APART', '--district, --level'],
    ]);
    const wrong = [
      ['--district', 'atlantis'],
      ['--level', 'quaternary'],
      ['--control', 'haidian+atlantis'],
      ['--control', 'beijing'],
    ];
    for (const [option = '', value = ''] of wrong) {
      expect(await refused(...asked, option, value)).toEqual([2, 'CLI_OPTION_CHOICE', option]);
    }
    const own = ['--district', 'haidian', '--control', 'haidian'];
    expect(await refused(...asked, ...own)).toEqual([2, 'CLI_OPTION_CHOICE', '--control']);
    const luck = await runHere(
      'before-after',
      'luck',
      ...asked.slice(1),
      '--facts',
      facts,
      '--json',
    );
    expect(JSON.parse(luck.out).problems[0]).toMatchObject({
      ...{ code: 'API_INDICATOR_UNKNOWN', where: 'command line' },
    });
  }, 120_000);
});

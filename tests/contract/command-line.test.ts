import { describe, expect, it } from 'vitest';
import { refusalOf, sanyi } from './run-sanyi.ts';

const COMMANDS = [
  'city build',
  'city check',
  'demo',
  'explain',
  'import',
  'measure',
  'monitor',
  'policy check',
  'policy list',
  'policy parameters',
  'policy show',
  'policy test',
  'settle',
];

describe('the command line', () => {
  it('is explained in both languages, with the exit codes and an example of each command', async () => {
    const [en, zh] = await Promise.all([sanyi('--help'), sanyi('--help', '--lang', 'zh')]);
    expect([en.code, zh.code], `${en.err}\n${zh.err}`).toEqual([0, 0]);
    for (const name of COMMANDS) expect(en.out).toContain(name);
    expect(en.out).toMatch(/130/);
    expect(zh.out).toMatch(/[\u4e00-\u9fff]/);
    const helps = await Promise.all(
      ['settle', 'explain'].map((name) => sanyi(...name.split(' '), '--help')),
    );
    for (const help of helps) expect(help.out).toMatch(/sanyi (settle|explain) .+/);
  });

  it('ends with 2 when it is wrong, and says what would be right', async () => {
    const lines = {
      CLI_COMMAND_UNKNOWN: ['sttle'],
      CLI_OPTION_UNKNOWN: ['settle', '--colour', 'red'],
      CLI_OPTION_NUMBER: ['city', 'build', '--scale', 'many'],
      CLI_OPTION_DATE: ['city', 'build', '--from', '2017-02-30'],
      CLI_OPTION_MISSING: ['settle'],
      CLI_ARGUMENT_MISSING: ['explain'],
    };
    const codes = await Promise.all(
      Object.values(lines).map(async (words) => (await refusalOf(2, ...words))[0]?.code),
    );
    expect(codes).toEqual(Object.keys(lines));
  });

  it('ends with 3 when a city or a period is not there', async () => {
    const lines: [RegExp, string[]][] = [
      [/^CLI_CITY_UNKNOWN$/, ['city', 'build', '--city', 'atlantis']],
      [/^CITY_PERIOD_NOT_COVERED$/, ['city', 'build', '--from', '2017-01-02']],
    ];
    for (const [code, words] of lines) {
      const [problem] = await refusalOf(3, ...words, '--out', '.sanyi/never');
      expect(problem?.code).toMatch(code);
    }
  });
});

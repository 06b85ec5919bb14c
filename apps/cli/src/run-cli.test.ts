import { fail, ok, problem } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import type { Command } from './call/command.ts';
import { COMMANDS } from './commands.ts';
import { runCli, type World } from './run-cli.ts';

const WORK: Command = {
  name: 'test work',
  summary: { en: 'works', zh: '工作' },
  arguments: [{ name: 'FILE', text: { en: 'a file', zh: '文件' }, optional: true }],
  options: [
    { name: 'scale', value: 'S', text: { en: 'a scale', zh: '比例' } },
    { name: 'quick', text: { en: 'quickly', zh: '快速' } },
  ],
  examples: [{ line: 'sanyi test work', text: { en: 'an example', zh: '示例' } }],
  run: async (call) => {
    const step = { en: 'Working', zh: '工作中' };
    for (const done of [1, 2]) {
      call.job.onProgress?.({ step, done, total: 2, rate: 1234, secondsLeft: 75 });
    }
    if (call.job.signal?.aborted) return fail(problem('CLI_INTERRUPTED', 'test work'));
    if (call.options.get('scale') === 'boom') throw new Error('inner words');
    return ok({ document: { scale: call.options.get('scale') ?? null }, text: 'done', code: 0 });
  },
};

/** Loaded before the tests, so that none of them waits for it. */
await Promise.all(COMMANDS.map((each) => each.read()));

function run(line: string, world: Partial<World> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  let time = 0;
  const code = runCli(
    [{ name: WORK.name, read: async () => WORK }, ...COMMANDS],
    line === '' ? [] : line.split(' '),
    {
      stdout: (text) => out.push(text),
      stderr: (text) => err.push(text),
      isTerminal: false,
      environment: {},
      now: () => {
        time += 1500;
        return time;
      },
      signal: new AbortController().signal,
      home: '.',
      version: '0.1.0',
      program: null,
      ...world,
    },
  );
  return code.then((exit) => ({ exit, out: out.join(''), err: err.join('') }));
}

describe('sanyi', () => {
  test('CLI-1 --json prints exactly one document on stdout, progress goes to stderr', async () => {
    const { exit, out, err } = await run('test work --json --scale 0.5');
    expect(exit).toBe(0);
    expect(out).toBe('{"scale":"0.5"}\n');
    expect(err).toContain('Working: 50 %, 1,234 per second, 1 min 15 s left\n');
    expect(err).toContain('Working: 100 %, 1,234 per second\n');
  });

  test('CLI-1 a refusal is also one document on stdout, and a sentence on stderr', async () => {
    const { exit, out, err } = await run('test work --json --scale');
    expect(exit).toBe(2);
    expect(JSON.parse(out).problems[0].code).toBe('CLI_OPTION_NO_VALUE');
    expect(err).toContain('needs a value after it');
  });

  test.each([
    ['sttle', 'CLI_COMMAND_UNKNOWN'],
    ['test work --colour red', 'CLI_OPTION_UNKNOWN'],
    ['test work --quick=3', 'CLI_SWITCH_VALUE'],
    ['test work a b', 'CLI_ARGUMENT_TOO_MANY'],
    ['test work --lang de', 'CLI_OPTION_CHOICE'],
    ['settle', 'CLI_OPTION_MISSING'],
    ['explain', 'CLI_ARGUMENT_MISSING'],
    ['city build --scale 2', 'CLI_OPTION_NUMBER'],
    ['city build --seed 1.5', 'CLI_OPTION_WHOLE'],
    ['demo --port 70000', 'CLI_OPTION_WHOLE'],
    ['city build --from 2019-02-30', 'CLI_OPTION_DATE'],
  ])('CLI-2 "%s" is a wrong command line and ends with 2', async (line, code) => {
    const { exit, out, err } = await run(line);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(`[${code}]`);
  });

  test('CLI-2 half a command is answered with those that begin with it', async () => {
    const { err } = await run('city --help');
    expect(err).toContain(
      'There is no command "city". The commands are: city build, city check. Run',
    );
  });

  test('CLI-2 what is wrong with a file or folder ends with 3', async () => {
    const { exit, err } = await run('settle --facts /no/such/folder');
    expect(exit).toBe(3);
    expect(err).toContain('[STORE_NOT_FACTS]');
  });

  test('CLI-2 a defect ends with 4 and says so', async () => {
    const { exit, err } = await run('test work --scale boom');
    expect(exit).toBe(4);
    expect(err).toContain('a defect of its own (inner words)');
  });

  test('CLI-3 interrupted work ends with 130 and says that nothing is half-written', async () => {
    const { exit, err } = await run('test work', { signal: AbortSignal.abort() });
    expect(exit).toBe(130);
    expect(err).toContain('Nothing was left half-written');
  });

  test('CLI-4 progress is silent in the first second and rewrites one line on a terminal', async () => {
    const quiet = await run('test work', { now: () => 5 });
    expect(quiet.err).toBe('');
    const terminal = await run('test work', { isTerminal: true });
    const lines = terminal.err.split('\r');
    expect(lines.map((line) => line.slice(0, 14))).toEqual([
      '',
      'Working: 50 %,',
      'Working: 100 %',
    ]);
    expect(terminal.err.endsWith('\u001b[K\n')).toBe(true);
  });

  test('CLI-5 every command has help with an example, options and exit codes in both languages', async () => {
    for (const { name, read } of COMMANDS) {
      const { options, examples } = await read();
      for (const lang of ['en', 'zh'] as const) {
        const { exit, out } = await run(`${name} --help --lang ${lang}`);
        expect(exit).toBe(0);
        expect(out).toContain(examples[0]?.line);
        for (const option of options) expect(out).toContain(`--${option.name}`);
        expect(out).toContain('130');
        if (lang === 'zh') expect(out).toContain('退出码');
      }
    }
    expect((await run('')).exit).toBe(2);
    expect((await run('--help')).out).toContain('city build');
    expect(await run('help city build')).toEqual(await run('city build --help'));
    expect((await run('help --lang zh')).out).toBe((await run('--help --lang zh')).out);
    expect((await run('help sttle')).exit).toBe(2);
    expect((await run('--version')).out).toBe('0.1.0\n');
  });

  test('CLI-5 the shell says the language unless --lang does', async () => {
    const environment = { LANG: 'zh_CN.UTF-8' };
    expect((await run('sttle', { environment })).err).toContain('没有命令“sttle”');
    expect((await run('sttle --lang=en', { environment })).err).toContain('no command "sttle"');
  });
});

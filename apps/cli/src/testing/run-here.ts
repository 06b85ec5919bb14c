import { join } from 'node:path';
import { COMMANDS } from '../commands.ts';
import { runCli } from '../run-cli.ts';

/** The checkout. */
export const HOME: string = join(import.meta.dirname, '..', '..', '..', '..');

/** Loaded with the tests, so that none of them waits for it. */
await Promise.all(COMMANDS.map((each) => each.read()));

/** Runs a command line in this process, without a terminal, and keeps what it said. */
export async function runHere(
  ...words: readonly string[]
): Promise<{ exit: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await runCli(COMMANDS, words, {
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
    isTerminal: false,
    environment: {},
    now: () => performance.now(),
    signal: new AbortController().signal,
    home: HOME,
    version: '0.1.0',
    program: null,
  });
  return { exit, out: out.join(''), err: err.join('') };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { z } from 'zod';
import { PROBLEMS, type ToldProblem } from './documents.ts';

/** The checkout that is tested. */
export const ROOT: string = join(import.meta.dirname, '../..');

/** How a run of the program ended and what it printed. */
export type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
};

/** A run that has not ended yet. */
export type Running = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/** Starts the real program, as a shell would. */
export const start = (...words: readonly string[]): Running =>
  startProgram([process.execPath, 'apps/cli/bin/sanyi.js', ...words]);

/** Starts a program in the checkout, with the program's variables. */
export function startProgram([program = '', ...words]: readonly string[]): Running {
  const child = spawn(program, words, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8' },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended };
}

/** Runs the program to its end. */
export const sanyi = (...words: readonly string[]): Promise<Ended> => start(...words).ended;

/** Runs a command with `--json`; it must succeed and print exactly one document of this form. */
export async function documentOf<T>(
  form: z.ZodType<T>,
  words: readonly string[],
  code = 0,
): Promise<T> {
  const ended = await sanyi(...words, '--json');
  expect(ended.code, `sanyi ${words.join(' ')}\n${ended.err}`).toBe(code);
  return form.parse(onlyDocument(ended.out));
}

/** Runs a command that must refuse: exit code, problems in both languages, no stack trace. */
export async function refusalOf(code: number, ...words: readonly string[]): Promise<ToldProblem[]> {
  const ended = await sanyi(...words, '--json');
  expect(ended.code, `sanyi ${words.join(' ')}\n${ended.out}${ended.err}`).toBe(code);
  return problemsIn(ended);
}

/** The problems of a refusal. Each says where, and in both languages what, why and what to do. */
export function problemsIn(ended: Ended): ToldProblem[] {
  const { problems } = PROBLEMS.parse(onlyDocument(ended.out));
  expect(problems.length).toBeGreaterThan(0);
  for (const each of problems) {
    expect(each.where, each.code).not.toBe('');
    expect(each.en, each.code).toMatch(/[a-z].*[.!]$/s);
    expect(each.zh, each.code).toMatch(/[\u4e00-\u9fff].*[。！]$/s);
    expect(`${each.en}${each.zh}`).not.toMatch(/undefined|\[object|\bat .*\.[jt]s:\d/);
    expect(ended.err).toContain(`[${each.code}]`);
  }
  expect(ended.err).not.toMatch(/^\s+at /m);
  return problems;
}

/** Exactly one JSON document, on one line, and nothing else. */
export function onlyDocument(out: string): unknown {
  expect(out).toMatch(/^\{[^\n]*\}\n$/);
  return JSON.parse(out);
}

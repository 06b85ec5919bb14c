import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The checkout that is measured. */
export const ROOT: string = join(import.meta.dirname, '..');

/** A finished run of the programme. */
export type Run = {
  readonly document: Readonly<Record<string, unknown>>;
  /** From the start of the process to its end. */
  readonly seconds: number;
  readonly peakMemoryMB: number;
  /** Processor seconds of the whole process, all threads together. */
  readonly cpuSeconds: number;
};

/** Builds what is stale, so that no measurement contains it: what `demo` needs is everything. */
export async function buildAll(): Promise<void> {
  const program = join(ROOT, 'apps/cli/bin/sanyi.js');
  const child = spawn(process.execPath, [program, 'demo', '--help'], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  await once(child, 'close');
}

/** Runs a command of the real programme with `--json` and measures the whole process. */
export function sanyi(...words: readonly string[]): Promise<Run> {
  return withFolder(async (folder) => {
    const file = join(folder, 'peak');
    const start = performance.now();
    const out = await output(words, { ...process.env, SANYI_PEAK_FILE: file });
    const seconds = (performance.now() - start) / 1000;
    const [peak = 0, cpuSeconds = 0] = (await readFile(file, 'utf8')).split(' ').map(Number);
    return { document: JSON.parse(out), seconds, peakMemoryMB: peak / 1024, cpuSeconds };
  });
}

function output(words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const preload = join(import.meta.dirname, 'peak-memory.mjs');
  const program = join(ROOT, 'apps/cli/bin/sanyi.js');
  const child = spawn(process.execPath, ['--import', preload, program, ...words, '--json'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`sanyi ${words.join(' ')} ended with ${code}`)),
    );
  });
}

/** A number of a document. */
export function numberIn(document: Run['document'], key: string): number {
  const value = document[key];
  if (typeof value !== 'number') throw new Error(`the document has no number "${key}"`);
  return value;
}

/** Gives work an empty folder and removes it afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sanyi-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The demonstration city: the scale and the days of `npm start`. */
export const buildCity = (out: string): Promise<Run> => sanyi('city', 'build', '--out', out);

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './sanyi.ts';

/** A demonstration that was started for measuring. Times are milliseconds since the epoch. */
export type Demo = {
  readonly started: number;
  readonly address: string;
  /** Resolves when the overview can be answered. */
  ready(): Promise<void>;
  /** Resolves when the server has done what it does in quiet moments after the start. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
};

const CITIES = join(ROOT, '.sanyi', 'demo');
const LOOK_MS = 20;
/** The server is quiet when so many health answers in a row were faster than so many ms. */
const CALM_ANSWERS = 100;
const CALM_MS = 20;
/** And when meanwhile it used less of a processor than this: its threads answer nobody. */
const CALM_LOAD = 0.1;
/** Seeds that nobody else uses, so that there is no city of them yet. */
const SEED = 4_000_000_000;

/** What `npm start` runs, with a city that is not there yet. The city is removed at the end. */
export async function startDemo(run: number): Promise<Demo> {
  const before = new Set(cities());
  const started = Date.now();
  const seed = String(SEED + (Math.floor(started / 1000) % 1_000_000) + run);
  const words = ['tools/start.mjs', '--port', '0', '--no-open', '--seed', seed];
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await addressOf(child);
  return {
    started,
    address,
    ready: () => ready(address),
    quiet: () => quiet(address, child.pid ?? 0),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
      const made = cities().filter((name) => !before.has(name));
      await Promise.all(made.map((name) => rm(join(CITIES, name), { recursive: true })));
    },
  };
}

function cities(): string[] {
  try {
    return readdirSync(CITIES);
  } catch {
    return [];
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const listen = (chunk: Buffer): void => {
      heard += chunk.toString();
      const [address] = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(heard) ?? [];
      if (address) resolve(address);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${heard}`)));
  });
}

async function ready(address: string): Promise<void> {
  for (;;) {
    const status: unknown = await (await fetch(`${address}/api/status`)).json();
    if (typeof status === 'object' && status && 'ready' in status && status.ready) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

async function quiet(address: string, process: number): Promise<void> {
  let [from, used] = [performance.now(), processorMs(process)];
  for (let calm = 0; ; ) {
    const start = performance.now();
    await (await fetch(`${address}/healthz`)).text();
    calm = performance.now() - start < CALM_MS ? calm + 1 : 0;
    if (calm === CALM_ANSWERS) {
      const [now, all] = [performance.now(), processorMs(process)];
      if (all - used < CALM_LOAD * (now - from)) return;
      [calm, from, used] = [0, now, all];
    }
    await new Promise((resolve) => setTimeout(resolve, CALM_MS));
  }
}

/** Milliseconds that all threads of a process have run; always 0 where the system does not tell. */
function processorMs(process: number): number {
  try {
    const [, rest = ''] = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ');
    const [user, system] = rest.split(' ').slice(11, 13);
    return 10 * (Number(user) + Number(system));
  } catch {
    return 0;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A demo server of our own on a free loopback port. */
export type RunningDemo = { readonly address: string; stop(): Promise<void> };

const ROOT = join(import.meta.dirname, '../..');
const READY_MS_MAX = 240_000;

/** Starts `sanyi demo` as a user would and waits until the overview can be answered. */
export const startDemo = (scale: string): Promise<RunningDemo> => started(['--scale', scale]);

/** Makes a city in a folder and serves it: what is decided in it stays in that folder. */
export async function startDemoIn(folder: string, scale: string): Promise<RunningDemo> {
  const facts = join(folder, 'facts');
  const build = ['city', 'build', '--out', facts, '--scale', scale, '--from', '2018-01-01'];
  const made = spawn(process.execPath, ['apps/cli/bin/sanyi.js', ...build], { cwd: ROOT });
  await new Promise((resolve, reject) => {
    made.once('exit', (code) => (code === 0 ? resolve(null) : reject(new Error(`code ${code}`))));
  });
  return started(['--facts', facts]);
}

async function started(more: readonly string[]): Promise<RunningDemo> {
  const demo = spawn(
    process.execPath,
    ['apps/cli/bin/sanyi.js', 'demo', '--port', '0', '--no-open', ...more],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const address = await addressOf(demo);
  await ready(address);
  return {
    address,
    stop: async () => {
      const ended = new Promise((resolve) => demo.once('exit', resolve));
      demo.kill('SIGINT');
      await ended;
    },
  };
}

function addressOf(demo: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const listen = (chunk: Buffer): void => {
      heard += chunk.toString();
      const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(heard);
      if (found) resolve(found[0]);
    };
    demo.stdout?.on('data', listen);
    demo.stderr?.on('data', listen);
    demo.once('exit', (code) => reject(new Error(`demo ended with ${code}:\n${heard}`)));
  });
}

async function ready(address: string): Promise<void> {
  const until = Date.now() + READY_MS_MAX;
  while (Date.now() < until) {
    const status = await fetch(`${address}/api/status`).then((answer) => answer.json());
    if (status.ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the demo city was not ready in time');
}

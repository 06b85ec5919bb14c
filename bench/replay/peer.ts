import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, withFolder } from '../sanyi.ts';
import type { PeerReport, PeerRun } from './plan.ts';

/** A peer that ran in a process of its own. */
export type RanPeer = PeerReport & { readonly peakMemoryMB: number };

/** What a peer is told. */
export type PeerTask = {
  readonly facts: string;
  readonly runs: number;
};

/** Runs a peer in a process of its own, so that its peak memory is its own too. */
export function runPeer(name: string, task: PeerTask): Promise<RanPeer> {
  return withFolder(async (folder) => {
    const file = join(folder, 'peak');
    const preload = join(import.meta.dirname, '..', 'peak-memory.mjs');
    const script = join(import.meta.dirname, 'peers', `${name}.ts`);
    const words = ['--import', preload, join(ROOT, 'tools/run.mjs'), script, JSON.stringify(task)];
    const child = spawn(process.execPath, ['--max-old-space-size=8192', ...words], {
      cwd: ROOT,
      env: { ...process.env, SANYI_PEAK_FILE: file },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new Error(`the peer ${name} ended with ${code}`);
    // The peers of this folder write this shape.
    const report = JSON.parse(out) as PeerReport & { peakMemoryMB?: number };
    const [peak = '0'] = (await readFile(file, 'utf8')).split(' ');
    return { ...report, peakMemoryMB: report.peakMemoryMB ?? Number(peak) / 1024 };
  });
}

/** Reads what a peer was told. */
export const peerTask = (): PeerTask => JSON.parse(process.argv.at(-1) ?? '{}') as PeerTask;

/** Tells what a peer found. */
export function tellReport(report: PeerReport & { readonly peakMemoryMB?: number }): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

/** Wall and processor seconds of work in this process, all its threads together. */
export async function measuredRun<T>(
  work: () => Promise<T> | T,
): Promise<PeerRun & { readonly value: T }> {
  const before = process.cpuUsage();
  const start = performance.now();
  const value = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { seconds, cpuSeconds: (user + system) / 1e6, value };
}

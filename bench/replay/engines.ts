import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repeated } from '../measurement.ts';
import { numberIn, sanyi } from '../sanyi.ts';
import type { RanPeer } from './peer.ts';
import { type BothTotals, RULES } from './plan.ts';

/** How the own engines are asked. */
export type OwnEngine = 'columns' | 'resident' | 'duckdb';

const WORDS: Readonly<Record<OwnEngine, readonly string[]>> = {
  columns: [],
  resident: ['--resident'],
  duckdb: ['--engine', 'duckdb'],
};

/** Replays with the real command, each run in a process of its own and from nothing kept. */
export async function runEngine(name: OwnEngine, facts: string, runs: number): Promise<RanPeer> {
  const ran = await repeated(runs, async () => {
    await rm(join(facts, 'replay'), { recursive: true, force: true });
    const rules = ['--baseline', RULES.baseline, '--reform', RULES.reform];
    return sanyi('replay', '--facts', facts, ...rules, ...WORDS[name]);
  });
  const engine = name === 'duckdb' ? 'duckdb' : 'columns';
  const reports = ran.map(({ document, cpuSeconds, peakMemoryMB }) => {
    const { engines } = document as { engines: Record<string, EngineDocument> };
    const own = engines[engine];
    if (!own) throw new Error(`the replay says nothing of ${engine}`);
    const { baseline, reform, seconds, linesPerSecond, hash } = own;
    const lines = Number(document.lines ?? Math.round(seconds * linesPerSecond));
    const totals = { baseline, reform };
    const cpu = own.cpuSeconds ?? cpuSeconds;
    return { seconds, cpuSeconds: cpu, totals, hash, lines, peakMemoryMB };
  });
  return {
    lines: reports[0]?.lines ?? 0,
    runs: reports,
    peakMemoryMB: Math.max(...reports.map(({ peakMemoryMB }) => peakMemoryMB)),
  };
}

type EngineDocument = BothTotals & {
  readonly seconds: number;
  readonly linesPerSecond: number;
  readonly hash: string;
  readonly cpuSeconds?: number;
};

/** Lines that the manifest of a folder of facts counts. */
export const linesIn = (built: Readonly<Record<string, unknown>>): number =>
  numberIn(built, 'lines');

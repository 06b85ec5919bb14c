import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of a second in /proc. */
const TICKS = 100;

type Process = { readonly pid: number; readonly parent: number; readonly ticks: number };

/** Processor seconds that a server and its processes took until now, those that ended too. */
export function cpuSecondsOf(server: number): number {
  const own = processes().filter(({ pid, parent }) => pid === server || parent === server);
  return own.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
}

/** The largest resident size that one of the processes ever had. MB. */
export function peakOf(server: number): number {
  const own = processes().filter(({ parent }) => parent === server);
  const peaks = own.map(({ pid }) => {
    const [, kB = '0'] = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`)) ?? [];
    return Number(kB) / 1024;
  });
  return Math.max(0, ...peaks);
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      // After the name in brackets: state, parent, ..., own and ended children's ticks.
      const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ');
      if (!fields) return [];
      const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
      return [{ pid: Number(pid), parent: Number(fields[1]), ticks }];
    });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}

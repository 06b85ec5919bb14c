import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

/** The machine of a measurement, without anything that names it. */
export const machine = (): Readonly<Record<string, number | string>> => ({
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGB: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${arch()}`,
  node: process.version,
  loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analysis } from './analysis.ts';
import { build } from './build.ts';
import { bulletin } from './bulletin.ts';
import { columns } from './columns.ts';
import { consoleSize } from './console.ts';
import { decision } from './decision.ts';
import { editor } from './editor.ts';
import { firstAnswers } from './first-answers.ts';
import { incremental } from './incremental.ts';
import { kernel } from './kernel.ts';
import { machine } from './machine.ts';
import type { Benchmark, Found, Measurement } from './measurement.ts';
import { rounded } from './measurement.ts';
import { nation } from './nation.ts';
import { pages } from './pages.ts';
import { replay } from './replay.ts';
import { buildAll } from './sanyi.ts';
import { settle } from './settle.ts';
import { sheet } from './sheet.ts';
import { start } from './start.ts';
import { whatIf } from './what-if.ts';

/** Runs benchmarks: node tools/run.mjs bench/run.ts [NAME...] [--runs N] [--lines N] [--json] [--save]. */
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  decision,
  columns,
  kernel,
  incremental,
  analysis,
  console: consoleSize,
  build,
  settle,
  replay,
  nation,
  bulletin,
  sheet,
  start,
  pages,
  'first-answers': firstAnswers,
  editor,
  'what-if': whatIf,
};
const RUNS = 3;

const words = process.argv.slice(2);
const runsAt = words.indexOf('--runs');
const runs = runsAt < 0 ? RUNS : Number(words[runsAt + 1]);
const flags = new Set(words.filter((word) => word.startsWith('--')));
/** Words after which a number stands. */
const NUMBERED = new Set(['--runs', '--lines']);
const names = words.filter(
  (word, at) => !word.startsWith('--') && !NUMBERED.has(words[at - 1] ?? ''),
);

await buildAll();
for (const name of names.length > 0 ? names : Object.keys(BENCHMARKS)) {
  const benchmark = BENCHMARKS[name];
  if (!benchmark) {
    throw new Error(`no benchmark "${name}"; there are ${Object.keys(BENCHMARKS).join(', ')}`);
  }
  const about = machine();
  tell(name, about, await benchmark({ runs }));
}

function tell(name: string, about: ReturnType<typeof machine>, found: Found): void {
  const ratios = found.ratios.map((each) => ({ ...each, value: rounded(each.value) }));
  const document = { benchmark: name, machine: about, ...found, ratios };
  const json = `${JSON.stringify(document, null, 2)}\n`;
  if (flags.has('--save')) {
    const folder = join(import.meta.dirname, 'results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.json`), json);
  }
  if (flags.has('--json')) process.stdout.write(`${JSON.stringify(document)}\n`);
  else process.stdout.write(`${text(name, { ...found, ratios })}\n`);
}

function text(name: string, found: Found): string {
  return [
    name,
    ...found.measurements.map(line),
    ...found.ratios.map(({ name: of, value, spread }) => {
      const range = spread ? ` (${spread.min} to ${spread.max})` : '';
      return `  ${of}: ${value}${range}`;
    }),
    ...Object.entries(found.facts).map(([fact, value]) => `  ${fact}: ${value}`),
  ].join('\n');
}

function line({ name, unit, runs: count, spread }: Measurement): string {
  const { min, median, max } = spread;
  return `  ${name}: ${median} ${unit} (${min} to ${max}, ${count} runs)`;
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';

const KNOWN: readonly string[] = ['decision', 'columns', 'analysis'];

/** `sanyi bench`: runs a benchmark of the checkout and tells its figures. */
export const BENCH: Command = {
  name: 'bench',
  summary: {
    en: 'measure this machine: "decision" compares one decision with other engines, "columns" a million with code by hand and DuckDB, "analysis" looks at tables of 1,000 rules',
    zh: '在本机上测速：decision 与其他引擎比较单次决策，columns 与手写代码及 DuckDB 比较百万次决策，analysis 分析千条规则的决策表',
  },
  arguments: [
    {
      name: 'NAME',
      text: {
        en: 'name of the benchmark: decision, columns or analysis',
        zh: '测试名称：decision、columns 或 analysis',
      },
    },
  ],
  options: [
    {
      name: 'save',
      text: { en: 'keep the figures in bench/results', zh: '把结果写入 bench/results' },
    },
  ],
  examples: [
    {
      line: 'sanyi bench decision --json',
      text: {
        en: 'ratios to zen-engine, feelin and code by hand, rates, and the machine',
        zh: '与 zen-engine、feelin 及手写代码的比值、速率和机器信息',
      },
    },
    {
      line: 'sanyi bench columns --json',
      text: {
        en: 'claims per second in columns, in the ordered fold and in DuckDB, beside code by hand',
        zh: '列运算、按序累计与 DuckDB 每秒处理的单据数，并与手写代码对比',
      },
    },
    {
      line: 'sanyi bench analysis --json',
      text: {
        en: 'milliseconds to find gaps and overlaps, the worst tables included',
        zh: '查找空缺与重叠所需的毫秒数，含最难的表',
      },
    },
  ],
  run: async (call) => {
    const [name = ''] = call.arguments;
    const script = join(call.home, 'bench', 'run.ts');
    if (!KNOWN.includes(name) || !existsSync(script)) {
      const known = KNOWN.join(', ');
      return fail(problem('CLI_BENCH_UNKNOWN', 'command line', { name, known }));
    }
    const words = [join(call.home, 'tools', 'run.mjs'), script, name, '--json'];
    if (call.switches.has('save')) words.push('--save');
    const told = await output(call.home, words);
    if (!told.ok) return told;
    const document = summaryOf(told.value);
    return ok(outcome(document, textOf(document)));
  },
};

type Spread = { readonly min: number; readonly median: number; readonly max: number };

/** What a benchmark tells: see `bench/measurement.ts`. */
type Told = {
  readonly machine: Readonly<Record<string, number | string>>;
  readonly measurements: readonly {
    readonly name: string;
    readonly unit: string;
    readonly spread: Spread;
  }[];
  readonly ratios: readonly {
    readonly name: string;
    readonly value: number;
    readonly spread?: Spread;
  }[];
  readonly facts: Readonly<Record<string, number | string>>;
};

function output(home: string, words: readonly string[]): Promise<Result<Told>> {
  const child = spawn(process.execPath, words, { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  return new Promise((resolve) => {
    const failed = (reason: string): void =>
      resolve(fail(problem('CLI_BENCH_FAILED', 'command line', { reason })));
    child.on('error', ({ message }) => failed(message));
    child.on('close', (code) => {
      // The script of this checkout writes this shape.
      if (code === 0) resolve(ok(JSON.parse(out) as Told));
      else failed(`exit ${code}`);
    });
  });
}

type Summary = {
  readonly ratios: Readonly<Record<string, number>>;
  readonly rates: Readonly<Record<string, number>>;
  /** Of rates, and of ratios where each round gave one. */
  readonly spreads: Readonly<Record<string, Spread>>;
  readonly machine: Told['machine'];
  readonly facts: Told['facts'];
};

/** Medians by name. */
function summaryOf({ ratios, measurements, machine, facts }: Told): Summary {
  return {
    ratios: Object.fromEntries(ratios.map(({ name, value }) => [name, value])),
    rates: Object.fromEntries(measurements.map(({ name, spread }) => [name, spread.median])),
    spreads: Object.fromEntries(
      [...ratios, ...measurements].flatMap(({ name, spread }) => (spread ? [[name, spread]] : [])),
    ),
    machine,
    facts,
  };
}

function textOf({ ratios, rates, spreads }: Summary): string {
  const lines = (of: Readonly<Record<string, number>>, sign: string): string[] =>
    Object.entries(of).map(([name, value]) => {
      const spread = spreads[name];
      return `${name}: ${value}${sign}${spread ? ` (${spread.min} – ${spread.max})` : ''}`;
    });
  return [...lines(ratios, '×'), '', ...lines(rates, '')].join('\n');
}

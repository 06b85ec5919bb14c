import { strict as assert } from 'node:assert';
import type { RowDecision, Trace } from '@sanyi/feel';
import { settleByHand } from './decision/by-hand.ts';
import { type Case, cases, type Settled } from './decision/claim.ts';
import { settleWithFeelin } from './decision/feelin.ts';
import { compilePackage, coverage, packageXml } from './decision/large-models.ts';
import { settlementRow } from './decision/sanyi.ts';
import { inYuan, zen } from './decision/zen.ts';
import { type Benchmark, type Measurement, measured, repeated, timed } from './measurement.ts';

/** How long each engine is measured in one round, in milliseconds. */
const SLICE = { fast: 150, zen: 300, feelin: 400 } as const;
const ROUNDS_LEAST = 7;

/** The answers of one engine to cases, summed so that none is left out. */
type Engine = {
  readonly name: string;
  readonly slice: number;
  run(from: number): Promise<number> | number;
  readonly count: number;
};

/**
 * One claim's settlement (a table of 12 rules, then seven steps with two roundings) by our compiled
 * decision, with and without a trace, against other engines and against code written by hand. All
 * answer the same claims; every round measures each of them once, and ratios are taken within it.
 */
export const decision: Benchmark = async ({ runs }) => {
  const asked = cases(4096);
  const row = settlementRow();
  const wrong = await check(asked.slice(0, 300), row);
  const engines = enginesOf(asked, row);
  const rates = new Map<string, number[]>(engines.map(({ name }) => [name, []]));
  for (const engine of engines) await rateOf(engine);
  for (let round = 0; round < Math.max(ROUNDS_LEAST, runs); round += 1) {
    for (const engine of engines) rates.get(engine.name)?.push(await rateOf(engine));
  }
  const rate = (name: string): number[] => rates.get(name) ?? [];
  const paired = (name: string, of: string, to: string) => ({
    name,
    value: median(rate(of).map((each, round) => each / (rate(to)[round] ?? 1))),
  });
  const large = await largeTable();
  return {
    measurements: [
      ...engines.map(({ name }) => measured(name, 'evaluations/s', rate(name))),
      ...large.measurements,
      await packageTime(),
    ],
    ratios: [
      paired('zen', 'sanyi', 'zen'),
      paired('zenTrace', 'sanyiTrace', 'zenTrace'),
      paired('feelin', 'sanyi', 'feelin'),
      paired('handWritten', 'sanyi', 'handWritten'),
    ],
    facts: { rules: 12, steps: 7, claims: asked.length, largeRules: large.rules, ...wrong },
  };
};

/** Every engine gives what is written by hand; how often one is a fen off is a finding. */
async function check(asked: readonly Case[], row: RowDecision): Promise<Record<string, number>> {
  const ask = zen();
  let [zenWrong, feelinWrong] = [0, 0];
  for (const { claim, before } of asked) {
    const right = settleByHand(claim, before);
    const environment = { parameters: {}, acc: before };
    assert.deepEqual({ ...(row.evaluatePlain(claim, environment) as object) }, right);
    assert.equal(row.trace(claim, environment).fired.length, 1);
    const yuan = inYuan(claim, before);
    const differs = (answer: { readonly [name: string]: number }): number =>
      Number(
        Object.entries(right).some(([name, fen]) => Math.round((answer[name] ?? 0) * 100) !== fen),
      );
    zenWrong += differs(await ask(yuan, false));
    feelinWrong += differs(settleWithFeelin(yuan));
  }
  return { checked: asked.length, zenWrong, feelinWrong };
}

function enginesOf(asked: readonly Case[], row: RowDecision): Engine[] {
  const environments = asked.map(({ before }) => ({ parameters: {}, acc: before }));
  const yuan = asked.map(({ claim, before }) => inYuan(claim, before));
  const fired: number[] = [];
  const ask = zen();
  const one = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
  const sync = (name: string, of: (at: number) => number): Engine => ({
    name,
    slice: SLICE.fast,
    count: 1024,
    run: (from) => {
      let sum = 0;
      for (let at = from; at < from + 1024; at += 1) sum += of(at);
      return sum;
    },
  });
  const zenEngine = (name: string, trace: boolean): Engine => ({
    name,
    slice: SLICE.zen,
    count: 64,
    run: async (from) => {
      let sum = 0;
      for (let at = from; at < from + 64; at += 1) {
        sum += (await ask(one(yuan, at), trace)).patient ?? 0;
      }
      return sum;
    },
  });
  return [
    sync('sanyi', (at) => {
      while (fired.length > 0) fired.pop();
      const answer = row.evaluatePlain(one(asked, at).claim, one(environments, at), fired);
      return (answer as Settled).patient + (fired[0] ?? 0);
    }),
    sync('handWritten', (at) => {
      const { claim, before } = one(asked, at);
      return settleByHand(claim, before).patient;
    }),
    sync('sanyiTrace', (at) =>
      readAnswers(row.tracePlain(one(asked, at).claim, one(environments, at))),
    ),
    sync('sanyiTraceSteps', (at) =>
      readSteps(row.tracePlain(one(asked, at).claim, one(environments, at))),
    ),
    zenEngine('zen', false),
    zenEngine('zenTrace', true),
    {
      name: 'feelin',
      slice: SLICE.feelin,
      count: 4,
      run: (from) => {
        let sum = 0;
        for (let at = from; at < from + 4; at += 1) {
          sum += settleWithFeelin(one(yuan, at)).patient ?? 0;
        }
        return sum;
      },
    },
  ];
}

/**
 * Reads what the trace of zen-engine has too: the rules that fired and what every decision answered.
 * The steps are noted as well.
 */
function readAnswers({ output, fired, decisions }: Trace): number {
  let read = (output as Settled).patient;
  for (const { rule } of fired) read += rule.length;
  for (const { value, decision: name } of decisions) read += Number(value !== null) + name.length;
  return read;
}

/** Reads the place and the value of every step besides, which zen-engine does not tell. */
function readSteps(trace: Trace): number {
  let read = readAnswers(trace);
  for (const { value, expression } of trace.steps) read += Number(value !== null) + expression.from;
  return read;
}

/** Evaluations per second over one slice of time. */
async function rateOf(engine: Engine): Promise<number> {
  const start = performance.now();
  let [count, sum, passed] = [0, 0, 0];
  while (passed < engine.slice) {
    sum += await engine.run(count);
    count += engine.count;
    passed = performance.now() - start;
  }
  assert(Number.isFinite(sum), 'an engine gave no numbers');
  return (count * 1000) / passed;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** A table of the size of the largest public one. */
async function largeTable(): Promise<{ measurements: Measurement[]; rules: number }> {
  const { ms, value } = await timed(coverage);
  const { row, questions, rules } = value;
  const environment = { parameters: {} };
  const engine: Engine = {
    name: 'largeTable',
    slice: SLICE.fast,
    count: questions.length,
    run: () => {
      let sum = 0;
      for (const question of questions) {
        sum += Number((row.evaluatePlain(question, environment) as { limit: number }).limit);
      }
      return sum;
    },
  };
  await rateOf(engine);
  const rates = await repeated(ROUNDS_LEAST, () => rateOf(engine));
  return {
    measurements: [
      measured('largeTable', 'evaluations/s', rates),
      measured('largeTable, read and compiled', 'ms', [ms]),
    ],
    rules,
  };
}

/** Reading, checking and compiling a file of 1,000 rules, asked once. */
async function packageTime(): Promise<Measurement> {
  const xml = packageXml();
  const times = await repeated(5, () => timed(() => compilePackage(xml)));
  return measured(
    'package of 1,000 rules, read and compiled',
    'ms',
    times.map(({ ms }) => ms),
  );
}

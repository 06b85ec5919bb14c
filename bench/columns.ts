import { strict as assert } from 'node:assert';
import { availableParallelism } from 'node:os';
import type { BoundColumns } from '@sanyi/feel';
import { LoopMemory } from '@sanyi/feel/loops';
import { foldByHand, settleColumnsByHand } from './columns/by-hand.ts';
import {
  blocksOf,
  type ClaimColumns,
  claimColumns,
  settlementInputs,
  settlementKernel,
  yearKernel,
} from './columns/claims.ts';
import { settleInDuckdb } from './columns/in-duckdb.ts';
import { type Benchmark, measured, type Ratio, spreadOf } from './measurement.ts';

/** Whole persons of twenty claims; the columns of a block take about 1 MB. */
const BLOCK = 16_000;
const CLAIMS = 62 * BLOCK;
const ROUNDS_LEAST = 7;
/** All cores, as a site would ask, and one, as the loops run. */
const DUCKDB = [
  ['duckdb', availableParallelism()],
  ['duckdbOneThread', 1],
] as const;

/**
 * A million claims in memory on one thread, block by block: the settlement decision (a table of 12 rules, then seven
 * steps with two roundings) and the ordered fold of a year (deductible, two rates, yearly cap), as
 * compiled columns, as JavaScript and as WebAssembly, written by hand over the same arrays, and in DuckDB (on all cores, and on one). Every round measures each
 * of them once; ratios are taken within it.
 */
export const columns: Benchmark = async ({ runs }) => {
  const claims = claimColumns(CLAIMS);
  const carries = ['inScope', 'entitled'].map((name) => ({ name, start: 0n }));
  const boundIn = (memory: { readonly memory?: LoopMemory }): Bound => ({
    settlement: settlementKernel().bind({ parameters: [{}], ...memory }),
    year: yearKernel().bind({ parameters: [{}], carries, ...memory }),
  });
  const { settlement, year } = boundIn({});
  const memory = new LoopMemory();
  const engines = [
    ...enginesOf(claims, { settlement, year }),
    ...enginesInMemory(claims, boundIn({ memory }), memory),
    ...enginesByHand(claims),
  ];
  const rounds = Math.max(ROUNDS_LEAST, runs);
  const rates = new Map(engines.map(({ name }) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round += 1) {
    for (const { name, run } of engines) {
      const start = performance.now();
      run();
      const rate = (CLAIMS * 1000) / (performance.now() - start);
      // The first two rounds are for warming up.
      if (round >= 0) rates.get(name)?.push(rate);
    }
  }
  for (const [name, threads] of DUCKDB) {
    const { seconds, patients } = await settleInDuckdb(claims, { runs: rounds, threads });
    rates.set(
      name,
      seconds.map((each) => CLAIMS / each),
    );
    assertSame(engines, patients);
  }
  const paired = (name: string, of: string, to: string): Ratio => {
    const [ours = [], theirs = []] = [rates.get(of), rates.get(to)];
    const spread = spreadOf(ours.map((each, round) => each / (theirs[round] ?? 1)));
    return { name, value: spread.median, spread };
  };
  return {
    measurements: [...rates].map(([name, values]) => measured(name, 'claims/s', values)),
    ratios: [
      paired('columnsToHandWritten', 'columns', 'handWrittenColumns'),
      paired('foldToHandWritten', 'fold', 'handWrittenFold'),
      paired('columnsToDuckdb', 'columns', 'duckdbOneThread'),
      paired('webassemblyToColumns', 'columnsInWebassembly', 'columns'),
      paired('webassemblyFoldToFold', 'foldInWebassembly', 'fold'),
    ],
    facts: {
      claims: CLAIMS,
      settlementTests: settlement.facts.tests,
      settlementEntries: settlement.facts.entries,
      foldTests: year.facts.tests,
      foldEntries: year.facts.entries,
    },
  };
};

type Engine = {
  readonly name: string;
  run(): void;
  /** The sum of an output over all claims. */
  sum(): number;
};

type Bound = { readonly settlement: BoundColumns; readonly year: BoundColumns };

/** The settlement and the fold as JavaScript. */
function enginesOf(claims: ClaimColumns, { settlement, year }: Bound): Engine[] {
  const blocks = blocksOf(claims, BLOCK);
  const settled = settlement.answersFor(BLOCK);
  const folded = year.answersFor(BLOCK);
  const settlementBlocks = blocks.map((block) => settlementInputs(block));
  const yearBlocks = blocks.map(yearInputs);
  return [
    engineOf(blocks, {
      name: 'columns',
      run: ({ count }, at) =>
        settlement.evaluate({ to: count, inputs: settlementBlocks[at] ?? {} }, settled),
      output: () => settled.columns.patient?.values,
    }),
    engineOf(blocks, {
      name: 'fold',
      run: ({ count, starts }, at) =>
        year.evaluate({ to: count, inputs: yearBlocks[at] ?? {}, starts }, folded),
      output: () => folded.columns.fund?.values,
    }),
  ];
}

/** The same as WebAssembly, over blocks that stand in its memory. */
function enginesInMemory(claims: ClaimColumns, bound: Bound, memory: LoopMemory): Engine[] {
  const moved = Object.entries(claims).map(([name, column]) => {
    if (typeof column === 'number') return [name, column];
    const into = memory.like(column, column.length);
    into.set(column);
    return [name, into];
  });
  // The same columns in another place.
  return enginesOf(Object.fromEntries(moved) as ClaimColumns, bound).map((engine) => ({
    ...engine,
    name: `${engine.name}InWebassembly`,
  }));
}

function enginesByHand(claims: ClaimColumns): Engine[] {
  const blocks = blocksOf(claims, BLOCK);
  const byHand = Array.from({ length: 7 }, () => new Float64Array(BLOCK));
  const fundByHand = new Float64Array(BLOCK);
  return [
    engineOf(blocks, {
      name: 'handWrittenColumns',
      run: (block) => settleColumnsByHand(block, byHand),
      output: () => byHand.at(-1),
    }),
    engineOf(blocks, {
      name: 'handWrittenFold',
      run: (block) => foldByHand(block, fundByHand),
      output: () => fundByHand,
    }),
  ];
}

const yearInputs = ({ level, amount }: ClaimColumns) => ({
  level: { values: level },
  inScope: { values: amount },
});

function engineOf(
  blocks: readonly ClaimColumns[],
  {
    name,
    run,
    output,
  }: {
    readonly name: string;
    readonly run: (block: ClaimColumns, at: number) => void;
    readonly output: () => ArrayLike<number> | undefined;
  },
): Engine {
  return {
    name,
    run: () => {
      for (let at = 0; at < blocks.length; at += 1) run(blocks[at] as ClaimColumns, at);
    },
    sum: () =>
      blocks.reduce((sum, block, at) => {
        run(block, at);
        return sum + total(output(), block.count);
      }, 0),
  };
}

function total(values: ArrayLike<number> | undefined, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += values?.[at] ?? 0;
  return sum;
}

/** All did the same work, to the fen. */
function assertSame(engines: readonly Engine[], duckdb: number): void {
  const sums = new Map(engines.map((engine) => [engine.name, engine.sum()]));
  for (const name of ['columns', 'columnsInWebassembly']) {
    assert.equal(sums.get(name), sums.get('handWrittenColumns'));
    assert.equal(sums.get(name), duckdb);
  }
  for (const name of ['fold', 'foldInWebassembly']) {
    assert.equal(sums.get(name), sums.get('handWrittenFold'));
  }
}

import { strict as assert } from 'node:assert';
import { availableParallelism } from 'node:os';
import type { BoundColumns } from '@sanyi/feel';
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
 * compiled columns, written by hand over the same arrays, and in DuckDB (on all cores, and on one). Every round measures each
 * of them once; ratios are taken within it.
 */
export const columns: Benchmark = async ({ runs }) => {
  const claims = claimColumns(CLAIMS);
  const settlement = settlementKernel().bind({ parameters: [{}] });
  const carries = ['inScope', 'entitled'].map((name) => ({ name, start: 0n }));
  const year = yearKernel().bind({ parameters: [{}], carries });
  const engines = enginesOf(claims, settlement, year);
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

function enginesOf(claims: ClaimColumns, settlement: BoundColumns, year: BoundColumns): Engine[] {
  const blocks = blocksOf(claims, BLOCK);
  const settled = settlement.answersFor(BLOCK);
  const byHand = Array.from({ length: 7 }, () => new Float64Array(BLOCK));
  const folded = year.answersFor(BLOCK);
  const fundByHand = new Float64Array(BLOCK);
  const settlementBlocks = blocks.map((block) => settlementInputs(block));
  const yearBlocks = blocks.map(({ level, amount }) => ({
    level: { values: level },
    inScope: { values: amount },
  }));
  const engine = (
    name: string,
    run: (block: ClaimColumns, at: number) => void,
    output: () => ArrayLike<number> | undefined,
  ): Engine => ({
    name,
    run: () => {
      for (let at = 0; at < blocks.length; at += 1) run(blocks[at] as ClaimColumns, at);
    },
    sum: () =>
      blocks.reduce((sum, block, at) => {
        run(block, at);
        return sum + total(output(), block.count);
      }, 0),
  });
  return [
    engine(
      'columns',
      ({ count }, at) =>
        settlement.evaluate({ to: count, inputs: settlementBlocks[at] ?? {} }, settled),
      () => settled.columns.patient?.values,
    ),
    engine(
      'handWrittenColumns',
      (block) => settleColumnsByHand(block, byHand),
      () => byHand.at(-1),
    ),
    engine(
      'fold',
      ({ count, starts }, at) =>
        year.evaluate({ to: count, inputs: yearBlocks[at] ?? {}, starts }, folded),
      () => folded.columns.fund?.values,
    ),
    engine(
      'handWrittenFold',
      (block) => foldByHand(block, fundByHand),
      () => fundByHand,
    ),
  ];
}

function total(values: ArrayLike<number> | undefined, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += values?.[at] ?? 0;
  return sum;
}

/** All did the same work, to the fen. */
function assertSame(engines: readonly Engine[], duckdb: number): void {
  const [settled, byHand, folded, foldedByHand] = engines.map((engine) => engine.sum());
  assert.equal(settled, byHand);
  assert.equal(settled, duckdb);
  assert.equal(folded, foldedByHand);
}

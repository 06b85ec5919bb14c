import type { PriceProblem } from '@sanyi/insurance';
import { priceProgram } from '@sanyi/insurance';
import { assert, ok, type Result } from '@sanyi/kernel';
import loadHighs from 'highs';
import { type Job, Meter } from '../job.ts';
import { runTasks, startPool } from '../workers/run-tasks.ts';

/** Seconds a solve may take: what is found by then is good enough or is said not to be there. */
const SOLVE_SECONDS = 60;

/** Relative distance to the best possible at which a solution is taken. */
const GAP = 0.01;

/** The kinds of bounds that prices keep. */
export const BOUND_KINDS = ['total', 'hospital', 'group', 'services'] as const;

/** By how much the bounds of each kind would have to be wider. */
export type MissingShares = Readonly<Record<(typeof BOUND_KINDS)[number], number>>;

/** Steps of each price; or how much wider bounds would have to be. */
export type Solved =
  | { readonly ok: true; readonly steps: readonly number[] }
  | { readonly ok: false; readonly missing: MissingShares };

/** Solves a problem of prices in a thread of its own, so that nobody waits for it who does not ask. */
export async function solveProgram(
  problem: PriceProblem,
  { job, where }: { readonly job: Job; readonly where: string },
): Promise<Result<Solved>> {
  const task = { name: 'solve-program', maker: solveProgramTask } as const;
  const pool = startPool(task, null, { inputs: 1, workers: 1 });
  try {
    const meter = new Meter(job, { en: 'Looking for prices', zh: '求解价格' }, 1);
    const run = await runTasks({ pool, inputs: [problem], job, meter, where });
    if (!run.ok) return run;
    const [solved] = run.value;
    assert(solved !== undefined, 'one problem has one solution');
    return ok(solved);
  } finally {
    await pool.close();
  }
}

/** Solves problems one after the other; the solver is loaded once. */
export async function solveProgramTask(
  _shared: null,
): Promise<Result<(problem: PriceProblem) => Promise<Result<Solved>>>> {
  const highs = await loadHighs();
  return ok(async (problem) => ok(solved(highs, problem)));
}

/** Exactly in steps, within a minute. */
function solved(highs: Awaited<ReturnType<typeof loadHighs>>, problem: PriceProblem): Solved {
  const options = { output_flag: false, time_limit: SOLVE_SECONDS, mip_rel_gap: GAP };
  const found = highs.solve(priceProgram(problem), options);
  const value = (columns: typeof found.Columns, name: string): number => {
    const column = columns[name];
    return column && 'Primal' in column ? Number(column.Primal) : 0;
  };
  if (found.Status === 'Optimal' || found.Status === 'Time limit reached') {
    const steps = problem.prices.map((_, at) => Math.round(value(found.Columns, `k${at}`)));
    if (steps.every(Number.isFinite)) return { ok: true, steps };
  }
  const wider = highs.solve(priceProgram(problem, true), options);
  const of = (kind: keyof MissingShares): number => value(wider.Columns, `e_${kind}`);
  return {
    ok: false,
    missing: {
      total: of('total'),
      hospital: of('hospital'),
      group: of('group'),
      services: of('services'),
    },
  };
}

import { type BindingBound, finalChange, type PriceProblem, priceProgram } from '@sanyi/insurance';
import { assert, ok, type Result } from '@sanyi/kernel';
import loadHighs from 'highs';
import { type Job, Meter } from '../job.ts';
import { runTasks, startPool } from '../workers/run-tasks.ts';

/** Seconds a solve may take: what is found by then is good enough or is said not to be there. */
const SOLVE_SECONDS = 60;

/** Relative distance to the best possible at which a solution is taken. */
const GAP = 0.01;

/** The kinds of bounds that prices keep. */
const BOUND_KINDS = ['total', 'hospital', 'group', 'services'] as const;

/** By how much the bounds of one kind would have to be wider, and whose is furthest off. */
export type MissingShare = Pick<BindingBound, 'kind' | 'key'> & { readonly share: number };

/** Steps of each price; or how much wider bounds would have to be. */
export type Solved =
  | { readonly ok: true; readonly steps: readonly number[] }
  | { readonly ok: false; readonly missing: readonly MissingShare[] };

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
  const stepsIn = (columns: typeof found.Columns): number[] =>
    problem.prices.map((_, at) => Math.round(value(columns, `k${at}`)));
  if (found.Status === 'Optimal' || found.Status === 'Time limit reached') {
    const steps = stepsIn(found.Columns);
    if (steps.every(Number.isFinite)) return { ok: true, steps };
  }
  const wider = highs.solve(priceProgram(problem, true), options);
  const steps = stepsIn(wider.Columns);
  const missing = BOUND_KINDS.map((kind) => {
    const share = value(wider.Columns, `e_${kind}`);
    return { kind, key: furthestOff(problem, steps, kind), share };
  });
  return { ok: false, missing };
}

/** The key of the amount of a kind that is furthest outside its bound. */
function furthestOff(
  problem: PriceProblem,
  steps: readonly number[],
  kind: BindingBound['kind'],
): string {
  const off = problem.held
    .filter((held) => held.kind === kind && held.before > 0)
    .map((held) => ({
      key: held.key,
      by: Math.abs(finalChange(problem, held, steps)) / held.before - held.within,
    }))
    .sort((a, b) => b.by - a.by);
  return off[0]?.key ?? 'all';
}

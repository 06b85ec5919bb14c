import type { PriceProblem } from '@sanyi/insurance';
import { priceProgram } from '@sanyi/insurance';
import loadHighs from 'highs';

/** Seconds a solve may take: what is found by then is good enough or is said not to be there. */
const SOLVE_SECONDS = 60;

/** Relative distance to the best possible at which a solution is taken. */
const GAP = 0.01;

/** Steps of each price; or by how much the bounds of each kind would have to be wider. */
export type Solved =
  | { readonly ok: true; readonly steps: readonly number[] }
  | { readonly ok: false; readonly missing: Readonly<Record<string, number>> };

let solver: ReturnType<typeof loadHighs> | null = null;

/** Solves a problem of prices exactly in steps, within a minute. */
export async function solveProgram(problem: PriceProblem): Promise<Solved> {
  solver ??= loadHighs();
  const highs = await solver;
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
  const kinds = ['total', 'hospital', 'group', 'services'];
  return {
    ok: false,
    missing: Object.fromEntries(kinds.map((kind) => [kind, value(wider.Columns, `e_${kind}`)])),
  };
}

import type { Result } from '@sanyi/kernel';
import type { Pool } from '../workers/run-tasks.ts';
import type { TaskMaker, Tell } from '../workers/task.ts';

/** An order of workers that stay: which plan it belongs to, and what to do for it. */
export type Planned<Plan, Order> = { readonly plan: Plan; readonly order: Order };

type Work<Order, Output> = (order: Order, tell: Tell) => Promise<Result<Output>>;

/**
 * Work for one plan after the other. What plans have in common is made once in each worker; what was
 * made for a plan stays until the next plan.
 */
export const plannedTask =
  <Shared, Plan, Order, Output>(
    maker: (
      shared: Shared,
    ) => Promise<Result<(plan: Plan) => Promise<Result<Work<Order, Output>>>>>,
  ): TaskMaker<Shared, Planned<Plan, Order>, Output> =>
  async (shared) => {
    const made = await maker(shared);
    if (!made.ok) return made;
    let last: { readonly key: string; readonly work: Promise<Result<Work<Order, Output>>> } | null =
      null;
    return {
      ok: true,
      value: async ({ plan, order }, tell) => {
        const key = JSON.stringify(plan);
        if (last?.key !== key) last = { key, work: made.value(plan) };
        const work = await last.work;
        return work.ok ? work.value(order, tell) : work;
      },
    };
  };

/** The workers of a pool, asked for one plan. */
export const poolFor = <Plan, Order, Output>(
  pool: Pool<Planned<Plan, Order>, Output>,
  plan: Plan,
): Pool<Order, Output> => ({
  ...pool,
  workers: pool.workers.map((worker) => ({
    run: (order, tell) => worker.run({ plan, order }, tell),
    close: () => worker.close(),
  })),
});

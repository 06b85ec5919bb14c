import type { Job, Replay, WhatIf, WhatIfChoices, WhatIfQuery } from '@sanyi/api';
import { type ReplayGroups, replayGroups } from '@sanyi/insurance';
import { assert, dayOf, fail, type IsoDate, ok, problem, type Result } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import { replayEstimator, replayFacts } from '@sanyi/store';
import type { City } from '../city/city.ts';
import type { JobBoard } from '../jobs/job-board.ts';
import { whatIfChoices } from './what-if-choices.ts';
import { whatIfPage } from './what-if-page.ts';

/** Answers what a reform would do to a city's last year. */
export type WhatIfAnswers = {
  choices(): Result<WhatIfChoices>;
  /** The exact result where it was run before, else what the sample says. */
  page(query: WhatIfQuery): Promise<Result<WhatIf>>;
  /** Starts the exact run, unless it is under way; another that is under way is stopped. */
  run(query: WhatIfQuery): Promise<Result<Job>>;
  /** Reads the sample and settles it under the rules in force, before somebody waits for it. */
  warm(): Promise<void>;
  /** Settles when no run is under way any more. */
  ended(): Promise<void>;
};

/** Packages that say how results are grouped. */
const GROUPS = 'replay-groups';

/** Exact results that are kept in memory: those a person compares in a sitting. */
const KEPT = 8;

type Asked = { readonly baseline: string; readonly reform: string };
type Run = { readonly key: string; readonly id: string; readonly ended: Promise<unknown> };

/** Makes the answers of one city. */
export function whatIfAnswers(city: City, jobs: JobBoard): WhatIfAnswers {
  const { facts, rules } = city;
  const { place, to } = facts.manifest;
  const estimator = replayEstimator(facts, rules.packages);
  const exact = new Map<string, Replay>();
  let run: Run | null = null;
  // A manifest's days were written by isoDate.
  const last = dayOf(to as IsoDate);
  const askedOf = ({ baseline = place, reform }: WhatIfQuery): Result<Asked> =>
    reform === baseline
      ? fail(problem('REPLAY_NOTHING_CHANGES', 'query reform', { stack: reform }))
      : ok({ baseline, reform });
  const keyOf = ({ baseline, reform }: Asked): string => `${baseline} ${reform}`;
  const keptOf = async (asked: Asked): Promise<Result<Replay | null>> => {
    const known = exact.get(keyOf(asked));
    if (known) return ok(known);
    const found = await estimator.kept(asked);
    if (!found.ok || !found.value) return found;
    const [oldest] = exact.keys();
    if (exact.size >= KEPT && oldest !== undefined) exact.delete(oldest);
    exact.set(keyOf(asked), found.value);
    return found;
  };
  const groups = (): Result<ReplayGroups> => {
    const stack = rules.stack(`${place}+${GROUPS}`);
    return stack.ok ? replayGroups(stack.value, last) : stack;
  };
  const bothStacks = (asked: Asked): Result<{ baseline: Stack; reform: Stack }> => {
    const [baseline, reform] = [rules.stack(asked.baseline), rules.stack(asked.reform)];
    if (!baseline.ok) return baseline;
    return reform.ok ? ok({ baseline: baseline.value, reform: reform.value }) : reform;
  };
  const jobOf = (key: string): Job | null => {
    const found = run?.key === key ? jobs.find(run.id) : null;
    return found?.ok ? found.value : null;
  };
  const answered = async (asked: Asked): Promise<Result<Replay>> => {
    const kept = await keptOf(asked);
    if (!kept.ok) return kept;
    return kept.value ? ok(kept.value) : estimator.estimate(asked);
  };
  return {
    choices: () => {
      const stack = rules.stack(place);
      return stack.ok ? ok(whatIfChoices(stack.value, last, city.items)) : stack;
    },
    page: async (query) => {
      const asked = askedOf(query);
      if (!asked.ok) return asked;
      const replay = await answered(asked.value);
      if (!replay.ok) return replay;
      const stacks = bothStacks(asked.value);
      const summed = groups();
      if (!stacks.ok) return stacks;
      if (!summed.ok) return summed;
      const of = { replay: replay.value, facts, items: city.items, groups: summed.value };
      return ok(whatIfPage({ ...of, stacks: stacks.value, job: jobOf(keyOf(asked.value)) }));
    },
    run: async (query) => {
      const asked = askedOf(query);
      if (!asked.ok) return asked;
      const key = keyOf(asked.value);
      const known = jobOf(key);
      if (known?.state === 'running') return ok(known);
      const ready = bothStacks(asked.value);
      if (!ready.ok) return ready;
      if (run) jobs.cancel(run.id);
      const before = run?.ended;
      const plan = {
        kind: 'what-if',
        title: { en: 'Exact replay', zh: '精确回放' },
        unit: { en: 'claims', zh: '笔' },
        stepCount: 1,
        result: `/api/what-if?${new URLSearchParams(asked.value)}`,
      };
      const ended = jobs.start(plan, async ({ job }) => {
        await before;
        return replayFacts(facts, { packages: rules.packages, ...asked.value, job });
      });
      const job = jobs.latest();
      assert(job !== null, 'a job that was started is the latest');
      run = { key, id: job.id, ended };
      return ok(job);
    },
    warm: async () => {
      // The rules against themselves: what they settle of the sample is what reforms are compared with.
      await estimator.estimate({ baseline: place, reform: place });
    },
    ended: async () => {
      await run?.ended;
    },
  };
}

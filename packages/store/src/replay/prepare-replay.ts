import type { District } from '@sanyi/facts';
import {
  type ClaimRules,
  claimRules,
  type PriceFacts,
  type ReplayFrame,
  type ReplayLayout,
  replayGroups,
  replayLayout,
  type Scenario,
} from '@sanyi/insurance';
import {
  addDays,
  addYears,
  type Day,
  fail,
  isoDate,
  ok,
  parseDay,
  problem,
  type Result,
  unwrap,
  yearOf,
} from '@sanyi/kernel';
import { buildStack, type Library, type Stack } from '@sanyi/policy';

/** What is replayed: two sets of rules, the days whose claims count, and how to sum up. */
export type ReplayPlan = {
  readonly baseline: string;
  readonly reform: string;
  /** Packages with the groups, laid on the place: `replay-groups+my-bands`. */
  readonly groups: string;
  /** Both inclusive. */
  readonly from: Day;
  readonly to: Day;
};

/** A scenario whose rules are ready for the prices of the facts. */
type ReadyScenario = Scenario & { readonly rules: ClaimRules };

/** A replay ready to run over any part of its facts. */
export type PreparedReplay = {
  readonly plan: ReplayPlan;
  readonly frame: ReplayFrame;
  readonly layout: ReplayLayout;
  readonly scenarios: readonly [ReadyScenario, ReadyScenario];
  readonly reference: PriceFacts;
  /** The first day whose claims can change what counts; null when all days can. */
  readonly since: Day | null;
};

/** The groups that a replay is summed up by when none are named. */
export const DEFAULT_GROUPS = 'replay-groups';

/** The last year of facts that go from one day to another, or all of them where they are shorter. */
export function lastYear(facts: { readonly from: Day; readonly to: Day }): {
  readonly from: Day;
  readonly to: Day;
} {
  const year = addYears(addDays(facts.to, 1), -1);
  // The later of two days is a day.
  return { from: Math.max(year, facts.from) as Day, to: facts.to };
}

/** What is carried over a calendar year begins with it; anything else may reach further back. */
function sinceOf(stacks: readonly Stack[], from: Day): Day | null {
  const everyYear = stacks.every(({ packages }) =>
    packages.every((each) => {
      const resets = [...each.folds.values()].map(({ reset }) => reset.every);
      const isYearly = resets.every((every) => every === 'calendarYear' || every === 'stay');
      return isYearly && each.ruleDay === 'discharge';
    }),
  );
  return everyYear ? unwrap(parseDay(`${yearOf(from)}-01-01`)) : null;
}

/** Where stacks come from, and the same made ready for the prices of some facts. */
export type StackSource = {
  stack(text: string): Result<Stack>;
  rules(stack: Stack): ClaimRules;
};

/** Stacks that are kept: those a person compares in a sitting. */
const KEPT_STACKS = 8;

/** Builds stacks from a library and keeps the last of them, with the prices met under them. */
export function stackSource(library: Library, reference: PriceFacts): StackSource {
  const stacks = new Map<string, Result<Stack>>();
  const rules = new Map<string, ClaimRules>();
  return {
    stack: (text) => kept(stacks, text, () => buildStack(library, text)),
    rules: (stack) => kept(rules, stack.hash, () => claimRules(stack, reference)),
  };
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  // What is used last stands last, so that the baseline of a sitting stays.
  known.delete(key);
  known.set(key, found);
  const [oldest] = known.keys();
  if (known.size > KEPT_STACKS && oldest !== undefined) known.delete(oldest);
  return found;
}

/**
 * Builds both stacks and the groups of a plan.
 *
 * @returns the problems of a stack, `REPLAY_GROUPS_MISSING`, `REPLAY_DAYS_REVERSED`, or `REPLAY_PERIOD`
 * for days outside the facts
 */
export function prepareReplay(of: {
  readonly stacks: StackSource;
  readonly reference: PriceFacts;
  readonly districts: readonly District[];
  readonly days: { readonly from: Day; readonly to: Day };
  readonly place: string;
  readonly plan: ReplayPlan;
}): Result<PreparedReplay> {
  const { stacks: source, plan, reference, days } = of;
  const span = { from: isoDate(plan.from), to: isoDate(plan.to) };
  if (plan.from > plan.to) return fail(problem('REPLAY_DAYS_REVERSED', 'replay', span));
  if (plan.from < days.from || plan.to > days.to) {
    const known = { first: isoDate(days.from), last: isoDate(days.to) };
    return fail(problem('REPLAY_PERIOD', 'replay', { ...span, ...known }));
  }
  const baseline = source.stack(plan.baseline);
  if (!baseline.ok) return baseline;
  const reform = source.stack(plan.reform);
  if (!reform.ok) return reform;
  const withGroups = source.stack(`${of.place}+${plan.groups}`);
  if (!withGroups.ok) return withGroups;
  const groups = replayGroups(withGroups.value, plan.to);
  if (!groups.ok) return groups;
  const stacks = [baseline.value, reform.value] as const;
  const frame: ReplayFrame = {
    facts: reference,
    districts: of.districts,
    groups: groups.value,
    stacks,
    from: plan.from,
    to: plan.to,
  };
  const scenario = (name: string, at: 0 | 1): ReadyScenario => {
    const stack = stacks[at];
    return { name, stack, rules: source.rules(stack) };
  };
  const scenarios = [scenario('baseline', 0), scenario('reform', 1)] as const;
  const since = sinceOf(stacks, plan.from);
  return ok({ plan, frame, layout: replayLayout(frame), scenarios, reference, since });
}

import type { Replay, WhatIfQuery } from '@sanyi/api';
import { type ReplayGroups, replayGroups } from '@sanyi/insurance';
import { type Day, fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import type { Actor, ReplayEstimator, ReplayOptions, StackSource } from '@sanyi/store';
import type { City } from '../city/city.ts';
import type { WorkQueue } from '../jobs/work-queue.ts';

/** Packages that say how results are grouped. */
const GROUPS = 'replay-groups';

/** Rules to compare. */
export type Asked = { readonly baseline: string; readonly reform: string };

/** What all answers of a city share. */
export type Desk = {
  readonly city: City;
  readonly work: WorkQueue;
  readonly last: Day;
  readonly estimator: ReplayEstimator;
  /** How exact replays run: what they hold between them, and who estimates beside. */
  readonly exactly: Required<Pick<ReplayOptions, 'packages' | 'memory' | 'pools' | 'estimate'>>;
  /** Aborted when the city is served no more. */
  readonly over: AbortController;
  /** Exact results read before, by the two texts of their rules. */
  readonly exact: Map<string, Replay>;
};

/** A desk and who asks there. */
export type Asker = { readonly desk: Desk; readonly actor: Actor };

/** The stacks that a city keeps. */
export const stacksOf = ({ rules, claimRules }: City): StackSource => ({
  stack: rules.stack,
  rules: claimRules,
});

/** Names what was asked. */
export const keyOf = ({ baseline, reform }: Asked): string => `${baseline} ${reform}`;

/** Both texts of rules; the place's own where no baseline is named. */
export function askedOf({ city }: Desk, query: WhatIfQuery): Result<Asked> {
  const { baseline = city.facts.manifest.place, reform } = query;
  if (reform !== baseline) return ok({ baseline, reform });
  return fail(problem('API_NOTHING_CHANGES', 'query reform', { stack: reform }));
}

/** Both stacks, built. */
export function bothStacks(
  { city }: Desk,
  asked: Asked,
): Result<{ readonly baseline: Stack; readonly reform: Stack }> {
  const [baseline, reform] = [city.rules.stack(asked.baseline), city.rules.stack(asked.reform)];
  if (!baseline.ok) return baseline;
  return reform.ok ? ok({ baseline: baseline.value, reform: reform.value }) : reform;
}

/** How results of the city are grouped. */
export function groupsOf({ city, last }: Desk): Result<ReplayGroups> {
  const stack = city.rules.stack(`${city.facts.manifest.place}+${GROUPS}`);
  return stack.ok ? replayGroups(stack.value, last) : stack;
}

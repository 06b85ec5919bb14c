import type { Job, WhatIfQuery, WhatIfSteps } from '@sanyi/api';
import { groupTitle } from '@sanyi/insurance';
import { ok, type Result } from '@sanyi/kernel';
import { replayByChange } from '@sanyi/store';
import { weigher } from '../pages/weighted.ts';
import { whatIfChoices } from './what-if-choices.ts';
import { type Asked, type Asker, askedOf, bothStacks, groupsOf, keyOf } from './what-if-desk.ts';
import { whatIfSteps } from './what-if-steps.ts';

/** A run of changes among the work of somebody. */
const runOf = (asked: Asked) =>
  ({ kind: 'what-if-changes', name: `changes ${keyOf(asked)}` }) as const;

/** A reform change by change: exact where every change was run before, else what the sample says of all. */
export async function changesOf(
  { desk, actor }: Asker,
  query: WhatIfQuery,
  signal?: AbortSignal,
): Promise<Result<WhatIfSteps>> {
  const asked = askedOf(desk, query);
  if (!asked.ok) return asked;
  const { city, estimator, last } = desk;
  const { facts, rules } = city;
  const stacks = bothStacks(desk, asked.value);
  if (!stacks.ok) return stacks;
  const groups = groupsOf(desk);
  if (!groups.ok) return groups;
  const options = { packages: rules.packages, ...asked.value };
  const estimated = (pair: Asked) => estimator.estimate(pair, signal);
  let isExact = true;
  const kept = await replayByChange(facts, options, async (pair) => {
    const known = await estimator.kept(pair);
    if (!known.ok) return known;
    if (!known.value) isExact = false;
    return known.value ? ok(known.value) : estimated(pair);
  });
  // Estimates and exact results of neighbours do not add up, so it is all the one or all the other.
  const found = isExact ? kept : await replayByChange(facts, options, estimated);
  if (!found.ok) return found;
  const { values } = whatIfChoices(stacks.value.baseline, last, city.items);
  const { weight, place } = facts.manifest;
  return ok(
    whatIfSteps({
      ...{ found: found.value, isExact, weight, place, folder: facts.folder },
      weigh: weigher(weight),
      titles: groupTitle(facts.manifest.districts, groups.value),
      named: new Map(values.map(({ path, title }) => [path, title])),
      job: desk.work.own(actor, runOf(asked.value)),
    }),
  );
}

/** Starts the exact replays of all changes, one after the other. */
export async function startChanges(
  { desk, actor }: Asker,
  query: WhatIfQuery,
): Promise<Result<Job>> {
  const asked = askedOf(desk, query);
  if (!asked.ok) return asked;
  const ready = bothStacks(desk, asked.value);
  if (!ready.ok) return ready;
  const { facts } = desk.city;
  const job = desk.work.start(actor, {
    ...runOf(asked.value),
    title: { en: 'Exact replay of each change', zh: '逐项精确回放' },
    result: `/api/what-if/changes?${new URLSearchParams(asked.value)}`,
    run: (job) => replayByChange(facts, { ...desk.exactly, ...asked.value, job }),
  });
  return ok(job);
}

import type { KeptReplays, Replay, ReplaysCompared, WireText } from '@sanyi/api';
import { fail, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { keptReplay, keptReplays, replayChange, replaysDiffer } from '@sanyi/store';
import { stackName } from '../claims/stack-name.ts';
import { weigher } from '../pages/weighted.ts';
import { keptReplayOf, replaysComparedPage } from './replays-compared-page.ts';
import { type Desk, groupsOf } from './what-if-desk.ts';

/** The replays that are kept beside the facts of the city. */
export async function keptOf(desk: Desk): Promise<Result<KeptReplays>> {
  const { facts } = desk.city;
  const { replays, count, otherFacts } = await keptReplays(facts);
  const money = weigher(facts.manifest.weight);
  const named = namedBy(desk);
  return ok({
    replays: replays.map(({ madeAt, totals, ...replay }) => {
      return { ...keptReplayOf(replay, named), madeAt, change: replayChange(totals, money) };
    }),
    ...{ count, otherFacts },
  });
}

/** Two kept replays side by side; refused where they are not of the same claims in the same groups. */
export async function comparedOf(
  desk: Desk,
  ids: { readonly first: string; readonly second: string },
): Promise<Result<ReplaysCompared>> {
  const { facts, items } = desk.city;
  const first = await keptReplay(facts, ids.first);
  if (!first.ok) return first;
  const second = await keptReplay(facts, ids.second);
  if (!second.ok) return second;
  const pair = { first: first.value, second: second.value };
  if (replaysDiffer(pair.first, pair.second).length > 0) return fail(apart(pair));
  const groups = groupsOf(desk);
  if (!groups.ok) return groups;
  const named = namedBy(desk);
  const texts = [pair.first, pair.second].flatMap(({ baseline, reform }) => [baseline, reform]);
  const stacks = texts.flatMap(({ text }) => {
    const stack = desk.city.rules.stack(text);
    return stack.ok ? [stack.value] : [];
  });
  return ok(replaysComparedPage({ ...pair, facts, items, groups: groups.value, stacks, named }));
}

/** A set of rules in words; those that are here no longer by their text. */
const namedBy =
  ({ city }: Desk) =>
  (text: string, lastDay: string): WireText => {
    const stack = city.rules.stack(text);
    return stack.ok ? stackName(stack.value, lastDay, city.items).title : { en: text, zh: text };
  };

/** What keeps two replays from being compared: each with its days, and the first digits of its facts and groups. */
function apart({ first, second }: Readonly<Record<'first' | 'second', Replay>>): Problem {
  const digits = (of: string): string => of.slice(0, 8);
  return problem('API_REPLAYS_APART', 'query with', {
    first: first.id,
    firstFrom: first.period.from,
    firstTo: first.period.to,
    firstFacts: digits(first.factsChecksum),
    firstGroups: digits(first.groups.hash),
    second: second.id,
    secondFrom: second.period.from,
    secondTo: second.period.to,
    secondFacts: digits(second.factsChecksum),
    secondGroups: digits(second.groups.hash),
  });
}

import type { BehaviourPage, BehaviourQuery } from '@sanyi/api';
import { LEVEL_TITLES } from '@sanyi/insurance';
import { ok, type Result } from '@sanyi/kernel';
import { behaviourOfReplay } from '@sanyi/store';
import { factsArgument } from '../city/facts-argument.ts';
import { weighedBehaviour } from './behaviour-weighed.ts';
import type { Desk } from './what-if-desk.ts';

/**
 * What a what-if would come to if volumes responded; apart from the what-if itself, and only beside its
 * exact result.
 */
export async function behaviourPage(
  { city, estimator }: Pick<Desk, 'city' | 'estimator'>,
  query: BehaviourQuery,
): Promise<Result<BehaviourPage>> {
  const { rules, facts } = city;
  const { place, weight } = facts.manifest;
  // Packages that have responses, those of the place first.
  const packages = [...rules.library.values()]
    .filter(({ lists }) => lists.has('response'))
    .map(({ id, title }) => ({ id, title }));
  const levels = [...LEVEL_TITLES];
  const chosen = query.behaviour ?? packages[0]?.id;
  if (chosen === undefined) {
    return ok({ packages, levels, chosen: null, exact: false, behaviour: null, command: null });
  }
  const asked = { baseline: query.baseline ?? place, reform: query.reform };
  const replay = await estimator.kept(asked);
  if (!replay.ok) return replay;
  const made = replay.value
    ? behaviourOfReplay(replay.value, { packages: rules.packages, behaviour: chosen })
    : null;
  if (made && !made.ok) return made;
  return ok({
    packages,
    levels,
    chosen,
    exact: made !== null,
    behaviour: made && weighedBehaviour(made.value, weight),
    command: commandOf(asked, chosen, facts.folder),
  });
}

function commandOf(
  { baseline, reform }: { readonly baseline: string; readonly reform: string },
  behaviour: string,
  folder: string,
): string {
  const rules = `--baseline '${baseline}' --reform '${reform}'`;
  return `npx sanyi replay --facts ${factsArgument(folder)} ${rules} --behaviour ${behaviour}`;
}

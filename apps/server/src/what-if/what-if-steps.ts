import type {
  ByChange,
  ByChangeStep,
  Job,
  ReplayMoney,
  WhatIfStep,
  WhatIfSteps,
  WireText,
} from '@sanyi/api';
import { replayAmounts } from '@sanyi/store';
import { factsArgument } from '../city/facts-argument.ts';
import type { Weigh } from '../pages/weighted.ts';
import { type GroupSource, groupOf } from './what-if-page.ts';

/** What the steps of a reform are told from. */
export type StepsSource = GroupSource & {
  readonly found: ByChange;
  readonly isExact: boolean;
  /** Titles of values by path, where they have one. */
  readonly named: ReadonlyMap<string, WireText>;
  readonly place: string;
  readonly folder: string;
  readonly job: Job | null;
};

/** A reform change by change as the page shows it: weighted to the whole city. */
export function whatIfSteps(source: StepsSource): WhatIfSteps {
  const { found, isExact, job, weigh } = source;
  const [first, last] = [found.steps[0], found.steps.at(-1)];
  const all = first && last ? moved(first.before, last.after, weigh) : NOTHING;
  return {
    state: isExact ? 'exact' : 'estimate',
    steps: found.steps.map((step) => stepOf(step, source)),
    ...all,
    command: commandOf(found, source),
    job,
  };
}

function stepOf(step: ByChangeStep, source: StepsSource): WhatIfStep {
  const { kind, path, from, to, rows } = step;
  const group = (bands: ByChangeStep['people'][number]) => groupOf(bands, source);
  return {
    ...{ kind, path, from, to, rows },
    title: source.named.get(path) ?? step.title,
    ...moved(step.before, step.after, source.weigh),
    people: step.people.filter(({ count }) => count > 0).map(group),
    levels: step.institutions
      .filter(({ count }) => count > 0)
      // Institutions are all there; only what they take in is weighted.
      .map((bands) => ({ ...group(bands), count: bands.count, bands: bands.bands })),
  };
}

const NOTHING = { patientFen: '0', fundFen: '0', incomeFen: '0' };

/** Differences of weighted amounts: what one step ends with the next begins with, so they add up. */
function moved(before: ReplayMoney, after: ReplayMoney, weigh: Weigh): typeof NOTHING {
  const [old, now] = [replayAmounts(before), replayAmounts(after)];
  const patient = weigh(now.patient) - weigh(old.patient);
  const fund = weigh(now.fund) - weigh(old.fund);
  return {
    patientFen: String(patient),
    fundFen: String(fund),
    incomeFen: String(patient + fund),
  };
}

function commandOf(
  { baseline, reform }: ByChange,
  { place, folder }: Pick<StepsSource, 'place' | 'folder'>,
): string {
  const from = baseline === place ? '' : ` --baseline '${baseline}'`;
  return `npx sanyi replay --facts ${factsArgument(folder)}${from} --reform '${reform}' --by-change --json`;
}

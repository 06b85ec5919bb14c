import {
  type Day,
  fail,
  ok,
  type ProblemCode,
  problem,
  type Rate,
  type Result,
  type Text,
} from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';

/** An age band: from this age to the next band. */
type AgeBand = { readonly code: string; readonly title: Text; readonly from: number };

/** How a replay is summed up: content of a package, not of the engine. */
export type ReplayGroups = {
  /** Ascending by age; the first begins at 0. */
  readonly ageBands: readonly AgeBand[];
  /** A gain or loss beyond this share of what was paid before is large. */
  readonly largeChange: Rate;
  /** All hospitals' income moving by no more than this share is budget-neutral. */
  readonly neutralWithin: Rate;
  /** Share of persons in the first estimate, and their fewest number. */
  readonly sampleShare: Rate;
  readonly samplePersons: number;
  /** Hash of the stack they come from. */
  readonly hash: string;
};

const NOWHERE = { institution: 0, level: '', district: '' };

/**
 * Reads the groups in force on a day from a stack that lays a package of groups on top.
 *
 * @returns `REPLAY_GROUPS_MISSING` naming what no package says, `REPLAY_AGE_BANDS` for bands that
 * leave an age out
 * @example
 * ```ts
 * declare const stack: Stack; // buildStack(library, 'beijing+replay-groups')
 * replayGroups(stack, dayOf('2018-12-31')).ok;
 * ```
 */
export function replayGroups(stack: Stack, day: Day): Result<ReplayGroups> {
  const values = stack.regime(stack.intervalAt(day), NOWHERE).parameters;
  const refuse = (code: ProblemCode, missing: string) =>
    fail(problem(code, stack.text, { missing }));
  const number = (name: string): bigint | null => {
    const value = values[name];
    return typeof value === 'bigint' ? value : null;
  };
  const names = ['replayLargeChange', 'replayNeutralWithin', 'replaySampleShare'] as const;
  const [large, neutral, share] = names.map(number);
  const persons = number('replaySamplePersons');
  const missing = [...names, 'replaySamplePersons'].find((name) => number(name) === null);
  if (missing !== undefined) return refuse('REPLAY_GROUPS_MISSING', `parameters/${missing}`);
  const ageBands = ageBandsOf(stack, day);
  if (ageBands.length === 0) return refuse('REPLAY_GROUPS_MISSING', 'lists/ageBand');
  if (ageBands[0]?.from !== 0) return refuse('REPLAY_AGE_BANDS', '0');
  return ok({
    ageBands,
    // The parameters are declared as rates, and one that is missing was refused above.
    largeChange: large as Rate,
    neutralWithin: neutral as Rate,
    sampleShare: share as Rate,
    samplePersons: Number(persons),
    hash: stack.hash,
  });
}

function ageBandsOf(stack: Stack, day: Day): AgeBand[] {
  const shape = stack.packages.findLast((each) => each.lists.has('ageBand'))?.lists.get('ageBand');
  const at = (name: string): number =>
    shape?.columns.findIndex((column) => column.name === name) ?? -1;
  const [fromAge, en, zh] = [at('fromAge'), at('title_en'), at('title_zh')];
  return stack
    .listRows('ageBand', day)
    .map(({ row }) => ({
      code: row.keys[0] ?? '',
      title: { en: String(row.values[en] ?? ''), zh: String(row.values[zh] ?? '') },
      from: Number(row.values[fromAge] ?? Number.NaN),
    }))
    .sort((a, b) => a.from - b.from);
}

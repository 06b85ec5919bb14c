import type { Row } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import type { Fold, FoldReset } from '@sanyi/policy';
import type { RuleDay } from './rule-days.ts';

/**
 * What is carried from claim to claim of one person: the accumulators of the folds met so far, when
 * each of them started, and the stays of the calendar year.
 */
export type PersonYear = {
  readonly acc: Record<string, bigint>;
  /** Per accumulator: the year, or the first day of the rolling period. */
  readonly since: Record<string, number>;
  /** The fold opened last and its year: opening it again in that year changes nothing. */
  fold: Fold | null;
  foldYear: number;
  stays: number;
  stayYear: number;
};

/** A person before the first claim. */
export const newPersonYear = (): PersonYear => ({
  acc: {},
  since: {},
  fold: null,
  foldYear: Number.MIN_SAFE_INTEGER,
  stays: 0,
  stayYear: Number.MIN_SAFE_INTEGER,
});

/** What a person carries on, as it is now. */
export const samePersonYear = (person: PersonYear): PersonYear => ({
  ...person,
  acc: { ...person.acc },
  since: { ...person.since },
});

/**
 * Counts a claim in: its number among the stays of its calendar year, from 1, or 0 when it is no
 * stay. To be called once per claim, in fold order, before anything is decided about it.
 */
export function countStay(person: PersonYear, day: RuleDay, stay: boolean): number {
  if (person.stayYear !== day.year) {
    person.stays = 0;
    person.stayYear = day.year;
  }
  if (!stay) return 0;
  person.stays += 1;
  return person.stays;
}

/**
 * Opens the accumulators of a fold for a claim: starts those that are new or whose period is over
 * (calendar year, stay, rolling days), and gives the values before the claim.
 */
export function openFold(person: PersonYear, fold: Fold | null, day: RuleDay): Row {
  if (!fold) return person.acc;
  const sameYear = person.fold === fold && person.foldYear === day.year;
  if (sameYear && (fold.reset.every === 'calendarYear' || fold.reset.every === 'never')) {
    return person.acc;
  }
  for (const { name, start } of fold.accumulators) {
    const since = person.since[name];
    if (since !== undefined && !isOver(fold.reset, since, day)) continue;
    assert(typeof start === 'bigint', `accumulator ${name} does not start with a number`);
    person.acc[name] = start;
    person.since[name] = startOf(fold.reset, day);
  }
  person.fold = fold;
  person.foldYear = day.year;
  return person.acc;
}

/** Adds what a claim adds: `acc.x + add.x` for each accumulator of the fold. */
export function closeFold(person: PersonYear, fold: Fold | null, add: Row): void {
  if (!fold) return;
  for (const { name } of fold.accumulators) {
    const more = add[name];
    if (typeof more === 'bigint' && more !== 0n) person.acc[name] = (person.acc[name] ?? 0n) + more;
  }
}

function isOver(reset: FoldReset, since: number, day: RuleDay): boolean {
  if (reset.every === 'calendarYear') return since !== day.year;
  if (reset.every === 'rollingDays') return day.day >= since + reset.days;
  // A claim is at most one stay, so a fold over a stay starts with every claim.
  return reset.every === 'stay';
}

const startOf = (reset: FoldReset, day: RuleDay): number =>
  reset.every === 'calendarYear' ? day.year : day.day;

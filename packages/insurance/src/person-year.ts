import type { Row } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import type { Fold, FoldReset } from '@sanyi/policy';
import type { RuleDay } from './rule-days.ts';

/** An integer in the form that a decision takes it in. */
type Whole = number | bigint;

/**
 * What is carried from claim to claim of one person: the accumulators of the folds met so far, when
 * each of them started, and the stays of the calendar year.
 */
export type PersonYear = {
  /** Plain numbers, or `bigint` where one is beyond 2^53 - 1, at the scale of their kinds. */
  readonly acc: Record<string, Whole>;
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
    person.acc[name] = narrowed(start);
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
    if (typeof more !== 'number' && typeof more !== 'bigint') continue;
    person.acc[name] = sum(person.acc[name] ?? 0, more);
  }
}

function sum(before: Whole, more: Whole): Whole {
  if (typeof before === 'number' && typeof more === 'number') {
    const after = before + more;
    if (Number.isSafeInteger(after)) return after;
  }
  return narrowed(BigInt(before) + BigInt(more));
}

function narrowed(value: bigint): Whole {
  const plain = Number(value);
  return Number.isSafeInteger(plain) ? plain : value;
}

/** The accumulators of a person as exact integers, as they are now. */
export const exactAcc = (acc: Row): Record<string, bigint> =>
  Object.fromEntries(
    Object.entries(acc).flatMap(([name, value]) =>
      typeof value === 'number' || typeof value === 'bigint' ? [[name, BigInt(value)]] : [],
    ),
  );

function isOver(reset: FoldReset, since: number, day: RuleDay): boolean {
  if (reset.every === 'calendarYear') return since !== day.year;
  if (reset.every === 'rollingDays') return day.day >= since + reset.days;
  // A claim is at most one stay, so a fold over a stay starts with every claim.
  return reset.every === 'stay';
}

const startOf = (reset: FoldReset, day: RuleDay): number =>
  reset.every === 'calendarYear' ? day.year : day.day;

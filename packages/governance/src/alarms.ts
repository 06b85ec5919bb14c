import { addDays, isoDate, parseDay } from '@sanyi/kernel';
import { daysBetween, type Milestone, type Project } from './project.ts';
import type { Task } from './task.ts';

/** When people are called; parameters of a policy package. */
export type AlarmThresholds = {
  /** Days without a report. */
  readonly silentDays: number;
  /** Days between plan and forecast of a milestone. */
  readonly slipDays: number;
  /** Days before a deadline at which it is near. */
  readonly nearDays: number;
};

/** Why somebody is called: the rule, and the number that raised it. */
export type Alarm = {
  readonly rule: 'overdue' | 'near' | 'silent' | 'slip' | 'late' | 'overBudget' | 'highRisk';
  /** Days, except of `overBudget`, where it is fen. */
  readonly amount: number;
  /** The milestone that raised it, or null. */
  readonly milestone: string | null;
};

const NOBODY_WAITS: readonly Task['state'][] = ['closed', 'withdrawn'];

/**
 * Why the owner of a task is called on a day.
 *
 * @param on - `YYYY-MM-DD`
 * @example
 * ```ts
 * declare const task: Task;
 * taskAlarms(task, { on: '2019-12-31', silentDays: 30, slipDays: 30, nearDays: 14 })[0]?.rule; // 'overdue'
 * ```
 */
export function taskAlarms(
  task: Task,
  { on, nearDays }: AlarmThresholds & { readonly on: string },
): Alarm[] {
  if (NOBODY_WAITS.includes(task.state)) return [];
  const left = daysBetween(on, task.deadline);
  if (left < 0) return [{ rule: 'overdue', amount: -left, milestone: null }];
  return left <= nearDays ? [{ rule: 'near', amount: left, milestone: null }] : [];
}

/**
 * Days by which a milestone is later than planned; negative when earlier.
 *
 * @example
 * ```ts
 * slipOf({ plan: '2019-01-01', forecast: '2019-01-31', done: null }); // 30
 * ```
 */
export const slipOf = ({
  plan,
  forecast,
  done,
}: Pick<Milestone, 'plan' | 'forecast' | 'done'>): number => daysBetween(plan, done ?? forecast);

/**
 * Why the owner of a project is called on a day.
 *
 * @param on - `YYYY-MM-DD`
 * @example
 * ```ts
 * declare const project: Project;
 * projectAlarms(project, { on: '2019-12-31', silentDays: 30, slipDays: 30, nearDays: 14 }).map(({ rule }) => rule); // ['silent', 'late']
 * ```
 */
export function projectAlarms(
  project: Project,
  { on, silentDays, slipDays }: AlarmThresholds & { readonly on: string },
): Alarm[] {
  if (project.state !== 'running') return [];
  const silent = daysBetween(project.reportedOn, on);
  const spent = BigInt(project.spentFen) - BigInt(project.budgetFen);
  const waiting = project.milestones.filter(({ done }) => done === null);
  const late = waiting.find(({ forecast }) => forecast < on);
  const slipped = waiting
    .map((each) => ({ code: each.code, slip: slipOf(each) }))
    .sort((a, b) => b.slip - a.slip)[0];
  const raised: (Alarm | null)[] = [
    silent > silentDays ? { rule: 'silent', amount: silent, milestone: null } : null,
    late ? { rule: 'late', amount: daysBetween(late.forecast, on), milestone: late.code } : null,
    slipped && slipped.slip > slipDays
      ? { rule: 'slip', amount: slipped.slip, milestone: slipped.code }
      : null,
    spent > 0n ? { rule: 'overBudget', amount: Number(spent), milestone: null } : null,
    project.risk === 'high' ? { rule: 'highRisk', amount: 0, milestone: null } : null,
  ];
  return raised.filter((each) => each !== null);
}

/** Milestones of projects that should be done, are expected to be done, and are done, by a day. */
export type ProgressPoint = {
  readonly day: string;
  readonly planned: number;
  /** Done by that day; after today, done or expected by then. */
  readonly reached: number;
};

/**
 * The curve of progress: how many milestones were planned and reached, at every day one was. What was
 * expected by today and is not done counts from the day after: it was not reached.
 *
 * @param on - today, `YYYY-MM-DD`
 * @example
 * ```ts
 * declare const project: Project;
 * progressCurve([project], '2019-03-31').at(-1)?.planned === project.milestones.length; // true
 * ```
 */
export function progressCurve(projects: readonly Project[], on: string): ProgressPoint[] {
  const all = projects.flatMap(({ milestones }) => milestones);
  const soonest = dayAfter(on);
  const reachedOn = ({ done, forecast }: Milestone): string =>
    done ?? (forecast < soonest ? soonest : forecast);
  const days = [...new Set(all.flatMap((each) => [each.plan, reachedOn(each)]))].sort();
  return days.map((day) => ({
    day,
    planned: all.filter(({ plan }) => plan <= day).length,
    reached: all.filter((each) => reachedOn(each) <= day).length,
  }));
}

function dayAfter(day: string): string {
  const read = parseDay(day);
  return read.ok ? isoDate(addDays(read.value, 1)) : day;
}

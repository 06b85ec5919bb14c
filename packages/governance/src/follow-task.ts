import { fail, ok, parsePeriod, problem, type Result } from '@sanyi/kernel';
import { inState, nextVersion, type Signature } from './envelope.ts';
import type { FigureEffect, Task, TaskFigure, TaskReading } from './task.ts';

/** By what rule later figures close and reopen tasks; parameters of a policy package. */
export type FollowRule = {
  /** Figures in a row that must stand well before a task closes. */
  readonly closesAfter: number;
  /** Whether a figure near its line stands well. */
  readonly nearCloses: boolean;
};

/**
 * Attaches a later figure of the indicator a task is measured by. Standing well often enough it
 * closes the task, missing its line it reopens a closed one; a figure that is the same changes nothing,
 * a corrected one takes the place of the earlier.
 *
 * @returns the next version, or the same task when nothing is new; `GOV_NOT_MEASURED` without a
 *   measure, `GOV_EARLIER_FIGURE` for a period that is not later than the first figure's
 * @example
 * ```ts
 * declare const task: Task;
 * declare const signature: Signature;
 * const figure = { period: '2019-Q1', value: '9.1', numerator: '91', denominator: '1000', judgement: 'met', edition: null } as const;
 * const followed = followTask(task, { figure, rule: { closesAfter: 1, nearCloses: false } }, signature);
 * followed.ok && followed.value.state; // 'closed'
 * ```
 */
export function followTask(
  task: Task,
  { figure, rule }: { readonly figure: TaskFigure; readonly rule: FollowRule },
  signature: Signature,
): Result<Task> {
  const standing = inState(task, ['open', 'done', 'closed']);
  if (!standing.ok) return standing;
  const { measure } = task;
  if (!measure) return fail(problem('GOV_NOT_MEASURED', task.id));
  if (!isLater(figure.period, measure.first.period)) {
    const { period } = figure;
    const first = measure.first.period;
    return fail(problem('GOV_EARLIER_FIGURE', task.id, { period, first }));
  }
  const earlier = measure.readings.find(({ period }) => period === figure.period);
  if (earlier && sameFigure(earlier, figure)) return ok(task);
  const others = measure.readings.filter(({ period }) => period !== figure.period);
  const figures = [...others, figure].sort((a, b) => (isLater(a.period, b.period) ? 1 : -1));
  const effect = effectOf(task, figures, rule);
  const reading: TaskReading = { ...figure, effect, at: signature.at };
  const readings = figures.map((each) => (each === figure ? reading : (each as TaskReading)));
  const change = { measure: { ...measure, readings }, ...consequence(task, effect, signature) };
  return ok(nextVersion(task, change, signature));
}

/** What the last figures mean for a task, by the rule. */
function effectOf(task: Task, figures: readonly TaskFigure[], rule: FollowRule): FigureEffect {
  const stands = ({ judgement }: TaskFigure): boolean =>
    judgement === 'met' || (rule.nearCloses && judgement === 'near');
  const last = figures.at(-1);
  if (task.state === 'closed') return last?.judgement === 'missed' ? 'reopened' : 'stays';
  const lately = figures.slice(-Math.max(1, rule.closesAfter));
  const often = lately.length >= Math.max(1, rule.closesAfter) && lately.every(stands);
  return often ? 'closed' : 'stays';
}

function consequence(
  task: Task,
  effect: FigureEffect,
  signature: Signature,
): Partial<Pick<Task, 'state' | 'closed' | 'reopened'>> {
  if (effect === 'closed') return { state: 'closed', closed: { ...signature, because: 'figure' } };
  if (effect === 'reopened') return { state: 'open', closed: null, reopened: task.reopened + 1 };
  return {};
}

const sameFigure = (a: TaskFigure, b: TaskFigure): boolean =>
  a.value === b.value &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.judgement === b.judgement &&
  a.edition === b.edition;

/** Whether a period begins after another; ids that are none are later than nothing. */
function isLater(period: string, other: string): boolean {
  const [a, b] = [parsePeriod(period), parsePeriod(other)];
  return a.ok && b.ok && a.value.from > b.value.from;
}

import { fail, failOf, ok, type Problem, problem, type Result, type Text } from '@sanyi/kernel';
import {
  type Belonging,
  type Envelope,
  envelopeOf,
  inState,
  nextVersion,
  type Person,
  type Signature,
} from './envelope.ts';
import { EVIDENCE, TITLE_LENGTH } from './limits.ts';
import { ofOwner, onlyOwner } from './owner.ts';
import { reasonGiven } from './reason-given.ts';
import { dayProblems, textProblems } from './written.ts';

/** Where a task stands: to do, said to be done, found to be done, or no longer asked for. */
export type TaskState = 'open' | 'done' | 'closed' | 'withdrawn';

/** At which level of the tree a task lies. */
export type TaskLevel = 'city' | 'district' | 'centre';

/** What a task came from. */
export type TaskOrigin =
  | { readonly kind: 'finding'; readonly edition: string | null; readonly finding: string | null }
  | { readonly kind: 'requirement'; readonly directive: string; readonly number: number }
  | { readonly kind: 'person' };

/** A figure of the indicator a task is measured by. `edition` is null for a draft figure. */
export type TaskFigure = {
  readonly period: string;
  readonly value: string | null;
  readonly numerator: string;
  readonly denominator: string;
  readonly judgement: 'met' | 'near' | 'missed' | 'none';
  readonly edition: string | null;
};

/** What a later figure did to the task. */
export type FigureEffect = 'closed' | 'reopened' | 'stays';

/** A later figure of the same indicator and place. */
export type TaskReading = TaskFigure & { readonly effect: FigureEffect; readonly at: string };

/** The figure a task is about: what it was, and what it became. */
export type TaskMeasure = {
  readonly indicator: string;
  readonly place: string;
  readonly first: TaskFigure;
  readonly readings: readonly TaskReading[];
};

/** What the owner says was done. */
export type Evidence = { readonly text: string; readonly signed: Signature };

/** Something one person must put right by a day. */
export type Task = Envelope & {
  readonly state: TaskState;
  readonly title: Text;
  readonly level: TaskLevel;
  /** The community centre or other institution, at the level of a centre. */
  readonly institution: string | null;
  readonly owner: Person;
  /** `YYYY-MM-DD` */
  readonly deadline: string;
  readonly origin: TaskOrigin;
  /** The task it is a part of. */
  readonly parent: string | null;
  readonly measure: TaskMeasure | null;
  readonly evidence: readonly Evidence[];
  /** How often a later figure opened it again. */
  readonly reopened: number;
  readonly opened: Signature;
  readonly closed: (Signature & { readonly because: 'figure' | 'person' }) | null;
  /** Why it was closed or withdrawn by a person. */
  readonly reason: string | null;
};

/** What a task is made of. */
export type TaskDraft = Belonging &
  Pick<Task, 'title' | 'level' | 'institution' | 'deadline' | 'origin' | 'parent'> & {
    readonly owners: readonly Person[];
    readonly measure: Omit<TaskMeasure, 'readings'> | null;
  };

/**
 * Opens a task.
 *
 * @returns `GOV_OWNER_NONE` or `GOV_OWNERS_MANY` unless exactly one person owns it, `GOV_TEXT` or
 *   `GOV_DAY` for a title or deadline that is none, `GOV_LEVEL` where level and place do not fit
 * @example
 * ```ts
 * declare const taskDraft: TaskDraft;
 * declare const signature: Signature;
 * openTask({ ...taskDraft, owners: [] }, signature).ok; // false
 * ```
 */
export function openTask(draft: TaskDraft, signature: Signature): Result<Task> {
  const { title, level, institution, deadline, origin, parent, measure, district } = draft;
  const owner = onlyOwner(draft.owners, 'owner');
  const failure = failOf([
    ...(owner.ok ? [] : owner.problems),
    ...textProblems('title', title.en, TITLE_LENGTH),
    ...textProblems('title', title.zh, TITLE_LENGTH),
    ...dayProblems('deadline', deadline),
    ...levelProblems(draft),
  ]);
  if (failure) return failure;
  if (!owner.ok) return owner;
  return ok({
    ...envelopeOf({ ...draft, district }, signature),
    state: 'open',
    title,
    level,
    institution,
    owner: owner.value,
    deadline,
    origin,
    parent,
    measure: measure && { ...measure, readings: [] },
    evidence: [],
    reopened: 0,
    opened: signature,
    closed: null,
    reason: null,
  });
}

/**
 * The owner tells what was done, and whether that is all. A measured task is not closed by words:
 * the next figure does that.
 *
 * @returns `GOV_NOT_OWNER` for anybody else but the city's offices
 * @example
 * ```ts
 * declare const task: Task;
 * declare const signature: Signature;
 * reportTask(task, { text: 'Two wards moved.', done: true, forCity: false }, signature).ok; // true
 * ```
 */
export function reportTask(
  task: Task,
  report: { readonly text: string; readonly done: boolean; readonly forCity: boolean },
  signature: Signature,
): Result<Task> {
  const standing = inState(task, ['open', 'done']);
  if (!standing.ok) return standing;
  const { text, done, forCity } = report;
  const owner = ofOwner(task.owner, { by: signature.by, forCity }, task.id);
  if (!owner.ok) return owner;
  const failure = failOf(textProblems('text', text));
  if (failure) return failure;
  const evidence = [...task.evidence, { text: text.trim(), signed: signature }].slice(-EVIDENCE);
  return ok(nextVersion(task, { evidence, state: done ? 'done' : 'open' }, signature));
}

/**
 * Gives a task to another owner.
 *
 * @example
 * ```ts
 * declare const task: Task;
 * declare const signature: Signature;
 * assignTask(task, { owners: [], deadline: '2019-07-01' }, signature).ok; // false
 * ```
 */
export function assignTask(
  task: Task,
  { owners, deadline }: { readonly owners: readonly Person[]; readonly deadline: string },
  signature: Signature,
): Result<Task> {
  const standing = inState(task, ['open', 'done']);
  if (!standing.ok) return standing;
  const owner = onlyOwner(owners, task.id);
  if (!owner.ok) return owner;
  const failure = failOf(dayProblems('deadline', deadline));
  return failure ?? ok(nextVersion(task, { owner: owner.value, deadline }, signature));
}

/**
 * Closes a task that is said to be done, after a look at its evidence.
 *
 * @returns `GOV_CLOSED_BY_FIGURE` for a measured task, `GOV_PARTS_OPEN` while a part of it is not
 *   closed, `GOV_STATE` unless the owner said it is done
 * @example
 * ```ts
 * declare const task: Task;
 * declare const signature: Signature;
 * const done = { ...task, measure: null, state: 'done' } as const;
 * closeTask(done, { reason: 'seen on site', parts: [] }, signature).ok; // true
 * ```
 */
export function closeTask(
  task: Task,
  { reason, parts }: { readonly reason: string; readonly parts: readonly Task[] },
  signature: Signature,
): Result<Task> {
  const standing = inState(task, ['done']);
  if (!standing.ok) return standing;
  if (task.measure) {
    const { indicator, place } = task.measure;
    return fail(problem('GOV_CLOSED_BY_FIGURE', task.id, { indicator, place }));
  }
  const open = parts.filter(({ state }) => state === 'open' || state === 'done');
  if (open.length > 0) {
    const ids = open.map(({ id }) => id).join(', ');
    return fail(problem('GOV_PARTS_OPEN', task.id, { parts: ids }));
  }
  const failure = failOf(textProblems('reason', reason));
  if (failure) return failure;
  const closed = { ...signature, because: 'person' } as const;
  return ok(nextVersion(task, { state: 'closed', closed, reason: reason.trim() }, signature));
}

/**
 * Withdraws a task that is no longer asked for, with a reason.
 *
 * @example
 * ```ts
 * declare const task: Task;
 * declare const signature: Signature;
 * withdrawTask(task, { reason: 'double' }, signature).ok; // true
 * ```
 */
export function withdrawTask(
  task: Task,
  { reason }: { readonly reason: string },
  signature: Signature,
): Result<Task> {
  const given = reasonGiven(task, ['open', 'done'], reason);
  if (!given.ok) return given;
  return ok(nextVersion(task, { state: 'withdrawn', reason: given.value }, signature));
}

function levelProblems({ level, district, institution }: TaskDraft): readonly Problem[] {
  const fits =
    level === 'city'
      ? district === null && institution === null
      : district !== null && (level === 'centre') === (institution !== null);
  return fits ? [] : [problem('GOV_LEVEL', 'level', { level, district: district ?? '—' })];
}

import { failOf, ok, type Problem, problem, type Result, type Text } from '@sanyi/kernel';
import {
  type Belonging,
  type Envelope,
  envelopeOf,
  type Person,
  type Signature,
} from './envelope.ts';
import { ROWS } from './limits.ts';
import { onlyOwner } from './owner.ts';
import type { Task } from './task.ts';
import { dayProblems, textProblems } from './written.ts';

/** A report that somebody gives at a meeting. */
export type NamedReport = { readonly by: Text; readonly title: Text };

/** What a directive asks for: one end that can be seen, one person, one day. */
export type Requirement = {
  readonly number: number;
  readonly title: Text;
  /** By what one sees that it is done. */
  readonly end: Text;
  readonly owners: readonly Person[];
  readonly deadline: string;
};

/** A notice or meeting of the city that asks for things to be done. */
export type Directive = Envelope & {
  readonly state: 'issued';
  readonly kind: 'meeting' | 'document';
  /** The name it is known by: `meeting-2019-q2`. */
  readonly name: string;
  readonly title: Text;
  /** The day of the meeting or of the document, `YYYY-MM-DD`. */
  readonly day: string;
  /** The quarter whose figures it notifies, or null. */
  readonly period: string | null;
  readonly reports: readonly NamedReport[];
  readonly requirements: readonly Requirement[];
};

/** What a directive is made of. */
export type DirectiveDraft = Belonging & Omit<Directive, keyof Envelope | 'state'>;

/**
 * Issues a directive. Each requirement becomes a task, so each has exactly one owner and a deadline.
 *
 * @returns every problem of its texts, days and owners
 * @example
 * ```ts
 * declare const directiveDraft: DirectiveDraft;
 * declare const signature: Signature;
 * const issued = issueDirective(directiveDraft, signature);
 * issued.ok && issued.value.state; // 'issued'
 * ```
 */
export function issueDirective(draft: DirectiveDraft, signature: Signature): Result<Directive> {
  const { kind, name, title, day, period, reports, requirements } = draft;
  const failure = failOf([
    ...textProblems('title', title.en),
    ...textProblems('title', title.zh),
    ...dayProblems('day', day),
    ...countProblems(requirements),
    ...requirements.flatMap(requirementProblems),
  ]);
  if (failure) return failure;
  return ok({
    ...envelopeOf(draft, signature),
    state: 'issued',
    kind,
    name,
    title,
    day,
    period,
    reports,
    requirements,
  });
}

/** A requirement with the task it became. */
export type FollowedRequirement = Requirement & { readonly task: Task | null };

/** What is laid on the table at a meeting. */
export type MeetingPack = {
  readonly directive: Directive;
  readonly requirements: readonly FollowedRequirement[];
  /** Tasks of the meeting before, with what became of them. */
  readonly followUp: readonly Task[];
};

/**
 * The pack of a meeting: its reports, its requirements with their tasks, and the tasks of the
 * meeting before.
 *
 * @param tasks - the tasks of both meetings
 * @example
 * ```ts
 * declare const directive: Directive;
 * meetingPack({ directive, before: null, tasks: [] }).followUp; // []
 * ```
 */
export function meetingPack({
  directive,
  before,
  tasks,
}: {
  readonly directive: Directive;
  readonly before: Directive | null;
  readonly tasks: readonly Task[];
}): MeetingPack {
  const ofDirective = (id: string, task: Task): boolean =>
    task.origin.kind === 'requirement' && task.origin.directive === id && task.parent === null;
  const own = tasks.filter((task) => ofDirective(directive.id, task));
  return {
    directive,
    requirements: directive.requirements.map((requirement) => ({
      ...requirement,
      task:
        own.find(
          ({ origin }) => origin.kind === 'requirement' && origin.number === requirement.number,
        ) ?? null,
    })),
    followUp: before ? tasks.filter((task) => ofDirective(before.id, task)) : [],
  };
}

function requirementProblems({
  number,
  title,
  end,
  owners,
  deadline,
}: Requirement): readonly Problem[] {
  const owner = onlyOwner(owners, `requirement ${number}`);
  return [
    ...(owner.ok ? [] : owner.problems),
    ...textProblems(`requirement ${number}`, title.zh),
    ...textProblems(`requirement ${number}`, end.zh),
    ...dayProblems(`requirement ${number}`, deadline),
  ];
}

const countProblems = ({ length }: readonly Requirement[]): readonly Problem[] =>
  length > 0 && length <= ROWS
    ? []
    : [problem('GOV_ROWS', 'requirements', { rows: String(length), most: String(ROWS) })];

import type { OfficerList, Work } from '@sanyi/api';
import { ok, type Result } from '@sanyi/kernel';
import type { Actor } from '@sanyi/store';
import { actorFor, officerList } from './acting.ts';
import { type DirectiveAnswers, directiveAnswers } from './directive-answers.ts';
import type { GovernanceSource } from './governance-source.ts';
import { type ProjectAnswers, projectAnswers } from './project-answers.ts';
import { type TaskAnswers, taskAnswers } from './task-answers.ts';
import { workOf } from './work-answer.ts';

/** Everything about what people decided: who acts, tasks, directives, projects. */
export type GovernanceAnswers = {
  /** Who asks, from the officer a request names; null looks around. */
  actor(acting: string | null): Result<Actor>;
  officers(actor: Actor): Result<OfficerList>;
  work(actor: Actor): Promise<Result<Work>>;
  readonly tasks: TaskAnswers;
  readonly directives: DirectiveAnswers;
  readonly projects: ProjectAnswers;
};

/** Answers from records, rules and figures. */
export const governanceAnswers = (source: GovernanceSource): GovernanceAnswers => ({
  actor: (acting) => actorFor(source, acting),
  officers: (actor) => ok(officerList(source, actor)),
  work: (actor) => workOf(source, actor),
  tasks: taskAnswers(source),
  directives: directiveAnswers(source),
  projects: projectAnswers(source),
});

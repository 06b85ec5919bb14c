import { failOf, ok, type Problem, parseDay, problem, type Result, type Text } from '@sanyi/kernel';
import {
  type Belonging,
  type Envelope,
  envelopeOf,
  inState,
  nextVersion,
  type Person,
  type Signature,
} from './envelope.ts';
import { MILESTONES, TITLE_LENGTH } from './limits.ts';
import { ofOwner, onlyOwner } from './owner.ts';
import { dayProblems, textProblems } from './written.ts';

/** A step of a project: when it was planned, when it is expected, when it was done. */
export type Milestone = {
  readonly code: string;
  readonly title: Text;
  /** `YYYY-MM-DD`; fixed when the project is registered. */
  readonly plan: string;
  readonly forecast: string;
  readonly done: string | null;
};

/** How a project's owner sees it. */
export type ProjectRisk = 'low' | 'medium' | 'high';

/** A key project with exactly one responsible person. */
export type Project = Envelope & {
  readonly state: 'running' | 'inUse' | 'stopped';
  readonly name: string;
  readonly title: Text;
  readonly level: 'national' | 'city' | 'district';
  readonly owner: Person;
  /** Whole fen as text. */
  readonly budgetFen: string;
  readonly spentFen: string;
  readonly milestones: readonly Milestone[];
  readonly risk: ProjectRisk;
  readonly note: string;
  /** The day the last report speaks of, `YYYY-MM-DD`. */
  readonly reportedOn: string;
  readonly registered: Signature;
};

/** What a project is made of. */
export type ProjectDraft = Belonging &
  Pick<Project, 'name' | 'title' | 'level' | 'budgetFen' | 'reportedOn'> & {
    readonly owners: readonly Person[];
    readonly milestones: readonly Pick<Milestone, 'code' | 'title' | 'plan'>[];
  };

/** What the owner reports: dates of milestones by code, money, risk. */
export type ProjectReport = {
  readonly on: string;
  readonly milestones: readonly Pick<Milestone, 'code' | 'forecast' | 'done'>[];
  readonly spentFen: string;
  readonly risk: ProjectRisk;
  readonly note: string;
  readonly forCity: boolean;
};

/**
 * Registers a project.
 *
 * @param given - the draft, how many running projects its owner has, and how many are allowed
 * @returns `GOV_OWNER_NONE`, `GOV_OWNERS_MANY` or `GOV_OWNER_FULL` about its owner, and every problem
 *   of its texts, days, money and milestones
 * @example
 * ```ts
 * declare const projectDraft: ProjectDraft;
 * declare const signature: Signature;
 * registerProject({ draft: projectDraft, owned: 0, most: 5 }, signature).ok; // true
 * ```
 */
export function registerProject(
  given: { readonly draft: ProjectDraft; readonly owned: number; readonly most: number },
  signature: Signature,
): Result<Project> {
  const { draft, owned, most } = given;
  const { owners, milestones, ...rest } = draft;
  const owner = onlyOwner(owners, 'owner');
  const failure = failOf([
    ...(owner.ok ? fullProblems(owner.value, owned, most) : owner.problems),
    ...textProblems('title', draft.title.en, TITLE_LENGTH),
    ...textProblems('title', draft.title.zh, TITLE_LENGTH),
    ...moneyProblems('budget', draft.budgetFen),
    ...dayProblems('reportedOn', draft.reportedOn),
    ...milestoneProblems(milestones),
  ]);
  if (failure) return failure;
  if (!owner.ok) return owner;
  return ok({
    ...rest,
    ...envelopeOf(draft, signature),
    state: 'running',
    owner: owner.value,
    spentFen: '0',
    milestones: milestones.map((each) => ({ ...each, forecast: each.plan, done: null })),
    risk: 'low',
    note: '',
    registered: signature,
  });
}

/**
 * The owner reports how far a project is. When its last milestone is done it is in use.
 *
 * @returns `GOV_NOT_OWNER`, or every problem of milestones, days and money
 * @example
 * ```ts
 * declare const project: Project;
 * declare const signature: Signature;
 * reportProject(project, { on: '2019-03-31', milestones: [], spentFen: '0', risk: 'high', note: '', forCity: true }, signature).ok; // true
 * ```
 */
export function reportProject(
  project: Project,
  report: ProjectReport,
  signature: Signature,
): Result<Project> {
  const standing = inState(project, ['running', 'inUse']);
  if (!standing.ok) return standing;
  const { by } = signature;
  const owner = ofOwner(project.owner, { by, forCity: report.forCity }, project.id);
  const failure = failOf([
    ...(owner.ok ? [] : owner.problems),
    ...dayProblems('on', report.on),
    ...moneyProblems('spent', report.spentFen),
    ...report.milestones.flatMap((each) => reportedProblems(project, each)),
  ]);
  if (failure) return failure;
  const told = new Map(report.milestones.map((each) => [each.code, each]));
  const milestones = project.milestones.map((each) => ({ ...each, ...told.get(each.code) }));
  const inUse = milestones.every(({ done }) => done !== null);
  const { spentFen, risk, note, on } = report;
  const change = { milestones, spentFen, risk, note: note.trim(), reportedOn: on };
  return ok(nextVersion(project, { ...change, state: inUse ? 'inUse' : 'running' }, signature));
}

const fullProblems = (owner: Person, owned: number, most: number): readonly Problem[] =>
  owned < most
    ? []
    : [
        problem('GOV_OWNER_FULL', 'owner', {
          ownerEn: owner.name.en,
          ownerZh: owner.name.zh,
          owned: String(owned),
          most: String(most),
        }),
      ];

const moneyProblems = (field: string, fen: string): readonly Problem[] =>
  /^\d{1,18}$/.test(fen) ? [] : [problem('GOV_MONEY', field, { field, text: fen.slice(0, 40) })];

/** Milestones are planned one after the other, each known by its code. */
function milestoneProblems(
  milestones: readonly Pick<Milestone, 'code' | 'plan'>[],
): readonly Problem[] {
  const codes = new Set(milestones.map(({ code }) => code));
  const days = milestones.flatMap(({ code, plan }) => dayProblems(code, plan));
  const inOrder = milestones.every(({ plan }, at) => {
    const before = milestones[at - 1];
    return !before || before.plan <= plan;
  });
  const right = milestones.length > 0 && milestones.length <= MILESTONES;
  if (right && codes.size === milestones.length && inOrder) return days;
  return [...days, problem('GOV_MILESTONES', 'milestones', { most: String(MILESTONES) })];
}

function reportedProblems(
  project: Project,
  { code, forecast, done }: Pick<Milestone, 'code' | 'forecast' | 'done'>,
): readonly Problem[] {
  if (!project.milestones.some((each) => each.code === code)) {
    const known = project.milestones.map((each) => each.code).join(', ');
    return [problem('GOV_MILESTONE_UNKNOWN', project.id, { code: code.slice(0, 40), known })];
  }
  return [...dayProblems(code, forecast), ...(done === null ? [] : dayProblems(code, done))];
}

/** Days from one day to another; both were checked when they were written. */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [parseDay(from), parseDay(to)];
  return a.ok && b.ok ? b.value - a.value : 0;
}

import type { Person } from '@sanyi/governance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';

/**
 * In which role a person acts. `demo` looks around and changes nothing; `director` signs for the
 * city's commission, `office` prepares in it; `district` acts for one district, `centre` for one
 * health centre in it; `analyst` reads facts, `public` what is published.
 */
export type Role = 'demo' | 'director' | 'office' | 'district' | 'centre' | 'analyst' | 'public';

/** Who reads or acts, for which place, and why. Every read of the store takes one. */
export type Actor = {
  readonly role: Role;
  /** The city. */
  readonly place: string;
  /** The district a district acts for, or a centre lies in; null for the whole place. */
  readonly district: string | null;
  /** The health centre a centre acts for. */
  readonly institution?: string;
  readonly purpose: string;
  /** The acting person; null for somebody who only looks. Without a person nothing is signed. */
  readonly person: Person | null;
  /** Tells visits of those who only look apart, so that one does not stop the work of another. */
  readonly visit?: string;
};

/** What is read: figures and totals, or rows of single claims and persons. */
export type Reading = 'figures' | 'rows';

/** What changes records. */
export type Act =
  | 'edition.draft'
  | 'edition.approve'
  | 'edition.publish'
  | 'edition.receive'
  | 'submission.send'
  | 'submission.judge'
  | 'submission.follow'
  | 'period.lock'
  | 'period.release'
  | 'task.open'
  | 'task.report'
  | 'task.assign'
  | 'task.close'
  | 'task.closeCentre'
  | 'task.withdraw'
  | 'task.follow'
  | 'directive.issue'
  | 'project.register'
  | 'project.report'
  | 'draft.write'
  | 'draft.submit'
  | 'draft.approve';

const MAY_READ: Readonly<Record<Role, readonly Reading[]>> = {
  demo: ['figures', 'rows'],
  director: ['figures', 'rows'],
  office: ['figures', 'rows'],
  district: ['figures'],
  centre: ['figures'],
  analyst: ['figures', 'rows'],
  public: ['figures'],
};

const MAY_ACT: Readonly<Record<Act, readonly Role[]>> = {
  'edition.draft': ['office', 'director'],
  'edition.approve': ['director'],
  'edition.publish': ['director'],
  'edition.receive': ['district'],
  'submission.send': ['district'],
  'submission.judge': ['office'],
  'submission.follow': ['office'],
  'period.lock': ['office', 'director'],
  'period.release': ['director'],
  'task.open': ['office', 'director', 'district'],
  'task.report': ['office', 'director', 'district', 'centre'],
  'task.assign': ['office', 'director', 'district'],
  'task.close': ['office', 'director'],
  'task.closeCentre': ['office', 'director', 'district'],
  'task.withdraw': ['office', 'director'],
  'task.follow': ['office', 'director'],
  'directive.issue': ['director'],
  'project.register': ['office', 'director'],
  'project.report': ['office', 'director', 'district'],
  'draft.write': ['office', 'director'],
  'draft.submit': ['office', 'director'],
  'draft.approve': ['director'],
};

const REFUSALS = { figures: 'STORE_FIGURES_REFUSED', rows: 'STORE_ROWS_REFUSED' } as const;

/**
 * The actor of the demonstration: may see everything of the synthetic place it names.
 *
 * @example
 * ```ts
 * demoActor('beijing').role; // 'demo'
 * ```
 */
export const demoActor = (place: string): Actor => ({
  role: 'demo',
  place,
  district: null,
  purpose: 'demonstration',
  person: null,
});

/**
 * The one point where a read is allowed or refused. Rows need a named purpose, and everything
 * stays within the actor's own place.
 *
 * @returns `STORE_FIGURES_REFUSED` or `STORE_ROWS_REFUSED` when the role, place or purpose does not suffice
 * @example
 * ```ts
 * allowed(demoActor('beijing'), { reading: 'rows', place: 'beijing', where: 'facts' }).ok; // true
 * ```
 */
export function allowed(
  actor: Actor,
  asked: { readonly reading: Reading; readonly place: string; readonly where: string },
): Result<Actor> {
  const mayRead = MAY_READ[actor.role].includes(asked.reading);
  const purposeNamed = asked.reading === 'figures' || actor.purpose.trim() !== '';
  if (mayRead && purposeNamed && actor.place === asked.place) return ok(actor);
  return fail(
    problem(REFUSALS[asked.reading], asked.where, {
      role: actor.role,
      place: actor.place,
      purpose: actor.purpose,
      asked: asked.place,
    }),
  );
}

/**
 * The one point where an act on records is allowed or refused: the role must carry it, a person
 * must stand behind it, and a district acts for itself only. Which of its district's records are a
 * centre's own is for the row policies of the database: the others do not exist for it.
 *
 * @param asked - the act, and the district whose record it is (null for the city's)
 * @returns the person who signs, or `RECORDS_ACT_REFUSED`
 * @example
 * ```ts
 * mayAct(demoActor('beijing'), { act: 'edition.approve', district: null }).ok; // false
 * ```
 */
export function mayAct(
  actor: Actor,
  { act, district }: { readonly act: Act; readonly district: string | null },
): Result<Person> {
  const { role, person } = actor;
  const isLocal = role === 'district' || role === 'centre';
  const inOwnPlace = !isLocal || (district !== null && actor.district === district);
  if (MAY_ACT[act].includes(role) && person !== null && inOwnPlace) return ok(person);
  return fail(
    problem('RECORDS_ACT_REFUSED', act, {
      act,
      role,
      roles: MAY_ACT[act].join(', '),
      district: district ?? actor.place,
    }),
  );
}

/** Roles that may stop work which others started. */
const MAY_STOP_ALL: readonly Role[] = ['director'];

/**
 * Names who starts work: the person who acts, else the visit.
 *
 * @example
 * ```ts
 * starterOf(demoActor('beijing')); // 'visit '
 * ```
 */
export const starterOf = ({ person, visit }: Actor): string =>
  person ? `person ${person.id}` : `visit ${visit ?? ''}`;

/**
 * The one point where stopping work is allowed or refused: who started it may, and the director.
 *
 * @param asked - the work, and who started it as `starterOf` names them; null for the server itself
 * @returns `API_JOB_OF_ANOTHER` for anybody else
 * @example
 * ```ts
 * mayStop(demoActor('beijing'), { job: 'what-if-1', startedBy: 'person city-prices' }).ok; // false
 * ```
 */
export function mayStop(
  actor: Actor,
  { job, startedBy }: { readonly job: string; readonly startedBy: string | null },
): Result<Actor> {
  if (startedBy === starterOf(actor) || MAY_STOP_ALL.includes(actor.role)) return ok(actor);
  return fail(problem('API_JOB_OF_ANOTHER', 'job', { job, roles: MAY_STOP_ALL.join(', ') }));
}

/** Whether a role may change any record at all. */
export const changesRecords = (role: Role): boolean =>
  Object.values(MAY_ACT).some((roles) => roles.includes(role));

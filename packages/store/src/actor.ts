import { fail, ok, problem, type Result } from '@sanyi/kernel';

/** What a person may do with facts. */
export type Role = 'demo' | 'analyst' | 'office' | 'public';

/** Who reads, for which place, and why. Every read of the store takes one. */
export type Actor = { readonly role: Role; readonly place: string; readonly purpose: string };

/** What is read: figures and totals, or rows of single claims and persons. */
export type Reading = 'figures' | 'rows';

const MAY: Readonly<Record<Role, readonly Reading[]>> = {
  demo: ['figures', 'rows'],
  office: ['figures', 'rows'],
  analyst: ['figures', 'rows'],
  public: ['figures'],
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
  purpose: 'demonstration',
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
  const mayRead = MAY[actor.role].includes(asked.reading);
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

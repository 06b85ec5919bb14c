import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Person } from './envelope.ts';

/**
 * The one owner of a task or project. Nobody answers for what has no owner, and what has two is
 * left by each to the other.
 *
 * @returns `GOV_OWNER_NONE` or `GOV_OWNERS_MANY`
 * @example
 * ```ts
 * onlyOwner([], 'task').ok; // false
 * ```
 */
export function onlyOwner(owners: readonly Person[], where: string): Result<Person> {
  const [owner, ...more] = owners;
  if (!owner) return fail(problem('GOV_OWNER_NONE', where));
  if (more.length === 0) return ok(owner);
  const names = {
    namesEn: owners.map(({ name }) => name.en).join(', '),
    namesZh: owners.map(({ name }) => name.zh).join('、'),
  };
  return fail(problem('GOV_OWNERS_MANY', where, { count: String(owners.length), ...names }));
}

/** Refuses the act of a person who is not the owner and does not act for the city's offices. */
export function ofOwner(
  owner: Person,
  { by, forCity }: { readonly by: Person; readonly forCity: boolean },
  where: string,
): Result<Person> {
  if (forCity || owner.id === by.id) return ok(owner);
  const names = { ownerEn: owner.name.en, ownerZh: owner.name.zh };
  return fail(problem('GOV_NOT_OWNER', where, names));
}

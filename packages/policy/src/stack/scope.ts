import type { Scope } from '../package/policy-package.ts';
import type { Site } from './site.ts';

/**
 * Whether a package of this scope speaks at a site. Without a site only `all` does.
 *
 * @example
 * ```ts
 * const pilot = { all: false, levels: [], institutions: [], districts: ['tongzhou'] };
 * covers(pilot, { institution: 7, level: 'primary', district: 'tongzhou' }); // true
 * ```
 */
export function covers(scope: Scope, site: Site | undefined): boolean {
  if (scope.all) return true;
  if (!site) return false;
  return (
    scope.levels.includes(site.level) ||
    scope.districts.includes(site.district) ||
    scope.institutions.includes(site.institution)
  );
}

/** Whether two scopes may meet at some site: unlike kinds of limits always may. */
export function mayMeet(a: Scope, b: Scope): boolean {
  if (a.all || b.all) return true;
  const only = (scope: Scope, kind: 'levels' | 'districts' | 'institutions'): boolean =>
    scope[kind].length === scope.levels.length + scope.districts.length + scope.institutions.length;
  const apart = (['levels', 'districts', 'institutions'] as const).some((kind) => {
    if (!only(a, kind) || !only(b, kind)) return false;
    const other = new Set<string | number>(b[kind]);
    return ![...a[kind]].some((each) => other.has(each));
  });
  return !apart;
}

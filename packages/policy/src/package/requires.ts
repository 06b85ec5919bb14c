import { type Problem, problem } from '@sanyi/kernel';
import type { PolicyPackage } from './policy-package.ts';

/** Packages so that each comes after those it requires; ties by first day, then id. */
export function inOrder(packages: Iterable<PolicyPackage>): PolicyPackage[] {
  const waiting = [...packages].sort(
    (a, b) => a.effective.from - b.effective.from || (a.id < b.id ? -1 : 1),
  );
  const ids = new Set(waiting.map((each) => each.id));
  const placed = new Set<string>();
  const ordered: PolicyPackage[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex((each) =>
      each.requires.every((id) => placed.has(id) || !ids.has(id)),
    );
    // A circle has no first member; it is reported elsewhere and kept in the order of days here.
    const [taken] = waiting.splice(Math.max(next, 0), 1);
    if (!taken) break;
    placed.add(taken.id);
    ordered.push(taken);
  }
  return ordered;
}

/** The packages that a package requires, directly or through others, without itself. */
export function requiredBy(
  whole: PolicyPackage,
  packages: ReadonlyMap<string, PolicyPackage>,
): PolicyPackage[] {
  const found = new Map<string, PolicyPackage>();
  const open = [...whole.requires];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const other = packages.get(id);
    if (!other || found.has(id) || id === whole.id) continue;
    found.set(id, other);
    open.push(...other.requires);
  }
  return inOrder(found.values());
}

/** Notes required packages that are not there, and circles. `broken` are there but unreadable. */
export function checkRequires(
  packages: ReadonlyMap<string, PolicyPackage>,
  broken: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  for (const whole of packages.values()) {
    const where = `${whole.id}/policy.yaml requires`;
    for (const id of whole.requires) {
      if (packages.has(id) || broken.has(id)) continue;
      const known = [...packages.keys()].join(', ');
      problems.push(problem('POLICY_REQUIRES_MISSING', where, { package: id, known }));
    }
    const circle = circleFrom(whole, packages);
    // Each circle is told once, by the member that comes first.
    if (circle && [...circle].sort()[0] === whole.id) {
      const path = [...circle, whole.id].join(' -> ');
      problems.push(problem('POLICY_REQUIRES_CIRCLE', where, { circle: path }));
    }
  }
  return problems;
}

function circleFrom(
  start: PolicyPackage,
  packages: ReadonlyMap<string, PolicyPackage>,
): string[] | null {
  const seen = new Set<string>();
  const walk = (whole: PolicyPackage, path: readonly string[]): string[] | null => {
    for (const id of whole.requires) {
      if (id === start.id) return [...path, whole.id];
      const other = packages.get(id);
      if (!other || seen.has(id)) continue;
      seen.add(id);
      const circle = walk(other, [...path, whole.id]);
      if (circle) return circle;
    }
    return null;
  };
  return walk(start, []);
}

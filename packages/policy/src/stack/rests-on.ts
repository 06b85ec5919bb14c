import type { DmnModel } from '@sanyi/feel';

/** The names of a decision and of everything in its file that it rests on. */
export function restsOn(model: DmnModel, decision: string): ReadonlySet<string> {
  const all = new Map(
    [...model.decisions, ...model.knowledge].map((each) => [each.name, each.requires]),
  );
  const found = new Set<string>();
  const open = [decision];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const requires = all.get(name);
    if (!requires || found.has(name)) continue;
    found.add(name);
    open.push(...requires);
  }
  return found;
}

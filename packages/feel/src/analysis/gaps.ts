import type { RuleSet } from '../row/rule-sets.ts';
import { type Box, uncovered, type Work } from './cover.ts';
import { projection } from './examples.ts';
import { type Axis, classesAt, type Space } from './space.ts';

/** A part of the space as combinations per axis, each axis a product of classes of its variables. */
export type Region = readonly (readonly number[])[];

/** The parts of the space that no rule covers, in few regions. */
export function gapRegions(
  { axes, rules }: Space,
  all: RuleSet,
  { limit, work }: { readonly limit: number; readonly work: Work },
): { readonly regions: readonly Region[]; readonly more: boolean } {
  if (rules === 0) return { regions: [axes.map(() => [])], more: false };
  const within = axes.map(({ points }) => points.map((_, at) => at));
  const found = uncovered({ axes, within, rules: all, limit: limit * 4, work });
  const regions = merged(
    found.boxes.flatMap((box) => regionsOf(axes, box)),
    axes,
  );
  return { regions: regions.slice(0, limit), more: found.more || regions.length > limit };
}

function regionsOf(axes: readonly Axis[], box: Box): Region[] {
  let regions: Region[] = [[]];
  axes.forEach((axis, at) => {
    const members = (box[at] ?? []).flatMap((point) => axis.points[point]?.members ?? []);
    const products = asProducts(axis, members);
    regions = regions.flatMap((region) => products.map((part) => [...region, part]));
  });
  return regions;
}

/** Combinations as few products of classes, so that each can be said variable by variable. */
function asProducts(axis: Axis, members: readonly number[]): number[][] {
  const classes = projection(axis, members);
  const product = classes.reduce((size, each) => size * each.length, 1);
  if (product === members.length) return [[...members]];
  const widths = classes.map((each) => each.length);
  const split = widths.reduce(
    (best, width, at) => (width > 1 && width < (widths[best] ?? 0) ? at : best),
    widths.indexOf(Math.max(...widths)),
  );
  const parts = new Map<number, number[]>();
  for (const member of members) {
    const at = classesAt(axis, member)[split] ?? 0;
    const part = parts.get(at);
    if (part) part.push(member);
    else parts.set(at, [member]);
  }
  return [...parts.values()].flatMap((part) => asProducts(axis, part));
}

/** Regions that differ on one axis only become one, as long as that axis stays a product. */
function merged(regions: readonly Region[], axes: readonly Axis[]): Region[] {
  let list = [...regions];
  for (let changed = true; changed; ) {
    changed = false;
    for (const [at, axis] of axes.entries()) {
      const next = mergedOn(list, at, axis);
      if (next.length < list.length) changed = true;
      list = next;
    }
  }
  return list;
}

function mergedOn(regions: readonly Region[], at: number, axis: Axis): Region[] {
  const groups = new Map<string, Region[]>();
  for (const region of regions) {
    const key = region.map((members, index) => (index === at ? '' : members.join())).join('|');
    groups.set(key, [...(groups.get(key) ?? []), region]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length === 1) return group;
    const members = group.flatMap((region) => region[at] ?? []).sort((a, b) => a - b);
    const products = asProducts(axis, members);
    if (products.length >= group.length) return group;
    return products.map((part) => first.map((known, index) => (index === at ? part : known)));
  });
}

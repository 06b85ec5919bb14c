import { addRule, type RuleSet, wordsFor } from '../row/rule-sets.ts';
import { type Box, uncovered, type Work } from './cover.ts';
import { projection } from './examples.ts';
import { type Axis, classesAt, type Space } from './space.ts';

/** A part of the space as combinations per axis, each axis a product of classes of its variables. */
export type Region = readonly (readonly number[])[];

type GapRegions = {
  readonly regions: readonly Region[];
  readonly more: boolean;
  readonly stopped: boolean;
};

/** The parts of the space that no rule covers, in few regions. */
export function gapRegions(
  { axes, rules }: Space,
  byRule: readonly (readonly RuleSet[])[],
  { limit, work }: { readonly limit: number; readonly work: Work },
): GapRegions {
  if (rules === 0) return { regions: [axes.map(() => [])], more: false, stopped: false };
  const within = axes.map(({ points }) => setOf(points.length));
  const found = uncovered({ byRule, within, rules: upTo(rules), limit: limit * 4, work, share: 2 });
  const regions = merged(
    found.boxes.flatMap((box) => regionsOf(axes, box)),
    axes,
  );
  return {
    regions: regions.slice(0, limit),
    more: found.more || found.stopped || regions.length > limit,
    stopped: found.stopped,
  };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

function setOf(count: number): RuleSet {
  const set: RuleSet = new Int32Array(wordsFor(count));
  for (const at of upTo(count)) addRule(set, at);
  return set;
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
  const keys = new Keys();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [at, axis] of axes.entries()) {
      const next = mergedOn(list, at, { axis, keys });
      if (next.length < list.length) changed = true;
      list = next;
    }
  }
  return list;
}

type Merging = { readonly axis: Axis; readonly keys: Keys };

function mergedOn(regions: readonly Region[], at: number, { axis, keys }: Merging): Region[] {
  const groups = new Map<string, Region[]>();
  for (const region of regions) {
    const key = region.map((members, index) => (index === at ? '' : keys.of(members))).join('|');
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

/** A number for each list of members; equal lists have one. */
class Keys {
  readonly #known = new Map<readonly number[], number>();
  readonly #numbers = new Map<string, number>();

  of(members: readonly number[]): number {
    const known = this.#known.get(members);
    if (known !== undefined) return known;
    const text = members.join();
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#known.set(members, number);
    return number;
  }
}

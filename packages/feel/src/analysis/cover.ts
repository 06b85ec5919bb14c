import { drop, keep, membersOf, onesIn, type RuleSet, sizeOf } from '../row/rule-sets.ts';

/** Points of each axis: a part of the space. */
export type Box = readonly (readonly number[])[];

/** The same as bits, 32 points to a word. */
type Part = readonly RuleSet[];

/**
 * Steps that searches in one table may still take. A step looks at 32 points of one axis for one
 * rule.
 */
export type Work = { left: number };

export type Search = {
  /** For each axis, the points that each rule admits. */
  readonly byRule: readonly (readonly RuleSet[])[];
  /** The points of each axis in which to look. */
  readonly within: Part;
  /** The rules that cover. */
  readonly rules: readonly number[];
  /** Boxes to find at most. */
  readonly limit: number;
  readonly work: Work;
  /** What this search may take of the work that is left, as one part in so many. */
  readonly share: number;
};

/** The boxes found; `more` when there are others, `stopped` when the work ran out before that was known. */
export type Uncovered = {
  readonly boxes: readonly Box[];
  readonly more: boolean;
  readonly stopped: boolean;
};

/**
 * Looks for parts of a box that no rule covers. A rule that admits all but on one axis takes its
 * points away from that axis; when none of these is left, what the widest rule leaves of the box is
 * cut into at most one box per axis, and each is looked at with the rules that reach into it. The
 * boxes found do not meet each other.
 */
export function uncovered(search: Search): Uncovered {
  const { within, rules, limit, work, share } = search;
  const until = work.left - work.left / share;
  const boxes: Box[] = [];
  const open: Piece[] = [{ within, rules }];
  for (let piece = open.pop(); piece; piece = open.pop()) {
    if (work.left <= 0 || work.left < until) return { boxes, more: false, stopped: true };
    const left = simplified(search, piece);
    if (left === null) continue;
    if (left.widest >= 0) open.push(...pieces(search, left).toReversed());
    else if (boxes.length === limit) return { boxes, more: true, stopped: false };
    else boxes.push(left.within.map(membersOf));
  }
  return { boxes, more: false, stopped: false };
}

/** A part of the space, and the rules that may reach into it. */
type Piece = { readonly within: Part; readonly rules: readonly number[] };

/** What is left of a box, the rules that cover a part of it, and the one that covers most; -1 when none does. */
type Left = Piece & { readonly widest: number };

/** What a rule leaves of a box: for each axis what it does not admit there, of what it admits before. */
function pieces({ byRule }: Search, { within, rules, widest }: Left): Piece[] {
  const others = rules.filter((rule) => rule !== widest);
  const rest = [...within];
  const axes = within.map((points, axis) => {
    const outside = points.slice();
    drop(outside, byRule[axis]?.[widest] as RuleSet);
    return { axis, outside, share: sizeOf(outside) / sizeOf(points) };
  });
  // Small pieces first: what is cut off later is narrow on all axes before.
  const order = axes.filter(({ share }) => share > 0).sort((a, b) => a.share - b.share);
  return order.map(({ axis, outside }) => {
    const piece = rest.map((points, at) => (at === axis ? outside : points));
    const inside = (rest[axis] as RuleSet).slice();
    keep(inside, byRule[axis]?.[widest] as RuleSet);
    rest[axis] = inside;
    return { within: piece, rules: others };
  });
}

/** Takes away what single rules cover whole but for one axis, again and again; null when nothing is left. */
function simplified(search: Search, piece: Piece): Left | null {
  let left: Piece = piece;
  for (;;) {
    const next = simplifiedOnce(search, left);
    if (next === null || next.within === left.within) return next;
    left = next;
  }
}

function simplifiedOnce(search: Search, { within, rules }: Piece): Left | null {
  const axes = axesIn(search, within, rules.length);
  if (axes.some(({ size }) => size === 0)) return null;
  const left: number[] = [];
  let [widest, most] = [-1, 0];
  let smaller: RuleSet[] | null = null;
  for (const rule of rules) {
    const { share, open, axis } = admitted(axes, rule);
    if (share === 0) continue;
    if (open === 0) return null;
    if (open === 1) {
      smaller ??= within.map((points) => points.slice());
      drop(smaller[axis] as RuleSet, search.byRule[axis]?.[rule] as RuleSet);
      continue;
    }
    left.push(rule);
    if (share > most) [widest, most] = [rule, share];
  }
  return { within: smaller ?? within, rules: left, widest };
}

/** The points of one axis of a box, and the words between which they stand. */
type AxisIn = {
  readonly points: RuleSet;
  readonly byRule: readonly RuleSet[];
  readonly size: number;
  readonly from: number;
  readonly to: number;
};

/** The axes of a box, and the work of asking so many rules about it. */
function axesIn({ byRule, work }: Search, within: Part, rules: number): AxisIn[] {
  const axes = within.map((points, axis) => axisIn(points, byRule[axis] ?? []));
  work.left -= rules * axes.reduce((words, { from, to }) => words + to - from, 0);
  return axes;
}

function axisIn(points: RuleSet, byRule: readonly RuleSet[]): AxisIn {
  let [from, to] = [0, points.length];
  while (from < to && points[from] === 0) from += 1;
  while (to > from && points[to - 1] === 0) to -= 1;
  return { points, byRule, size: sizeOf(points), from, to };
}

/** How much of a box a rule admits, and the axes on which it does not admit all, with the last of them. */
type Admitted = { readonly share: number; readonly open: number; readonly axis: number };

function admitted(axes: readonly AxisIn[], rule: number): Admitted {
  let [share, open, last] = [1, 0, -1];
  for (let at = 0; at < axes.length; at += 1) {
    const axis = axes[at] as AxisIn;
    const points = sharedPoints(axis, axis.byRule[rule] as RuleSet);
    if (points === axis.size) continue;
    if (points === 0) return NOTHING;
    share *= points / axis.size;
    open += 1;
    last = at;
  }
  return { share, open, axis: last };
}

const NOTHING: Admitted = { share: 0, open: 0, axis: -1 };

function sharedPoints({ points, from, to }: AxisIn, rule: RuleSet): number {
  let count = 0;
  for (let word = from; word < to; word += 1) {
    const both = (points[word] as number) & (rule[word] as number);
    if (both !== 0) count += onesIn(both);
  }
  return count;
}

/** Whether a set has no member. */
export const isEmpty = (set: RuleSet): boolean => set.every((word) => word === 0);

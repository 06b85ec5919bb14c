import { type RuleSet, sizeOf } from '../row/rule-sets.ts';
import { SetIndex } from './set-index.ts';
import type { Axis } from './space.ts';

/** Points of each axis: a part of the space in which all rules behave alike. */
export type Box = readonly (readonly number[])[];

/**
 * Steps taken, and how many there may be; shared by all searches in one table. A step looks at 32
 * rules at one point.
 */
export type Work = { steps: number; readonly limit: number; stopped: boolean };

export type Search = {
  readonly axes: readonly Axis[];
  /** The points of each axis in which to look. */
  readonly within: Box;
  /** The rules that cover. */
  readonly rules: RuleSet;
  /** Boxes to find at most. */
  readonly limit: number;
  readonly work: Work;
};

/**
 * Looks for parts of a box that no rule covers, axis by axis: points that leave the same rules are
 * taken together, a part that some rule covers whole is left at once, and what was found covered is
 * not looked at again. The boxes found do not meet each other.
 */
export function uncovered(search: Search): {
  readonly boxes: readonly Box[];
  readonly more: boolean;
} {
  const visit = new Visit(search);
  if (search.within.every((points) => points.length > 0)) visit.covers(0, search.rules);
  return { boxes: visit.boxes, more: visit.more || search.work.stopped };
}

class Visit {
  readonly boxes: Box[] = [];
  more = false;
  readonly #search: Search;
  readonly #order: readonly number[];
  readonly #behind: readonly RuleSet[];
  readonly #covered: readonly SetIndex<true>[];
  readonly #chosen: (readonly number[])[];

  constructor(search: Search) {
    this.#search = search;
    this.#order = axisOrder(search);
    this.#behind = coveredBehind(search, this.#order);
    this.#covered = this.#order.map(() => new SetIndex<true>());
    this.#chosen = [...search.within];
  }

  /** Whether the live rules cover all that is left; what they do not is noted. */
  covers(level: number, live: RuleSet): boolean {
    if (isEmpty(live)) {
      if (this.boxes.length < this.#search.limit) this.boxes.push([...this.#chosen]);
      else this.more = true;
      return false;
    }
    if (meet(live, this.#behind[level] as RuleSet)) return true;
    const known = this.#covered[level];
    if (known?.get(live)) return true;
    const whole = this.#coversParts(level, live);
    if (whole) known?.add(live, true);
    return whole;
  }

  #coversParts(level: number, live: RuleSet): boolean {
    const axis = this.#order[level] as number;
    let whole = true;
    for (const { rules, points } of parts(this.#search, axis, live)) {
      if (this.more || this.#search.work.stopped) return false;
      this.#chosen[axis] = points;
      if (!this.covers(level + 1, rules)) whole = false;
    }
    this.#chosen[axis] = this.#search.within[axis] ?? [];
    return whole && !this.#search.work.stopped;
  }
}

/** Axes that most rules speak about first, so that few rules are left early. */
function axisOrder({ axes, within, rules, work }: Search): number[] {
  const weights = axes.map((axis, at) => {
    spend(work, (within[at]?.length ?? 0) * rules.length);
    return sizeOf(rules) - sizeOf(intersection(axis, within[at] ?? [], rules));
  });
  const points = (at: number): number => axes[at]?.points.length ?? 0;
  const order = axes.map((_, at) => at);
  return order.sort((a, b) => {
    return (weights[b] ?? 0) - (weights[a] ?? 0) || points(a) - points(b);
  });
}

/** At each level, the rules that admit everything on it and behind it. */
function coveredBehind({ axes, within, rules }: Search, order: readonly number[]): RuleSet[] {
  const sets: RuleSet[] = [rules.slice()];
  for (const at of order.toReversed()) {
    const axis = axes[at];
    const last = sets[0] as RuleSet;
    sets.unshift(axis ? intersection(axis, within[at] ?? [], last) : last);
  }
  return sets;
}

function intersection({ points }: Axis, within: readonly number[], rules: RuleSet): RuleSet {
  const left = rules.slice();
  for (const at of within) {
    const set = points[at]?.rules;
    for (let word = 0; word < left.length; word += 1) {
      left[word] = (left[word] as number) & (set?.[word] ?? 0);
    }
  }
  return left;
}

type Part = { readonly rules: RuleSet; readonly points: number[]; readonly left: number };

/** The points of an axis that leave the same of the live rules; those that leave fewest first. */
function parts({ axes, within, work }: Search, at: number, live: RuleSet): Part[] {
  const index = new SetIndex<Part>();
  const found: Part[] = [];
  let rules = new Int32Array(live.length);
  for (const point of within[at] ?? []) {
    const set = axes[at]?.points[point]?.rules;
    for (let word = 0; word < rules.length; word += 1) {
      rules[word] = (live[word] as number) & (set?.[word] ?? 0);
    }
    const known = index.get(rules);
    if (known) {
      known.points.push(point);
      continue;
    }
    const part = { rules, points: [point], left: sizeOf(rules) };
    index.add(rules, part);
    found.push(part);
    rules = new Int32Array(live.length);
  }
  spend(work, (within[at]?.length ?? 0) * live.length);
  return found.sort((a, b) => a.left - b.left);
}

function spend(work: Work, words: number): void {
  work.steps += words;
  if (work.steps > work.limit) work.stopped = true;
}

/** Whether a set has no member. */
export const isEmpty = (set: RuleSet): boolean => set.every((word) => word === 0);

const meet = (a: RuleSet, b: RuleSet): boolean => {
  for (let word = 0; word < a.length; word += 1) {
    if (((a[word] as number) & (b[word] as number)) !== 0) return true;
  }
  return false;
};

import {
  addRule,
  drop,
  join,
  keep,
  membersOf,
  nextRule,
  type RuleSet,
  wordsFor,
} from '../row/rule-sets.ts';
import type { Box } from './cover.ts';
import type { Axis, Space } from './space.ts';

/**
 * For each rule the rules that match some input together with it. Axes do not depend on each other,
 * so two rules meet when they meet on every axis: this is settled pair by pair, without a search.
 */
export function meetings({ axes, rules }: Space): RuleSet[] {
  const words = wordsFor(rules);
  const all = Array.from({ length: rules }, () => new Int32Array(words).fill(-1));
  for (const axis of axes) {
    const near = meetingsOn(axis, rules);
    all.forEach((set, rule) => {
      keep(set, near[rule] as RuleSet);
    });
  }
  return all.map((set, rule) => withoutSpare(set, rule, rules));
}

/**
 * The rules that share a point of one axis. Of two that do, the one that comes in later, going from
 * point to point, finds the other there: so only what comes in is looked at, and told to both.
 */
function meetingsOn({ points }: Axis, rules: number): RuleSet[] {
  const words = wordsFor(rules);
  const near = Array.from({ length: rules }, () => new Int32Array(words));
  let last: RuleSet = new Int32Array(words);
  for (const { rules: set } of points) {
    const coming = set.slice();
    drop(coming, last);
    for (const rule of membersOf(coming)) if (rule < rules) join(near[rule] as RuleSet, set);
    last = set;
  }
  near.forEach((set, rule) => {
    for (const other of membersOf(set)) if (other < rules) addRule(near[other] as RuleSet, rule);
  });
  return near;
}

/** Bits behind the last rule, and the rule itself, say nothing. A rule that meets nothing, not even itself, never matches. */
function withoutSpare(set: RuleSet, rule: number, rules: number): RuleSet {
  const spare = rules & 31;
  const last = set.length - 1;
  if (spare !== 0) set[last] = (set[last] as number) & ((1 << spare) - 1);
  const word = rule >>> 5;
  set[word] = (set[word] as number) & ~(1 << (rule & 31));
  return set;
}

/** For each axis, the points that each rule admits, as bits: what its points hold, turned over. */
export function pointsByRule({ axes, rules }: Space): RuleSet[][] {
  return axes.map(({ points }) => {
    const words = wordsFor(points.length);
    const sets = Array.from({ length: rules }, () => new Int32Array(words));
    points.forEach(({ rules: set }, point) => {
      for (let rule = nextRule(set, 0); rule >= 0 && rule < rules; rule = nextRule(set, rule + 1)) {
        addRule(sets[rule] as RuleSet, point);
      }
    });
    return sets;
  });
}

/** The points of each axis that all of some rules admit. */
export const pointsOfRules = (byRule: readonly RuleSet[][], rules: readonly number[]): Box =>
  byRule.map((sets) => {
    const [first, ...others] = rules.map((rule) => sets[rule] as RuleSet);
    const left = (first as RuleSet).slice();
    for (const other of others) keep(left, other);
    return membersOf(left);
  });

import { CATEGORIES, LEVELS } from '@sanyi/facts';
import { aliasOf } from '../alias.ts';
import type { CityPlan, PlanItem } from '../plan/city-plan.ts';
import { type MixTarget, tilt } from './tilt.ts';

/** Categories of lines that are drawn; beds follow from the days of a stay. */
export const LINE_CATEGORIES = [
  'drug',
  'herbalPiece',
  'consumable',
  'test',
  'service',
  'bed',
] as const;

/** Number of {@link LINE_CATEGORIES}. */
export const CATS: number = LINE_CATEGORIES.length;

/** Categories whose quantities a cost correction may touch: goods, not acts. */
export const GOODS = 3;

/**
 * Which items stand on lines, how often and how much: one table per setting (visit, stay), stream,
 * diagnosis group and category, laid out one behind the other.
 */
export type LineTables = {
  readonly streams: number;
  readonly groups: number;
  /** By table: first entry, entries, mean lines of one visit or stay of severity 1. */
  readonly start: Uint32Array;
  readonly count: Uint32Array;
  readonly lines: Float64Array;
  /** By entry: draw, item from 0, mean quantity and smallest step in thousandths. */
  readonly keep: Float64Array;
  readonly other: Uint32Array;
  readonly item: Uint32Array;
  readonly mean: Float64Array;
  readonly step: Float64Array;
  /** By entry: likelihood in its table. */
  readonly likelihood: Float64Array;
};

/** Position of a table. */
export const tableAt = (
  of: { streams: number; groups: number },
  at: { stay: boolean; stream: number; group: number; category: number },
): number =>
  (((at.stay ? 1 : 0) * of.streams + at.stream) * of.groups + at.group) * CATS + at.category;

/** What an item of a group that is not its own still weighs; drugs are taken for other ills too. */
const FOREIGN_DRUG = 0.03;

type Entry = {
  readonly item: number;
  readonly weight: number;
  readonly mean: number;
  readonly step: number;
};

/**
 * Makes the tables so that, at the prices and mix of the base year, a visit or stay of a stream has
 * the lines and the cost per category that the scenario states.
 *
 * @param prices - fen of an item (from 0) at a level in the base year
 * @param spending - yuan that the lines of a visit or stay of a stream cost
 */
export function lineTables(
  plan: CityPlan,
  prices: (item: number, level: number) => number,
  spending: (stream: number, stay: boolean) => number,
): LineTables {
  const streams = Object.keys(plan.scenario.streams);
  const size = { streams: streams.length, groups: plan.diagnoses.length };
  const lines = new Float64Array(2 * size.streams * size.groups * CATS);
  const entries: Entry[][] = Array.from(lines, () => []);
  for (const stay of [false, true]) {
    streams.forEach((name, stream) => {
      const level = plan.scenario.streams[name]?.level ?? '';
      const mixes = plan.scenario[stay ? 'stayLines' : 'visitLines'][name] ?? {};
      LINE_CATEGORIES.forEach((category, cat) => {
        const mix = mixes[category];
        const at = (group: number): number => tableAt(size, { stay, stream, group, category: cat });
        const of = { plan, category, stay, level };
        const groups = plan.diagnoses.map((_, group) => candidates(of, group));
        const rates = linesByGroup(plan, { stay, category, lines: mix?.lines ?? 0 });
        const target: MixTarget = {
          fen: mix ? (spending(stream, stay) * mix.share * 100) / mix.lines : null,
          frequency: rates.map((rate, group) => rate * adultShare(plan, group, stay)),
          adjustable: cat < GOODS,
          price: (item) => prices(item, levelAt(level)),
        };
        tilt(groups, target).forEach((tilted, group) => {
          entries[at(group)] = tilted;
          lines[at(group)] = tilted.length > 0 ? (rates[group] ?? 0) : 0;
        });
      });
    });
  }
  return { ...size, ...packed(entries), lines };
}

const levelAt = (level: string): number => (LEVELS.has(level) ? LEVELS.at(level) : 0);

/** Items of a category that may stand on a line of a group, with their weight. */
function candidates(
  of: { plan: CityPlan; category: string; stay: boolean; level: string },
  group: number,
): Entry[] {
  const code = of.plan.diagnoses[group]?.code ?? '';
  return of.plan.items.flatMap((item, at) => {
    if (item.category !== of.category) return [];
    const use = of.stay ? item.stay : (item.visit[of.level] ?? 0);
    const weight = use * fitting(item, code);
    if (weight <= 0) return [];
    const step = of.stay ? item.step : Math.max(item.step, item.quantity >= 1 ? 1 : item.step);
    const whole = item.category === 'herbalPiece' ? item.step : step;
    // A bed is charged by the day; the length of a stay is drawn, so this is its expectation.
    const bedDays = of.category === 'bed' ? (of.plan.diagnoses[group]?.days ?? 1) : 1;
    const mean = bedDays * (of.stay ? item.stayQuantity : item.quantity);
    return [{ item: at, weight, mean: Math.max(mean, whole) * 1000, step: whole * 1000 }];
  });
}

function fitting(item: PlanItem, group: string): number {
  if (item.groups.length === 0 || item.groups.includes(group)) return 1;
  return item.category === 'drug' ? FOREIGN_DRUG : 0;
}

/** Mean lines per group: the scenario's mean, moved by the group's factor (and its days, if a stay). */
function linesByGroup(
  plan: CityPlan,
  of: { stay: boolean; category: string; lines: number },
): number[] {
  if (of.category === 'bed') return plan.diagnoses.map(() => (of.stay ? 1 : 0));
  const share = plan.diagnoses.map((_, group) => adultShare(plan, group, of.stay));
  const factor = plan.diagnoses.map(
    (each) => (each.factors[of.category] ?? 1) * (of.stay ? each.days ** 0.7 : 1),
  );
  const whole = share.reduce((a, b) => a + b, 0);
  const mean = share.reduce((sum, each, at) => sum + each * (factor[at] ?? 0), 0) / whole;
  return factor.map((each) => (of.lines * each) / mean);
}

/** How often adults come for a diagnosis group: the mix that means are taken over. */
const adultShare = (plan: CityPlan, group: number, stay: boolean): number =>
  plan.diagnoses[group]?.[stay ? 'stay' : 'visit'][1] ?? 0;

function packed(tables: readonly Entry[][]): Omit<LineTables, 'streams' | 'groups' | 'lines'> {
  const all = tables.flat();
  const start = new Uint32Array(tables.length);
  const count = new Uint32Array(tables.length);
  const keep = new Float64Array(all.length);
  const other = new Uint32Array(all.length);
  const likelihood = new Float64Array(all.length);
  let at = 0;
  tables.forEach((entries, table) => {
    start[table] = at;
    count[table] = entries.length;
    if (entries.length === 0) return;
    const weights = entries.map((each) => each.weight);
    const sum = weights.reduce((a, b) => a + b, 0);
    const alias = aliasOf(weights);
    keep.set(alias.keep, at);
    other.set(alias.other, at);
    likelihood.set(
      weights.map((weight) => weight / sum),
      at,
    );
    at += entries.length;
  });
  return {
    start,
    count,
    keep,
    other,
    likelihood,
    item: Uint32Array.from(all, (each) => each.item),
    mean: Float64Array.from(all, (each) => each.mean),
    step: Float64Array.from(all, (each) => each.step),
  };
}

/** The category of each item by its position in {@link LINE_CATEGORIES}; `CATS` for any other. */
export const itemCategories = (plan: CityPlan): Uint8Array =>
  Uint8Array.from(plan.items, (item) => {
    const at = LINE_CATEGORIES.findIndex((each) => each === item.category);
    return at < 0 || !CATEGORIES.has(item.category) ? CATS : at;
  });

import { LEVELS } from '@sanyi/facts';
import { aliasOf } from '../alias.ts';
import type { CityPlan, PlanItem } from '../plan/city-plan.ts';
import type { GroupMix } from './group-mix.ts';
import { tilt } from './tilt.ts';

/** Categories of lines that are drawn; beds follow from the days of a stay. */
export const LINE_CATEGORIES: readonly string[] = [
  'drug',
  'herbalPiece',
  'consumable',
  'test',
  'service',
  'bed',
];

/** Number of {@link LINE_CATEGORIES}. */
export const CATS: number = LINE_CATEGORIES.length;

/** Categories whose quantities a cost correction may touch: goods, not acts. */
export const GOODS = 3;

/**
 * Which items stand on lines, how often and how much: one table per setting (visit, stay), stream,
 * diagnosis group and category, laid out one behind the other in this order.
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

type Entry = {
  readonly item: number;
  readonly weight: number;
  readonly mean: number;
  readonly step: number;
};

/** One kind of care: a setting of a stream. */
type Care = {
  readonly plan: CityPlan;
  readonly items: ItemsByCategory;
  readonly mix: GroupMix;
  readonly stay: boolean;
  readonly stream: number;
  readonly name: string;
  readonly level: string;
};

/** What prices and spending the tables are made to. */
export type BaseYear = {
  /** Fen of an item (from 0) at a level, a position in `LEVELS`. */
  readonly prices: (item: number, level: number) => number;
  /** Yuan that the lines of a mean visit or stay of a stream cost. */
  readonly spending: (stream: number, stay: boolean) => number;
};

/**
 * Makes the tables so that, at the prices and mix of the base year, a visit or stay of a stream has
 * the lines and the cost per category that the scenario states.
 */
export function lineTables(plan: CityPlan, mix: GroupMix, base: BaseYear): LineTables {
  const items = itemsByCategory(plan);
  const tables = [false, true].flatMap((stay) =>
    Object.entries(plan.scenario.streams).flatMap(([name, { level }], stream) => {
      const care = { plan, items, mix, stay, stream, name, level };
      const byCategory = LINE_CATEGORIES.map((category) => tablesOf(care, category, base));
      return plan.diagnoses.flatMap((_, group) => byCategory.map((groups) => groups[group]));
    }),
  );
  return {
    streams: Object.keys(plan.scenario.streams).length,
    groups: plan.diagnoses.length,
    lines: Float64Array.from(tables, (table) => table?.lines ?? 0),
    ...packed(tables.map((table) => table?.entries ?? [])),
  };
}

type Table = { readonly entries: readonly Entry[]; readonly lines: number };

/** The tables of one category, by diagnosis group. */
function tablesOf(care: Care, category: string, base: BaseYear): Table[] {
  const { plan, stay, stream, name } = care;
  const stated = plan.scenario[stay ? 'stayLines' : 'visitLines'][name]?.[category];
  const lines = category === 'bed' ? (stay ? 1 : 0) : (stated?.lines ?? 0);
  const rates = linesByGroup(care, category, lines);
  const level = LEVELS.has(care.level) ? LEVELS.at(care.level) : 0;
  const spent = base.spending(stream, stay) * 100;
  const tilted = tilt(
    plan.diagnoses.map((_, group) => (lines > 0 ? candidates(care, category, group) : [])),
    {
      fen: stated ? (spent * stated.share) / stated.lines : null,
      frequency: rates.map((rate, group) => rate * care.mix({ stream, stay, group })),
      adjustable: LINE_CATEGORIES.indexOf(category) < GOODS,
      price: (item) => base.prices(item, level),
    },
  );
  return tilted.map((entries, group) => ({
    entries,
    lines: entries.length > 0 ? (rates[group] ?? 0) : 0,
  }));
}

/** Items of a category that may stand on a line of a group, with their weight. */
function candidates(care: Care, category: string, group: number): Entry[] {
  const { stay, level } = care;
  const diagnosis = care.plan.diagnoses[group];
  // A bed is charged by the day; the length of a stay is drawn, so this is its expectation.
  const days = category === 'bed' ? (diagnosis?.days ?? 1) : 1;
  return (care.items.get(category) ?? []).flatMap(({ item, at }) => {
    const use = stay ? item.stay : (item.visit[level] ?? 0);
    const weight = use * fitting(care.plan, item, diagnosis?.code ?? '');
    if (weight <= 0) return [];
    const step = stepOf(item, stay);
    const mean = days * (stay ? item.stayQuantity : item.quantity);
    return [{ item: at, weight, mean: Math.max(mean, step) * 1000, step: step * 1000 }];
  });
}

/** Items of a category with their position in the plan. */
type ItemsByCategory = ReadonlyMap<string, readonly { item: PlanItem; at: number }[]>;

function itemsByCategory(plan: CityPlan): ItemsByCategory {
  const numbered = plan.items.map((item, at) => ({ item, at }));
  return new Map(
    LINE_CATEGORIES.map((category) => [
      category,
      numbered.filter(({ item }) => item.category === category),
    ]),
  );
}

/** Smallest part of a unit: a stay may use part of a pack, a visit takes whole ones home. */
export const stepOf = (item: PlanItem, stay: boolean): number =>
  stay || item.category !== 'drug' ? item.step : Math.max(1, item.step);

function fitting({ scenario }: CityPlan, item: PlanItem, group: string): number {
  if (item.groups.length === 0 || item.groups.includes(group)) return 1;
  return item.category === 'drug' ? scenario.otherIllsDrugs : 0;
}

/** Mean lines per group: the scenario's mean, moved by the group's factor (and days, if a stay). */
function linesByGroup(care: Care, category: string, lines: number): number[] {
  const { plan, mix, stay, stream } = care;
  if (category === 'bed') return plan.diagnoses.map(() => lines);
  const { linesPower } = plan.scenario.stayDays;
  const factor = plan.diagnoses.map(
    (each) => (each.factors[category] ?? 1) * (stay ? each.days ** linesPower : 1),
  );
  const mean = factor.reduce((sum, each, group) => sum + each * mix({ stream, stay, group }), 0);
  return factor.map((each) => (lines * each) / (mean || 1));
}

function packed(
  tables: readonly (readonly Entry[])[],
): Omit<LineTables, 'streams' | 'groups' | 'lines'> {
  const all = tables.flat();
  const start = new Uint32Array(tables.length);
  const keep = new Float64Array(all.length);
  const other = new Uint32Array(all.length);
  const likelihood = new Float64Array(all.length);
  let at = 0;
  tables.forEach((entries, table) => {
    start[table] = at;
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
    count: Uint32Array.from(tables, (entries) => entries.length),
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
    const at = LINE_CATEGORIES.indexOf(item.category);
    return at < 0 ? CATS : at;
  });

import { LEVELS, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import { type Day, firstOfMonth } from '@sanyi/kernel';
import type { CityPrices } from '../city-prices.ts';
import { f64, u32 } from '../column.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import { type CityQuarter, cityQuarters } from '../slice/calendar.ts';
import { type FeeTable, feeTable } from './fee-table.ts';
import { groupMix } from './group-mix.ts';
import {
  CATS,
  itemCategories,
  LINE_CATEGORIES,
  type LineTables,
  lineTables,
} from './line-tables.ts';
import { type PriceTable, priceRow, priceTable } from './price-table.ts';
import { priceVersions } from './price-versions.ts';

/** What care costs in a city under given prices: made once and used for all slices. */
export type CareModel = {
  readonly quarters: readonly CityQuarter[];
  readonly prices: PriceTable;
  readonly fees: FeeTable;
  readonly lines: LineTables;
  /** Level of each stream, a position in `LEVELS`. */
  readonly streamLevel: Uint8Array;
  /** Category of each item, a position in `LINE_CATEGORIES`. */
  readonly category: Uint8Array;
  /**
   * Mean lines of a table in a quarter, with the scenario's index of use:
   * position `quarter * tables + table`.
   */
  readonly rate: Float64Array;
  /**
   * Expected fen of the lines of one visit or stay of severity 1:
   * position `((quarter * 2 + stay) * streams + stream) * groups + group`.
   */
  readonly expected: Float64Array;
};

type Cached = { readonly plan: CityPlan; readonly key: string; readonly model: CareModel };
const models = new WeakMap<CityPrices, Cached>();

/** The model of a plan, prices and days; kept per prices object, since slices share it. */
export function careModel(
  plan: CityPlan,
  prices: CityPrices,
  span: { from: Day; to: Day },
): CareModel {
  const key = `${span.from}/${span.to}`;
  const known = models.get(prices);
  if (known?.plan === plan && known.key === key) return known.model;
  const model = makeModel(plan, prices, span);
  models.set(prices, { plan, key, model });
  return model;
}

function makeModel(plan: CityPlan, prices: CityPrices, span: { from: Day; to: Day }): CareModel {
  const quarters = cityQuarters(plan, span.from, span.to);
  const middle = firstOfMonth(plan.scenario.baseYear, 7);
  const lines = lineTables(plan, groupMix(plan), {
    prices: (item, level) => prices.line(item + 1, level, middle),
    spending: (stream, stay) => spendingOnLines(plan, prices, { stream, stay, day: middle }),
  });
  const streams = Object.values(plan.scenario.streams);
  const versions = priceVersions(prices, span);
  const table = priceTable(prices, plan.items.length, versions);
  const levels = Uint8Array.from(streams, ({ level }) =>
    LEVELS.has(level) ? LEVELS.at(level) : 0,
  );
  const rate = rates(plan, quarters, lines);
  return {
    quarters,
    prices: table,
    fees: feeTable(prices, versions),
    lines,
    streamLevel: levels,
    category: itemCategories(plan),
    rate,
    expected: expectedCosts(quarters, { lines, rate, levels, prices: table }),
  };
}

/** Yuan of the lines of a mean visit or stay in the base year: its cost less an ordinary fee. */
function spendingOnLines(
  plan: CityPlan,
  prices: CityPrices,
  of: { stream: number; stay: boolean; day: Day },
): number {
  const [name = '', stream] = Object.entries(plan.scenario.streams)[of.stream] ?? [];
  if (!stream) return 0;
  const level = LEVELS.has(stream.level) ? LEVELS.at(stream.level) : 0;
  const fee = prices.visit({
    visitKind: VISIT_KINDS.at(of.stay ? 'inpatientDay' : 'outpatient'),
    level,
    grassroots: grassroots(plan, name),
    title: TITLES.at(of.stay ? 'none' : 'ordinary'),
    scheme: SCHEMES.at('employee'),
    insured: true,
    age: 40,
    day: of.day,
  });
  const days = of.stay ? meanDays(plan) : 1;
  return Math.max(0, (of.stay ? stream.stayCost : stream.visitCost) - (fee * days) / 100);
}

/** Whether the institutions of a stream are grassroots. */
export const grassroots = (plan: CityPlan, stream: string): boolean =>
  plan.groups.some((group) => group.stream === stream && group.grassroots);

function meanDays(plan: CityPlan): number {
  const share = plan.diagnoses.reduce((sum, each) => sum + each.stay[1], 0);
  return plan.diagnoses.reduce((sum, each) => sum + each.stay[1] * each.days, 0) / share;
}

function rates(plan: CityPlan, quarters: readonly CityQuarter[], lines: LineTables): Float64Array {
  const tables = lines.lines.length;
  const made = new Float64Array(quarters.length * tables);
  quarters.forEach((quarter, q) => {
    for (let table = 0; table < tables; table++) {
      const { visit, stay } = plan.scenario.useIndex;
      const category = LINE_CATEGORIES[table % CATS] ?? '';
      const index = (table < tables / 2 ? visit : stay)[category]?.[quarter.at] ?? 1;
      made[q * tables + table] = (lines.lines[table] ?? 0) * index;
    }
  });
  return made;
}

/** Prices of a quarter are taken on three days of it. */
const SAMPLES = [1 / 6, 3 / 6, 5 / 6];

function expectedCosts(
  quarters: readonly CityQuarter[],
  of: { lines: LineTables; rate: Float64Array; levels: Uint8Array; prices: PriceTable },
): Float64Array {
  const { lines, levels } = of;
  const tables = lines.lines.length;
  const made = new Float64Array((quarters.length * tables) / CATS);
  quarters.forEach((quarter, q) => {
    const days = SAMPLES.map(
      (part) => quarter.from + Math.floor(part * (quarter.to - quarter.from)),
    );
    for (let table = 0; table < tables; table++) {
      const rate = of.rate[q * tables + table] ?? 0;
      if (rate === 0) continue;
      const stream = Math.floor(table / CATS / lines.groups) % lines.streams;
      const fen = meanLineFen(of, table, { level: levels[stream] ?? 0, days });
      const at = Math.floor((q * tables + table) / CATS);
      made[at] = (made[at] ?? 0) + rate * fen;
    }
  });
  return made;
}

function meanLineFen(
  { lines, prices }: { lines: LineTables; prices: PriceTable },
  table: number,
  at: { level: number; days: readonly number[] },
): number {
  const start = u32(lines.start, table);
  const end = start + u32(lines.count, table);
  let fen = 0;
  for (const day of at.days) {
    const row = priceRow(prices, day, at.level);
    for (let entry = start; entry < end; entry++) {
      const price = f64(prices.fen, row + u32(lines.item, entry));
      fen += (f64(lines.likelihood, entry) * price * f64(lines.mean, entry)) / 1000;
    }
  }
  return fen / at.days.length;
}

import type { Random } from '@sanyi/kernel';
import type { CareModel } from '../care/care-model.ts';
import { CATS, GOODS, LINE_CATEGORIES, type LineTables } from '../care/line-tables.ts';
import { f64, i32, u8, u32 } from '../column.ts';
import { LINES_PER_CATEGORY_MAX } from '../limits.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import { type Acts, cellOf, NO_ACT, STAY } from './acts.ts';
import { bedDays } from './use-factor.ts';

/** Lines of the acts of a slice, in the order of the acts. */
export type SliceLines = {
  /** First line by position in the order, and the number of lines at the end. */
  readonly start: Uint32Array;
  /** Items from 0. */
  item: Uint32Array;
  /** Thousandths. */
  quantity: Int32Array;
};

const BED = LINE_CATEGORIES.indexOf('bed');

/** Categories whose use grows half by lines and half by quantity: goods dispensed in packs. */
const DISPENSED = GOODS - 1;

/** What lines are drawn from. */
export type LineSource = {
  readonly plan: CityPlan;
  readonly model: CareModel;
  readonly acts: Acts;
  readonly order: Uint32Array;
  /** Use by `district * quarters + quarter`. */
  readonly factor: Float64Array;
  readonly chance: Random;
};

/**
 * Draws the lines of every act. The number of lines of a category has the mean of its table times
 * severity and use; a refund has the drugs of its act with the opposite sign.
 */
export function drawLines(source: LineSource): SliceLines {
  const { acts, order } = source;
  const lines: SliceLines = {
    start: new Uint32Array(acts.count + 1),
    item: new Uint32Array(acts.count * 4 + 1024),
    quantity: new Int32Array(acts.count * 4 + 1024),
  };
  const positions = new Uint32Array(acts.count);
  const write = lineWriter(source, lines);
  let end = 0;
  for (let at = 0; at < acts.count; at++) {
    const act = order[at] ?? 0;
    positions[act] = at;
    lines.start[at] = end;
    const reverses = acts.reverses[act] ?? NO_ACT;
    end =
      reverses === NO_ACT
        ? write(act, end)
        : takeBackDrugs(lines, source.model, { origin: positions[reverses] ?? 0, end });
  }
  lines.start[acts.count] = end;
  lines.item = lines.item.subarray(0, end);
  lines.quantity = lines.quantity.subarray(0, end);
  return lines;
}

/** Makes room for more lines. */
function reserve(lines: SliceLines, needed: number): void {
  if (needed <= lines.item.length) return;
  const size = Math.max(needed, Math.floor(lines.item.length * 1.5));
  const item = new Uint32Array(size);
  item.set(lines.item);
  lines.item = item;
  const quantity = new Int32Array(size);
  quantity.set(lines.quantity);
  lines.quantity = quantity;
}

function lineWriter(source: LineSource, lines: SliceLines): (act: number, end: number) => number {
  const { plan, model, acts, factor, chance } = source;
  const bundle = Float64Array.from(
    LINE_CATEGORIES,
    (category) => plan.scenario.bundle[category] ?? 1,
  );
  const root = factor.map(Math.sqrt);
  const one = factor.map(() => 1);
  const byLines = LINE_CATEGORIES.map((_, category) => (category < DISPENSED ? root : factor));
  const byQuantity = LINE_CATEGORIES.map((_, category) => (category < DISPENSED ? root : one));
  const tables = model.lines.lines.length;
  // One object for all draws: this is the innermost loop of the builder.
  const run: Run = { table: 0, lines, from: 0, to: 0, more: 1, chance };
  return (act, from) => {
    const cell = cellOf(acts, act, model.quarters.length);
    const first = firstTable(acts, act, model.lines);
    const rates = u8(acts.quarter, act) * tables + first;
    const severity = f64(acts.severity, act);
    let end = from;
    for (let category = 0; category < CATS; category++) {
      const rate = f64(model.rate, rates + category);
      if (rate === 0) continue;
      const bed = category === BED;
      const needed = bed ? 1 : rate * severity * f64(byLines[category] ?? factor, cell);
      run.more = f64(byQuantity[category] ?? factor, cell);
      run.table = first + category;
      run.from = end;
      end += lineCount(needed, f64(bundle, category), chance.next32());
      run.to = end;
      reserve(lines, end);
      drawOf(model.lines, run);
      if (bed) lines.quantity.fill(bedDays(acts, act) * 1000, run.from, end);
    }
    return end;
  };
}

/** The first table of an act: those of its categories follow each other. */
function firstTable(acts: Acts, act: number, { streams, groups }: LineTables): number {
  const setting = u8(acts.visitKind, act) === STAY ? streams : 0;
  return ((setting + u8(acts.stream, act)) * groups + u8(acts.group, act)) * CATS;
}

/** Lines `from` to `to` to be drawn from one table, with quantities times `more`. */
type Run = {
  table: number;
  readonly lines: SliceLines;
  from: number;
  to: number;
  more: number;
  readonly chance: Random;
};

function drawOf({ start, count, keep, other, item, mean, step }: LineTables, run: Run): void {
  const entries = u32(count, run.table);
  const base = u32(start, run.table);
  const { lines, chance, more } = run;
  for (let line = run.from; line < run.to; line++) {
    const at = (chance.next32() * entries) / 2 ** 32;
    const first = Math.floor(at);
    const stays = at - first < f64(keep, base + first);
    const entry = base + (stays ? first : u32(other, base + first));
    lines.item[line] = u32(item, entry);
    lines.quantity[line] = quantityOf(f64(mean, entry) * more, f64(step, entry), chance.next32());
  }
}

/** A whole number with the mean asked for; bundles come as a whole or not at all. */
function lineCount(needed: number, bundle: number, bits: number): number {
  const unit = bits / 2 ** 32;
  const number = Math.floor(needed / bundle + unit) * bundle;
  return Math.min(number, LINES_PER_CATEGORY_MAX);
}

/** A quantity in steps, even between one step and as far above the mean as one step is below. */
function quantityOf(mean: number, step: number, bits: number): number {
  const spread = mean > step ? (mean - step) * 2 * ((bits >>> 16) / 65536) : 0;
  return step * Math.floor((step + spread) / step + (bits & 0xffff) / 65536);
}

/** Copies the drug lines of an earlier act with the opposite sign. */
function takeBackDrugs(
  lines: SliceLines,
  model: CareModel,
  of: { origin: number; end: number },
): number {
  const from = u32(lines.start, of.origin);
  const to = u32(lines.start, of.origin + 1);
  reserve(lines, of.end + to - from);
  let end = of.end;
  for (let line = from; line < to; line++) {
    if (!isDispensed(model, u32(lines.item, line))) continue;
    lines.item[end] = u32(lines.item, line);
    lines.quantity[end] = -i32(lines.quantity, line);
    end++;
  }
  return end;
}

/** Whether an item is a drug or herbal piece: what a patient can give back. */
export const isDispensed = (model: CareModel, item: number): boolean =>
  u8(model.category, item) < DISPENSED;

import type { CareModel } from '../care/care-model.ts';
import { GOODS } from '../care/line-tables.ts';
import { priceRow } from '../care/price-table.ts';
import { addTo, f64, i32, u8, u32 } from '../column.ts';
import {
  CORRECTED_LINE_SPREAD,
  CORRECTED_STEP_FEN_MAX,
  CORRECTION_MAX,
  CORRECTION_MIN,
} from '../limits.ts';
import { type Acts, cellOf, NO_ACT, STAY } from './acts.ts';
import { isDispensed, type SliceLines } from './draw-lines.ts';

/** What the quantities of a slice are corrected against. */
export type Correction = {
  readonly model: CareModel;
  readonly acts: Acts;
  readonly order: Uint32Array;
  readonly lines: SliceLines;
  /** Fen that the lines of a cell must cost: `district * quarters + quarter`. */
  readonly targetFen: Float64Array;
  /** Smallest part of a unit by item at a visit and at a stay, thousandths. */
  readonly steps: { readonly visit: Float64Array; readonly stay: Float64Array };
};

/**
 * Moves quantities of goods so that the lines of every district and quarter cost their target: one
 * factor per cell, each quantity rounded to its step, and what rounding leaves carried to the next
 * line of the cell. A line may come down to a quantity of 0, which is no line. Drugs that are given
 * back count nothing and stay as they are.
 */
export function correctQuantities(of: Correction): void {
  const { actual, movable } = costs(of);
  const factor = of.targetFen.map((target, cell) => {
    const missing = target - f64(actual, cell);
    const wanted = 1 + missing / Math.max(1, f64(movable, cell));
    return Math.min(CORRECTION_MAX, Math.max(CORRECTION_MIN, wanted));
  });
  const carry = new Float64Array(factor.length);
  for (let position = 0; position < of.acts.count; position++)
    correctAct(of, position, { factor, carry });
  // Goods alone cannot meet every cell; what their factor leaves open is settled with other lines.
  const open = carry.map((left, cell) => {
    const moved = (f64(factor, cell) - 1) * f64(movable, cell);
    return left + f64(of.targetFen, cell) - f64(actual, cell) - moved;
  });
  settleRemainders(of, open);
  copyRefunds(of);
}

/** Amount of a line: price times quantity, half a fen up. */
const lineFen = (price: number, quantity: number): number => Math.round((price * quantity) / 1000);

/** Sums the lines of each cell, and of them those a correction may move. */
function costs(of: Correction): { actual: Float64Array; movable: Float64Array } {
  const actual = new Float64Array(of.targetFen.length);
  const movable = new Float64Array(of.targetFen.length);
  for (let position = 0; position < of.acts.count; position++) {
    const act = u32(of.order, position);
    if (u32(of.acts.reverses, act) !== NO_ACT) continue;
    const [all, moves] = actCosts(of, position);
    const cell = cellOf(of.acts, act, of.model.quarters.length);
    addTo(actual, cell, all);
    addTo(movable, cell, moves);
  }
  return { actual, movable };
}

function actCosts(of: Correction, position: number): [number, number] {
  const { model, acts, lines } = of;
  const act = u32(of.order, position);
  const steps = u8(acts.visitKind, act) === STAY ? of.steps.stay : of.steps.visit;
  const level = u8(model.streamLevel, u8(acts.stream, act));
  const row = priceRow(model.prices, i32(acts.endDay, act), level);
  const reversed = u8(acts.reversed, act) === 1;
  const end = u32(lines.start, position + 1);
  let all = 0;
  let moves = 0;
  for (let line = u32(lines.start, position); line < end; line++) {
    const item = u32(lines.item, line);
    if (reversed && isDispensed(model, item)) continue;
    const unit = f64(model.prices.fen, row + item);
    const fen = lineFen(unit, i32(lines.quantity, line));
    all += fen;
    if (mayMove(model, item, unit * f64(steps, item))) moves += fen;
  }
  return [all, moves];
}

/** Only goods whose smallest step is cheap can be moved: acts are done or not. */
const mayMove = (model: CareModel, item: number, stepThousandths: number): boolean =>
  u8(model.category, item) < GOODS && stepThousandths <= CORRECTED_STEP_FEN_MAX * 1000;

type Moves = {
  readonly factor: Float64Array;
  readonly carry: Float64Array;
};

function correctAct(of: Correction, position: number, { factor, carry }: Moves): void {
  const { acts, lines, model } = of;
  const act = u32(of.order, position);
  if (u32(acts.reverses, act) !== NO_ACT) return;
  const row = priceRow(
    model.prices,
    i32(acts.endDay, act),
    u8(model.streamLevel, u8(acts.stream, act)),
  );
  const reversed = u8(acts.reversed, act) === 1;
  const cell = cellOf(acts, act, model.quarters.length);
  const steps = u8(acts.visitKind, act) === STAY ? of.steps.stay : of.steps.visit;
  const share = f64(factor, cell);
  const end = u32(lines.start, position + 1);
  let left = f64(carry, cell);
  for (let line = u32(lines.start, position); line < end; line++) {
    const item = u32(lines.item, line);
    if (reversed && isDispensed(model, item)) continue;
    const unit = f64(model.prices.fen, row + item);
    const step = f64(steps, item);
    if (unit === 0 || !mayMove(model, item, unit * step)) continue;
    const usual = i32(lines.quantity, line) * share;
    const ideal = usual + (left * 1000) / unit;
    const low = usual * (1 - CORRECTED_LINE_SPREAD);
    const high = usual * (1 + CORRECTED_LINE_SPREAD) + step;
    const corrected = step * Math.round(Math.min(high, Math.max(low, ideal)) / step);
    lines.quantity[line] = corrected;
    left += (unit * usual) / 1000 - lineFen(unit, corrected);
  }
  carry[cell] = left;
}

/** What may remain of a cell before lines are added or left out for it, as a share of its target. */
const REMAINDER_MAX = 0.0005;

/**
 * Meets what the correction could not in cells that are so small that one stay outweighs the rest:
 * there, lines are left out, or goods are doubled, until the cost is met.
 */
function settleRemainders(of: Correction, carry: Float64Array): void {
  const { acts, order, model, targetFen } = of;
  const open = carry.map((left, cell) =>
    Math.abs(left) > REMAINDER_MAX * f64(targetFen, cell) ? left : 0,
  );
  if (open.every((left) => left === 0)) return;
  for (let position = 0; position < acts.count; position++) {
    const act = u32(order, position);
    const cell = cellOf(acts, act, model.quarters.length);
    const counts = u32(acts.reverses, act) === NO_ACT && u8(acts.reversed, act) === 0;
    if (counts && f64(open, cell) !== 0) open[cell] = settleAct(of, position, f64(open, cell));
  }
}

/** Leaves lines of an act out while too much is spent, or doubles goods while too little is. */
function settleAct(of: Correction, position: number, open: number): number {
  const { acts, lines, model } = of;
  const act = u32(of.order, position);
  const level = u8(model.streamLevel, u8(acts.stream, act));
  const row = priceRow(model.prices, i32(acts.endDay, act), level);
  let left = open;
  for (let line = u32(lines.start, position); line < u32(lines.start, position + 1); line++) {
    const item = u32(lines.item, line);
    const fen = lineFen(f64(model.prices.fen, row + item), i32(lines.quantity, line));
    const goods = u8(model.category, item) < GOODS;
    if (fen > 0 && left <= -fen) {
      lines.quantity[line] = 0;
      left += fen;
    } else if (goods && left >= fen) {
      lines.quantity[line] = i32(lines.quantity, line) * 2;
      left -= fen;
    }
  }
  return left;
}

/** Refunds copy the quantities of the act they reverse, which may have changed. */
function copyRefunds(of: Correction): void {
  const { model, acts, order, lines } = of;
  const positions = new Uint32Array(acts.count);
  for (let position = 0; position < acts.count; position++) {
    const act = u32(order, position);
    positions[act] = position;
    const reverses = u32(acts.reverses, act);
    if (reverses === NO_ACT) continue;
    const origin = u32(positions, reverses);
    let to = u32(lines.start, position);
    for (let line = u32(lines.start, origin); line < u32(lines.start, origin + 1); line++) {
      if (!isDispensed(model, u32(lines.item, line))) continue;
      lines.quantity[to++] = -i32(lines.quantity, line);
    }
  }
}

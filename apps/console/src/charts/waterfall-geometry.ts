import { extent, linear, type Scale, ticks } from './scale.ts';

/** A step from one level to the next. */
type WaterfallStep = {
  readonly id: string;
  readonly group: string;
  readonly from: number;
  readonly to: number;
};

/** Where everything of a waterfall stands. */
export type WaterfallGeometry = {
  readonly y: Scale;
  readonly floor: number;
  readonly ticks: readonly number[];
  readonly steps: readonly WaterfallStep[];
  readonly isBroken: boolean;
};

/**
 * Lays out the steps from a first to a last amount. The axis is broken below the steps when they
 * would be too small to see from zero: less than a third of the greatest amount.
 */
export function waterfall(
  start: number,
  amounts: readonly { readonly id: string; readonly group: string; readonly amount: number }[],
  range: readonly [bottom: number, top: number],
): WaterfallGeometry {
  const steps = stacked(start, amounts);
  const levels = [start, ...steps.map(({ to }) => to)];
  const [low, high] = extent(levels);
  const spread = high - low || Math.abs(high) || 1;
  const isBroken = low > 0 && spread < high / 3;
  const floor = isBroken ? low - spread * 0.28 : Math.min(0, low);
  return {
    y: linear([floor, high + spread * 0.08], range),
    floor,
    ticks: ticks(isBroken ? low : floor, high, 5),
    steps,
    isBroken,
  };
}

function stacked(
  start: number,
  amounts: readonly { readonly id: string; readonly group: string; readonly amount: number }[],
): WaterfallStep[] {
  let level = start;
  return amounts.map(({ id, group, amount }) => {
    const from = level;
    level += amount;
    return { id, group, from, to: level };
  });
}

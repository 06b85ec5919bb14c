import type { LayoutChart } from './bulletin-layout.ts';

/** A bar in the unit square: widths and heights are shares, measured from the top left. */
export type PlacedBar = LayoutChart['bars'][number] & {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  /** What its value stands above: the bar, or the line where that would cross the value. */
  readonly label: number;
};

/** Share of a bar's place that it fills. */
const FILL = 0.58;
/** Share of the height that a value above a bar needs. */
const VALUE = 0.15;

/**
 * Where the bars, the zero line and the line of the indicator stand.
 *
 * @example
 * ```ts
 * const bar = { title: 'Tongzhou', text: '8.0', value: 8, judgement: 'met' } as const;
 * chartGeometry({ kind: 'chart', caption: '', line: 10, bars: [bar] }).line; // 0
 * ```
 */
export function chartGeometry({ bars, line }: LayoutChart): {
  readonly bars: readonly PlacedBar[];
  readonly zero: number;
  readonly line: number | null;
} {
  const values = [...bars.map(({ value }) => value), 0, ...(line === null ? [] : [line])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || 1;
  const at = (value: number): number => rounded((high - value) / span);
  const step = 1 / bars.length;
  const limit = line === null ? null : at(line);
  const labelOf = (top: number): number =>
    limit !== null && top >= limit && top - limit < VALUE ? limit : top;
  return {
    zero: at(0),
    line: limit,
    bars: bars.map((bar, index) => ({
      ...bar,
      left: rounded(index * step + (step * (1 - FILL)) / 2),
      width: rounded(step * FILL),
      top: Math.min(at(bar.value), at(0)),
      label: labelOf(Math.min(at(bar.value), at(0))),
      height: rounded(Math.abs(at(bar.value) - at(0))),
    })),
  };
}

/** Four decimals are finer than any printer, and the same everywhere. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

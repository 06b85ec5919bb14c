import type { BeforeAfterPoint } from '@sanyi/api';
import { extent, linear, type Scale, ticks } from '../../charts/scale.ts';
import { approximate, decimalText } from '../../format/decimal.ts';

/** The drawing of a comparison, in pixels of its own. */
export type ComparisonGeometry = {
  readonly x: Scale;
  readonly y: Scale;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** Where lines end and the labels of values begin. */
  readonly right: number;
  /** First periods of years, by position. */
  readonly years: readonly { readonly at: number; readonly year: string }[];
  readonly before: string;
  readonly after: string;
  readonly without: string;
  readonly fittedBands: readonly string[];
  readonly withoutBand: string;
  /** Where the reform lies between two periods; null where all lie on one side. */
  readonly reform: number | null;
};

/** The area of the lines, inside which axes stand apart. */
export const PLOT = { height: 330, left: 8, top: 34, bottom: 292 } as const;

/** How wide it is drawn: on a phone as wide as its card, so that the last period is in sight too. */
export const WIDTH = { wide: 860, phone: 400 } as const;

/** Pixels of one figure of a label, and the air around it. */
const LABEL = { figure: 6.6, air: 12 } as const;

const TICKS = 5;
const AIR = 0.04;

type Corner = readonly [at: number, value: number];

/** Lays a comparison out: the same axis for observations, lines and bands. */
export function comparisonGeometry(
  points: readonly BeforeAfterPoint[],
  width: number,
): ComparisonGeometry {
  const number = (text: string | null | undefined): number | null =>
    text === null || text === undefined ? null : approximate(text);
  const shown = points.flatMap(({ observed, adjusted, fitted, without }) => [
    ...[observed, adjusted, fitted?.low, fitted?.high, without?.low, without?.high].map(number),
  ]);
  const [low, high] = extent(shown);
  const air = (high - low || 1) * AIR;
  const domain = [low - air, high + air] as const;
  const step = 0.5;
  const shownTicks = labelled(ticks(domain[0], domain[1], TICKS));
  const longest = Math.max(1, ...shownTicks.map(({ label }) => label.length));
  const right = width - LABEL.air - LABEL.figure * longest;
  const x = linear([-step, points.length - step], [PLOT.left, right]);
  const y = linear(domain, [PLOT.bottom, PLOT.top]);
  const line = (part: 'fitted' | 'without', side: 'before' | 'after'): string =>
    pathOf(cornersOf(points, part, { side, end: 'value' }), { x, y });
  const band = (part: 'fitted' | 'without', side: 'before' | 'after'): string => {
    const upper = cornersOf(points, part, { side, end: 'high' });
    const lower = cornersOf(points, part, { side, end: 'low' }).reverse();
    return upper.length > 1 ? `${pathOf([...upper, ...lower], { x, y })}Z` : '';
  };
  const first = points.findIndex(({ side }) => side !== 'before');
  return {
    x,
    y,
    ticks: shownTicks,
    right,
    years: points.flatMap(({ period }, at) =>
      /-(01|Q1)$/.test(period) || at === 0 ? [{ at, year: period.slice(0, 4) }] : [],
    ),
    before: line('fitted', 'before'),
    after: line('fitted', 'after'),
    without: line('without', 'after'),
    fittedBands: [band('fitted', 'before'), band('fitted', 'after')].filter((each) => each !== ''),
    withoutBand: band('without', 'after'),
    reform: first > 0 ? first - step : null,
  };
}

const MOST_DECIMALS = 3;

/** Round values with as many decimals as tell them apart. */
function labelled(values: readonly number[]): ComparisonGeometry['ticks'] {
  const step = Math.abs((values[1] ?? 1) - (values[0] ?? 0)) || 1;
  const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;
  const places = Array.from({ length: MOST_DECIMALS }, (_, at) => at);
  const decimals = places.find((at) => isWhole(step * 10 ** at)) ?? MOST_DECIMALS;
  return values.map((at) => ({ at, label: decimalText(at.toFixed(decimals), decimals) }));
}

function cornersOf(
  points: readonly BeforeAfterPoint[],
  part: 'fitted' | 'without',
  of: { readonly side: 'before' | 'after'; readonly end: 'value' | 'low' | 'high' },
): Corner[] {
  return points.flatMap((point, at): Corner[] => {
    const interval = point.side === of.side ? point[part] : null;
    return interval ? [[at, approximate(interval[of.end])]] : [];
  });
}

const pathOf = (corners: readonly Corner[], { x, y }: { x: Scale; y: Scale }): string =>
  corners
    .map(
      ([at, value], each) => `${each === 0 ? 'M' : 'L'}${x(at).toFixed(1)},${y(value).toFixed(1)}`,
    )
    .join('');

import type { Figure, FigureUnit, Point } from '../figures/figure.ts';
import type { Segment } from '../sentence.ts';
import type { DistrictTile } from '../status.ts';
import type { DecimalText, Judgement, WireText } from '../values.ts';

/** Everything in this folder is invented, places included: it only has the form of real answers. */
export const SAMPLE_PERIOD = '2019-Q1';
export const SAMPLE_AGAINST = '2018-Q1';
export const SAMPLE_CUT_OFF = '2019-03-31';
export const SAMPLE_LINE = '10';

const GROWTHS = [138, 109, 96, 91, 85, 69, 69, 66, 63, 56, 49, 49, 48, 47, 38, 31] as const;
const STEMS = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳';

/** An invented district with the numbers its documents are built from. */
export type SamplePlace = {
  readonly tile: DistrictTile;
  readonly title: WireText;
  /** Growth in tenths of a percent. */
  readonly growth: number;
  readonly c0: bigint;
  readonly c1: bigint;
};

/** Sixteen invented districts, fastest growing first. */
export const SAMPLE_PLACES: readonly SamplePlace[] = GROWTHS.map((growth, index) => {
  const title = {
    en: `District ${String.fromCharCode(65 + index)}`,
    zh: `${STEMS.charAt(index)}区`,
  };
  const c0 = BigInt(160_000_000_000 - index * 7_000_000_000);
  return {
    tile: {
      id: `district-${String.fromCharCode(97 + index)}`,
      ...title,
      column: index % 4,
      row: Math.floor(index / 4),
      population: 1_900_000 - index * 90_000,
    },
    title,
    growth,
    c0,
    c1: c0 + (c0 * BigInt(growth)) / 1000n,
  };
});

/** The nine quarters up to the sample period. */
export const SAMPLE_PERIODS: readonly string[] = Array.from({ length: 9 }, (_, index) => {
  const quarter = 2017 * 4 + index;
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
});

/** A decimal from tenths: `138` is `13.8`. */
export const tenths = (count: number): DecimalText => (count / 10).toFixed(1);

const UNIT_TEXTS: Readonly<Record<FigureUnit, WireText>> = {
  percent: { en: '%', zh: '%' },
  points: { en: 'percentage points', zh: '个百分点' },
  yuan: { en: 'yuan', zh: '元' },
  minutes: { en: 'minutes', zh: '分钟' },
  count: { en: 'visits', zh: '人次' },
  other: { en: 'per 1,000 residents and year', zh: '每千人口每年' },
};

/** A sample figure of an indicator. */
export function sampleFigure(
  indicator: string,
  place: string,
  value: { text: DecimalText | null; unit: FigureUnit; parts?: readonly [bigint, bigint] },
): Figure {
  const [numerator, denominator] = value.parts ?? [0n, 1n];
  return {
    value: value.text,
    unit: value.unit,
    unitText: UNIT_TEXTS[value.unit],
    numerator: String(numerator),
    denominator: String(denominator),
    indicator,
    place,
    period: SAMPLE_PERIOD,
    stackHash: '0'.repeat(64),
    factsChecksum: '1'.repeat(64),
    cutOff: SAMPLE_CUT_OFF,
    state: 'draft',
    approvedBy: null,
    provenance: 'derived',
    suppressed: false,
  };
}

/** The growth figure of a sample place. */
export const growthFigure = (place: SamplePlace): Figure =>
  sampleFigure('expense-growth', place.tile.id, {
    text: tenths(place.growth),
    unit: 'percent',
    parts: [place.c1 - place.c0, place.c0],
  });

/** The judgement of a growth in tenths of a percent against the 10 % line. */
export function growthJudgement(growth: number): Judgement {
  if (growth > 100) return 'missed';
  return growth > 90 ? 'near' : 'met';
}

/** Nine quarters that end at a value in tenths. */
export const sampleSeries = (last: number): Point[] =>
  SAMPLE_PERIODS.map((period, index) => ({
    period,
    value: tenths(last + (((index * 37) % 11) - 5) * (8 - index)),
  }));

/** A plain run of a sentence. */
export const plain = (text: string): Segment => ({ text, strong: false, figure: null });

/** A run that states a figure. */
export const stated = (text: string, figure: Figure): Segment => ({
  text,
  strong: true,
  figure: { indicator: figure.indicator, place: figure.place, period: figure.period },
});

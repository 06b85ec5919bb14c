import { type Problem, problem } from '@sanyi/kernel';
import type { Measured } from '../figure.ts';
import { type Outlier, outliers } from './outliers.ts';
import type { FormLine, ReportTerms, Thresholds } from './terms.ts';

/** A figure with the id of its indicator. */
export type KnownFigure = Measured & { readonly indicator: string };

/** A reported figure that somebody has to look at, with every reason. */
export type FollowUp = {
  readonly form: string;
  readonly figure: KnownFigure;
  readonly reasons: readonly Problem[];
};

/**
 * The follow-up list of a period: reported figures that are unusual against the earlier ones of the
 * same district, or the very same as those of another period. Those with most reasons come first.
 *
 * @param reported - the figures in force, of any period
 * @param known - earlier figures: what was reported, else what was computed
 * @example
 * ```ts
 * followUps([], { period: '2019-Q1', reported: [], known: [] }); // []
 * ```
 */
export function followUps(
  terms: readonly ReportTerms[],
  of: {
    readonly period: string;
    readonly reported: readonly KnownFigure[];
    readonly known: readonly KnownFigure[];
  },
): FollowUp[] {
  const found = terms.flatMap(({ form, lines, thresholds }) =>
    lines.flatMap((line) =>
      of.reported
        .filter((each) => each.indicator === line.indicator.id && each.period === of.period)
        .map((figure) => {
          const where = `${figure.place} ${figure.period}`;
          const reasons = historyProblems(line, figure, { known: of.known, thresholds, where });
          return { form: form.id, figure, reasons };
        })
        .filter(({ reasons }) => reasons.length > 0),
    ),
  );
  return found.sort((a, b) => b.reasons.length - a.reasons.length);
}

/** What the figures known so far say against a figure. */
export function historyProblems(
  line: FormLine,
  figure: Measured,
  against: {
    readonly known: readonly KnownFigure[];
    readonly thresholds: Thresholds;
    readonly where: string;
  },
): Problem[] {
  const same = against.known.filter(
    (each) => each.indicator === line.indicator.id && each.place === figure.place,
  );
  const value = (of: Measured): number =>
    (Number(of.numerator) / Number(of.denominator)) * line.indicator.factor.number;
  const earlier = same.filter((each) => each.period < figure.period).map(value);
  const twin = same.find((each) => each.period !== figure.period && isSame(each, figure));
  const twins = twin
    ? [problem('REPORT_SAME_AS_OTHER', against.where, { period: twin.period })]
    : [];
  const found = outliers(value(figure), earlier, against.thresholds);
  return [
    ...twins,
    ...found.map((each) =>
      problem('REPORT_OUTLIER', against.where, outlierDetails(line, value(figure), each)),
    ),
  ];
}

const isSame = (a: Measured, b: Measured): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator && a.numerator !== 0n;

/** The methods of telling an outlier in words. */
const METHODS = {
  zScore: { en: 'z-score', zh: 'Z 分数' },
  modifiedZScore: { en: 'modified z-score', zh: '修正 Z 分数' },
  quartiles: { en: 'interquartile range', zh: '四分位距' },
  range: { en: 'range of earlier figures', zh: '历史区间' },
} as const;

function outlierDetails(
  { indicator }: FormLine,
  value: number,
  { method, low, high }: Outlier,
): Record<string, string> {
  return {
    methodEn: METHODS[method].en,
    methodZh: METHODS[method].zh,
    value: value.toFixed(1),
    low: low.toFixed(1),
    high: high.toFixed(1),
    unitEn: indicator.unit.en,
    unitZh: indicator.unit.zh,
  };
}

/** A figure as an edition states it. `value` is null where there is none or it is suppressed. */
export type EditionFigure = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly value: string | null;
  readonly numerator: string;
  readonly denominator: string;
  readonly judgement: 'met' | 'near' | 'missed' | 'none';
};

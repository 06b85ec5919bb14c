import { decimalText, problem, scaled } from '@sanyi/kernel';
import type { SheetFigure, SheetMark, SheetRow } from './checked.ts';

/** A row of totals as it was filled in. */
export type TotalRow = {
  readonly row: number;
  readonly indicator: string;
  readonly numerator: string;
  readonly denominator: string;
};

const DECIMALS = 6;

/**
 * Adds the rows of a sheet up where it brings a total of its own. Only a sheet without a refused
 * row can be added up.
 */
export function checkTotals(
  totals: readonly TotalRow[],
  figures: readonly SheetFigure[],
  rows: readonly SheetRow[],
): SheetMark[] {
  if (rows.some((row) => row.state === 'refused')) return [];
  return totals.flatMap((total) => {
    const parts = figures.filter((figure) => figure.indicator === total.indicator);
    const differing = (['numerator', 'denominator'] as const).filter(
      (part) => sumOf(parts, part) !== scaled(total[part], DECIMALS),
    );
    return differing.map((part): SheetMark => {
      const details = { total: total[part], sum: decimalText(sumOf(parts, part), DECIMALS) };
      const trouble = problem('REPORT_TOTAL_DIFFERS', String(total.row), details);
      return { row: total.row, column: null, kind: 'check', problem: trouble };
    });
  });
}

const sumOf = (figures: readonly SheetFigure[], part: 'numerator' | 'denominator'): bigint =>
  figures.reduce((sum, figure) => sum + (scaled(figure.sent[part], DECIMALS) ?? 0n), 0n);

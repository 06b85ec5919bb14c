import type { Problem } from '@sanyi/kernel';

/** A remark on a cell or row of a sheet, with its reason in both languages. */
export type SheetMark = {
  /** Row as the spreadsheet program counts, from 1. */
  readonly row: number;
  /** Column from 1; null where the whole row is meant. */
  readonly column: number | null;
  /**
   * `refused`: the row is not taken over. `check`: it is, and stands on the follow-up list.
   * `healed`: it was read in another form than it was written.
   */
  readonly kind: 'refused' | 'check' | 'healed';
  readonly problem: Problem;
};

/** A figure that a row brings, in the integers of the computed indicator. */
export type SheetFigure = {
  readonly row: number;
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** As it was filled in, plain decimals. */
  readonly sent: { readonly numerator: string; readonly denominator: string };
  readonly note: string;
};

/** A row of a sheet and what becomes of it. */
export type SheetRow = {
  readonly row: number;
  /** `passed`: a sample, a total, or a row nobody filled in. */
  readonly state: 'accepted' | 'refused' | 'passed';
  readonly cells: readonly string[];
};

/** A whole sheet, read and checked; nothing is written by that. */
export type CheckedSheet = {
  readonly form: string;
  readonly rows: readonly SheetRow[];
  readonly marks: readonly SheetMark[];
  readonly figures: readonly SheetFigure[];
  /** Row of the head, from 1. */
  readonly headRow: number;
};

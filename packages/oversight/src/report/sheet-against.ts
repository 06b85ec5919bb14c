import type { Period } from '@sanyi/kernel';
import type { Measured } from '../figure.ts';
import type { ReportTerms } from './terms.ts';

/** What a sheet is held against besides its form. */
export type SheetAgainst = {
  readonly terms: ReportTerms;
  /** The period the sheet is sent for. */
  readonly period: Period;
  /** District that the sender may report for; null for all. */
  readonly place: string | null;
  /** Data that may not change: of a period, and of one district or of all. */
  readonly closed: readonly { readonly period: string; readonly district: string | null }[];
  /** Figures known so far, computed or reported, by any order. */
  readonly known: readonly (Measured & { readonly indicator: string })[];
};

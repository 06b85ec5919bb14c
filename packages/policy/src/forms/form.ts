import type { PeriodKind, Text } from '@sanyi/kernel';
import type { HeaderNumber } from '../headers/lines.ts';
import type { Provenance } from '../package/provenance.ts';

/** A number that a district fills in: what it is, in which unit, and how it becomes facts. */
export type FormPart = {
  readonly title: Text;
  readonly unit: Text;
  /** Units of the computed indicator in one unit of the form, a whole number. */
  readonly times: number;
  /** Whether it is besides multiplied by the months of the period. */
  readonly perMonth: boolean;
};

/** One indicator of a form. Its value is the indicator's: numerator / denominator x factor. */
export type FormIndicator = {
  /** An indicator of the same package. */
  readonly indicator: string;
  readonly numerator: FormPart;
  readonly denominator: FormPart;
  /** `difference`: facts keep numerator minus denominator, as growth is counted. */
  readonly keeps: 'numerator' | 'difference';
  /** Whether what is filled in as the numerator is a part of the denominator. */
  readonly isPart: boolean;
  /** Values outside are refused; in the indicator's unit, both ends allowed. */
  readonly least: HeaderNumber;
  readonly most: HeaderNumber;
  readonly provenance: Provenance;
  readonly source: string;
};

/** A family of indicators that a district reports on one sheet. */
export type ReportForm = {
  readonly id: string;
  readonly package: string;
  readonly file: string;
  readonly title: Text;
  readonly period: PeriodKind;
  /** Where it stands among the forms, smallest first. */
  readonly order: number;
  readonly indicators: readonly FormIndicator[];
  readonly where: string;
};

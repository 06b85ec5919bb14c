import type { District } from '@sanyi/facts';
import type { Day, Text } from '@sanyi/kernel';
import type { DayForm } from './day.ts';

/** Where the value of a field comes from: a column, or a fixed value. */
export type FieldSource = {
  readonly column: string | null;
  readonly value: string | null;
  /** Used where the column is empty. */
  readonly default: string | null;
  readonly date: DayForm | null;
  /** Lookups the text goes through, one after the other, before the crosswalk. */
  readonly lookups: readonly string[];
  readonly crosswalk: string | null;
  /** The system of the crosswalk: fixed, or the text of another column. */
  readonly system: { readonly column: string } | { readonly fixed: string } | null;
};

/** Tables a mapping may describe, in the order they are read. */
export const TABLES = ['person', 'institution', 'item', 'claim', 'line'] as const;

export type TableName = (typeof TABLES)[number];

/** Fields of each table; those not listed as optional are needed. */
export const FIELDS: Readonly<
  Record<TableName, { readonly needed: readonly string[]; readonly optional: readonly string[] }>
> = {
  person: {
    needed: ['birthYear', 'sex', 'district', 'scheme', 'personClass'],
    optional: ['incomeBand'],
  },
  institution: {
    needed: ['title', 'kind', 'level', 'grassroots', 'ownership', 'district'],
    optional: ['titleZh'],
  },
  item: { needed: ['title', 'category'], optional: ['titleZh', 'unit', 'separatelyChargeable'] },
  claim: {
    needed: ['person', 'institution', 'day', 'visitKind', 'total'],
    optional: [
      'endDay',
      'title',
      'bedDays',
      'contracted',
      'referred',
      'specialNeeds',
      'reverses',
      'currency',
      'insurerPaid',
    ],
  },
  line: { needed: ['claim', 'item'], optional: ['quantity', 'amount'] },
};

/** How a file is written. */
export type FileForm = { readonly encoding: 'utf-8' | 'gb18030'; readonly delimiter: string };

/** One table: its file, the column of its id and where the fields come from. */
export type TableMapping = {
  readonly file: string;
  readonly form: FileForm;
  /** Column of the id; lines have none. */
  readonly id: string | null;
  /** The same id may stand in many rows; the first one counts. */
  readonly distinct: boolean;
  readonly fields: Readonly<Record<string, FieldSource>>;
};

/** A table of two columns read before everything else. */
export type LookupMapping = {
  readonly file: string;
  readonly form: FileForm;
  readonly key: string;
  readonly value: string;
};

/** A mapping file, checked. */
export type Mapping = {
  readonly place: string;
  readonly title: Text;
  readonly source: string;
  readonly currency: string;
  readonly synthetic: boolean;
  readonly weight: number;
  readonly from: Day;
  /** Inclusive. */
  readonly to: Day;
  readonly districts: readonly District[];
  /** Files of crosswalk lists, relative to the mapping file. */
  readonly crosswalks: Readonly<Record<string, string>>;
  readonly lookups: Readonly<Record<string, LookupMapping>>;
  readonly tables: Readonly<Record<TableName, TableMapping>>;
};

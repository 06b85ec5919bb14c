import type { Envelope, Signature } from '@sanyi/governance';
import type { ColumnType, GeneratedAlways } from 'kysely';

/** A column written as JSON text and read as a value. */
type JsonColumn<T> = ColumnType<T, string, string>;

/** The columns every table of records has; `body` holds the whole record. */
type RecordColumns = {
  readonly id: string;
  version: number;
  readonly place: string;
  readonly district: string | null;
  state: string;
  changed_at: ColumnType<Date, string, string>;
  body: JsonColumn<Envelope & { readonly state: string }>;
};

type EditionColumns = RecordColumns & {
  readonly series: string;
  readonly period: string;
  number: number | null;
  content_hash: string;
};

type SubmissionColumns = RecordColumns & { readonly period: string; readonly family: string };

type LockColumns = RecordColumns & { readonly period: string; readonly family: string | null };

type ReceiptColumns = RecordColumns & { readonly edition: string };

type TaskColumns = RecordColumns & {
  owner: string;
  deadline: string;
  readonly parent: string | null;
  readonly directive: string | null;
  readonly indicator: string | null;
};

type DirectiveColumns = RecordColumns & { readonly name: string; readonly day: string };

type ProjectColumns = RecordColumns & { readonly name: string; owner: string };

type DraftColumns = RecordColumns & { name: string };

type HistoryColumns = {
  readonly seq: GeneratedAlways<string>;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly place: string;
  readonly district: string | null;
  readonly state: string;
  readonly act: string;
  readonly actor: ColumnType<Signature['by'] & { readonly role: string }, never, never>;
  readonly changed_at: Date;
  readonly body: ColumnType<Envelope & { readonly state: string }, never, never>;
};

/** The tables of records, as the migrations make them. */
export type RecordTables = {
  edition: EditionColumns;
  receipt: ReceiptColumns;
  submission: SubmissionColumns;
  period_lock: LockColumns;
  task: TaskColumns;
  directive: DirectiveColumns;
  project: ProjectColumns;
  draft: DraftColumns;
  history: HistoryColumns;
};

/** The tables whose rows are versions of a record. */
export type RecordTable = Exclude<keyof RecordTables, 'history'>;

import type { IsoDate, Problem, Text } from '@sanyi/kernel';
import type { CodeTitles } from '../words/code-titles.ts';

/** A column of a table or list that is edited. */
export type EditColumn = {
  readonly name: string;
  readonly title: Text;
  /** What its cells hold: tests on an input, an answer, or a note about the rule. */
  readonly role: 'input' | 'output' | 'note';
  /** The kind of its values: `money`, `code`, `flag`, ...; `text` where it is not known. */
  readonly kind: string;
  readonly codes: CodeTitles;
};

/** A decision that is edited: a table with its rules, or an expression with its text. */
export type EditTable = {
  readonly file: string;
  readonly decision: string;
  readonly title: Text;
  readonly hook: string | null;
  /** Null for an expression. */
  readonly hitPolicy: string | null;
  readonly columns: readonly EditColumn[];
  readonly rules: readonly EditRule[];
  /** The text of an expression; editable where it is a single one or a context of single ones. */
  readonly expression: string | null;
  readonly editable: boolean;
  /** The named formulas of a context, the result without a name; null for anything else. */
  readonly entries: readonly EditEntry[] | null;
};

/** A formula of a context. */
export type EditEntry = { readonly name: string | null; readonly text: string };

/** What may become a column of a table or be named in a formula: a field, what was before, another decision, an answer. */
export type ColumnOffer = {
  readonly name: string;
  readonly title: Text;
  readonly kind: string;
  readonly from: 'field' | 'before' | 'parameter' | 'decision' | 'answer';
};

/** A rule: its id and its cells in the order of the columns. */
export type EditRule = { readonly id: string; readonly cells: readonly string[] };

/** A dated value of a parameter as it is written. */
export type EditValue = {
  readonly from: string;
  readonly value: string;
  readonly provenance: string;
  readonly source: string;
};

/** A parameter that is edited, with what packages below say of it. */
export type EditParameter = {
  readonly file: string;
  readonly name: string;
  readonly title: Text;
  readonly kind: string;
  readonly unit: Text | null;
  readonly codes: CodeTitles;
  readonly values: readonly EditValue[];
  readonly below: readonly (EditValue & { readonly package: string })[];
};

/** A list that is edited. */
export type EditList = {
  readonly name: string;
  readonly file: string;
  readonly kind: string;
  readonly columns: readonly EditColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Rows of packages below, newest last, to take over and change. */
  readonly below: readonly { readonly package: string; readonly cells: readonly string[] }[];
};

/** A field of the form that tries an input. */
export type TryField = {
  readonly name: string;
  readonly title: Text;
  readonly kind: string;
  readonly codes: CodeTitles;
  readonly optional: boolean;
  readonly from: 'input' | 'acc';
};

/** What can be tried: a hook, its decision, and the fields it reads. */
export type TryForm = {
  readonly hook: string;
  readonly title: Text;
  readonly decision: string;
  readonly fields: readonly TryField[];
};

/** A problem and the places in the editor it is about. */
export type PlacedProblem = {
  readonly problem: Problem;
  /** A warning stops nothing. */
  readonly grave: boolean;
  readonly file: string | null;
  readonly decision: string | null;
  /** Rows of the table, list or parameter, from 0. */
  readonly rows: readonly number[];
  /** The column of the table or list; the name of the parameter stands in `name`. */
  readonly column: number | null;
  readonly name: string | null;
  /** The days on which it is so, half-open; null for all days of the draft. */
  readonly days: { readonly from: IsoDate; readonly to: IsoDate | null } | null;
};

/** A package as an editor shows it. */
export type DraftView = {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly from: string;
  readonly tables: readonly EditTable[];
  readonly parameters: readonly EditParameter[];
  readonly lists: readonly EditList[];
  readonly forms: readonly TryForm[];
  /** Paths of all files. */
  readonly files: readonly string[];
};

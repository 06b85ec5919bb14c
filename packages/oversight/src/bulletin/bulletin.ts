import type { Text } from '@sanyi/kernel';
import type { Figure } from '../figure.ts';
import type { Judgement } from '../judgement.ts';
import type { Sentence } from '../sentence/segments.ts';

/** Whether a figure was computed from the facts or sent by the district. */
export type Basis = 'computed' | 'reported';

/** A figure as a bulletin prints it; `figure.suppressed` where a small count hides behind it. */
export type BulletinFigure = {
  readonly figure: Figure;
  readonly basis: Basis;
  readonly judgement: Judgement;
};

/** What one place did in one family of indicators, in a sentence written by rule. */
export type Finding = {
  /** `2019-Q1/expense/tongzhou` */
  readonly id: string;
  readonly family: string;
  readonly place: string;
  readonly indicator: string;
  readonly judgement: Judgement;
  readonly sentence: Sentence;
};

/** A cell of a bulletin's table: its text in both languages, and the exact decimal where it has one. */
export type BulletinCell = {
  readonly text: Text;
  /** The number a spreadsheet holds; null for words, hidden and missing values. */
  readonly value: string | null;
  readonly judgement: Judgement;
  /** The figure behind the cell, where it shows one. */
  readonly figure: { readonly indicator: string; readonly period: string } | null;
};

/** A row of a bulletin's table. */
export type BulletinRow = {
  readonly place: string;
  readonly title: Text;
  readonly isTotal: boolean;
  readonly cells: readonly BulletinCell[];
};

/** A table of a bulletin, numbered through the document. */
export type BulletinGrid = {
  readonly id: string;
  readonly number: number;
  readonly title: Text;
  /** Heads of the columns after the one that names the row. */
  readonly columns: readonly { readonly head: Text; readonly unit: Text }[];
  /** Head of the column that names the row. */
  readonly rowHead: Text;
  readonly rows: readonly BulletinRow[];
  readonly notes: readonly Text[];
};

/** Bars of one indicator with its line, readable without colour. */
export type BulletinChart = {
  readonly number: number;
  readonly title: Text;
  readonly line: string | null;
  readonly bars: readonly {
    readonly title: Text;
    readonly value: string;
    readonly judgement: Judgement;
  }[];
};

/** A paragraph: a finding's sentence, or words written by rule. */
export type BulletinParagraph = {
  readonly sentence: Sentence;
  /** The finding it states, for "why?"; null for other words. */
  readonly finding: string | null;
  /** A name over this paragraph and those after it; null where there is none. */
  readonly lead: Text | null;
};

/** A section of a bulletin. */
export type BulletinSection = {
  readonly id: string;
  readonly number: number;
  readonly title: Text;
  readonly paragraphs: readonly BulletinParagraph[];
  readonly items: readonly Text[];
  readonly grids: readonly BulletinGrid[];
  readonly charts: readonly BulletinChart[];
};

/** A change of a correction against the edition before. */
export type EditionChange = {
  readonly place: Text;
  readonly indicator: Text;
  readonly before: string;
  readonly after: string;
};

/** A sheet that a district sent, as a bulletin rests on it. */
export type BulletinSheet = {
  readonly place: string;
  readonly period: string;
  readonly form: string;
  readonly title: Text;
  /** 1 for the first sheet, one more with each that was sent again. */
  readonly revision: number;
  /** The day it came in, by the clock of the offices. */
  readonly receivedOn: string;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  readonly sha256: string;
};

/** A sheet that a correction rests on otherwise than the edition before; null where there is none. */
export type SheetChange = {
  readonly place: Text;
  readonly title: Text;
  readonly period: string;
  readonly before: BulletinSheet | null;
  readonly after: BulletinSheet | null;
};

/** Which edition of a bulletin this is and who answers for it. */
export type BulletinEdition = {
  readonly id: string;
  readonly state: 'draft' | 'approved' | 'published';
  /** 1 for the first of its period; null before publication. */
  readonly number: number | null;
  /** The day it was signed, `2019-05-24`, once it is published; null before. */
  readonly date: string | null;
  /** Who approved, and when; empty before. */
  readonly approvals: readonly {
    readonly name: Text;
    readonly office: Text;
    readonly at: string;
  }[];
  /** The edition that this one corrects, and which figures and sheets changed. */
  readonly corrects: {
    readonly id: string;
    readonly changes: readonly EditionChange[];
    readonly sheets: readonly SheetChange[];
  } | null;
};

/** A source a figure of the bulletin rests on. */
export type BulletinSource = {
  readonly indicator: string;
  readonly title: Text;
  readonly formula: Text;
  readonly unit: Text;
  readonly factor: string;
  /** The line in force in the period of the bulletin, from which day, and where it stands. */
  readonly line: { readonly value: string; readonly from: string; readonly source: string } | null;
  readonly source: string;
  readonly package: string;
  readonly version: string;
};

/** A whole bulletin in both languages: plain data, the same for the same inputs. */
export type Bulletin = {
  readonly definition: string;
  readonly place: string;
  readonly period: string;
  readonly title: Text;
  readonly heading: Text;
  readonly issuer: Text;
  readonly edition: BulletinEdition;
  readonly synthetic: boolean;
  readonly cutOff: string;
  readonly package: string;
  readonly stack: string;
  readonly stackHash: string;
  readonly factsChecksum: string;
  /** First eight digits of the hash over all but the edition: two prints with one code say the same. */
  readonly check: string;
  readonly sections: readonly BulletinSection[];
  readonly findings: readonly Finding[];
  /** The sheets of districts it rests on, by period, district and form. */
  readonly sheets: readonly BulletinSheet[];
  readonly figures: readonly BulletinFigure[];
  readonly sources: readonly BulletinSource[];
};

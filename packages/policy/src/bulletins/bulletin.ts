import type { Text } from '@sanyi/kernel';

/** What decides how far the noise of a figure lets places be told apart. */
export type BulletinNoise = 'claims' | 'proportion' | 'count' | 'none';

/** Facts whose rows a figure counts, where it counts rows. */
export type BulletinEvents = 'call' | 'donation';

/** A family of indicators that a meeting notifies: the figure judged, and what explains it. */
export type BulletinFamily = {
  readonly id: string;
  readonly title: Text;
  /** What grows or stands: "medical expenses". */
  readonly subject: Text;
  readonly indicator: string;
  /** The amount behind a growth; null where the figure is a level. */
  readonly amount: string | null;
  /** The indicators that a growth splits into; null where the figure is a level. */
  readonly split: { readonly price: string; readonly volume: string; readonly mix: string } | null;
  readonly noise: BulletinNoise;
  readonly events: BulletinEvents | null;
  /** Counts behind the figure that are hidden where they are small. */
  readonly smallCells: 'none' | 'numerator' | 'both';
  /** What is missing to the line: counted in this unit, `each` units of the numerator. */
  readonly gap: { readonly unit: Text; readonly each: number } | null;
};

/** What a column of a bulletin's table shows of its indicator. */
export type ColumnShow =
  | 'value'
  | 'yearBefore'
  | 'quarterBefore'
  | 'yearChange'
  | 'quarterChange'
  | 'numerator'
  | 'complement'
  | 'denominator';

/** A column of a bulletin's table. */
export type BulletinColumn = {
  readonly indicator: string;
  readonly head: Text;
  readonly unit: Text;
  readonly show: ColumnShow;
  /** What the value is divided by before it is written, for amounts; 1 elsewhere. */
  readonly divide: number;
  /** Whether a rise is written with a plus sign. */
  readonly signed: boolean;
};

/** A table of a bulletin: one row per district and one of the whole place. */
export type BulletinTable = {
  readonly id: string;
  /** `summary`, or the id of the family in whose section it stands. */
  readonly section: string;
  readonly title: Text;
  /** The family whose rank stands in front and orders the rows; null keeps the order of places. */
  readonly rankBy: string | null;
  readonly columns: readonly BulletinColumn[];
};

/** What a periodic bulletin consists of; the figures are measured, the sentences written by rule. */
export type BulletinDefinition = {
  readonly id: string;
  readonly package: string;
  readonly file: string;
  readonly title: Text;
  /** Heading under the title; `{period}` and `{districts}` stand for their texts. */
  readonly heading: Text;
  /** The office that signs. */
  readonly issuer: Text;
  readonly families: readonly BulletinFamily[];
  readonly tables: readonly BulletinTable[];
  /** The smallest denominator that carries a rank, counted in rows of the facts. */
  readonly rankLeast: number;
  /** What a district over a line has to do, and within how many days. */
  readonly requirement: { readonly text: Text; readonly days: number };
  /** What the bulletin never knows, whatever the quarter. */
  readonly unknown: readonly Text[];
  readonly source: string;
  readonly where: string;
};

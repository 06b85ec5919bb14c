import type { Period, Text } from '@sanyi/kernel';
import type { BulletinDefinition, BulletinEvents, Indicator } from '@sanyi/policy';
import type { FigureOrigin, Measured } from '../figure.ts';
import type { Sampled } from '../ranking.ts';
import type { BulletinEdition, BulletinSheet } from './bulletin.ts';

/** A place of a bulletin with its name. */
export type BulletinPlace = { readonly id: string; readonly title: Text };

/** The claims behind the growth of a place, for ranks that the noise allows. */
export type BulletinSpread = {
  readonly claims: number;
  readonly before: Sampled;
  readonly now: Sampled;
};

/** A figure that a district sent. */
export type ReportedFigure = Measured & { readonly reporter: string; readonly receivedAt: string };

/** A sheet that a district sent, with the indicators it holds. */
export type ReportedSheet = BulletinSheet & { readonly indicators: readonly string[] };

/** Parameters whose values are not founded on a source that can be checked. */
export type UnfoundedRules = { readonly memory: number; readonly illustrative: number };

/** Everything a bulletin is written from. The same input gives the same bulletin. */
export type BulletinInput = {
  readonly definition: BulletinDefinition;
  /** Version of the package that holds the definition. */
  readonly definitionVersion: string;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Version of each package, by id. */
  readonly packageVersions: ReadonlyMap<string, string>;
  readonly place: BulletinPlace;
  readonly districts: readonly BulletinPlace[];
  readonly period: Period;
  readonly origin: FigureOrigin;
  readonly stack: string;
  readonly synthetic: boolean;
  readonly unfounded: UnfoundedRules;
  readonly edition: BulletinEdition;
  /** The sheets of districts that hold, of every period. */
  readonly sheets: readonly ReportedSheet[];
  /** What the facts give; null where nothing was measured. */
  measured(indicator: string, place: string, period: string): Measured | null;
  /** What the district sent; null where it sent nothing. */
  reported(indicator: string, place: string, period: string): ReportedFigure | null;
  spread(place: string, period: string): BulletinSpread | null;
  /** What raking to known totals left open of growth, in points; null where the facts were not raked. */
  rakingError(period: string): number | null;
  /** How many events one row of a table stands for. */
  eventWeight(table: BulletinEvents): number;
};

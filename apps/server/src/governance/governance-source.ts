import type { CityOfficer, CityProject } from '@sanyi/city';
import type { EditionFigure } from '@sanyi/governance';
import type { Period, Result, Text } from '@sanyi/kernel';
import type { Indicator, Stack } from '@sanyi/policy';
import type { Records } from '@sanyi/store';

/** What is known of the city once its figures are read. */
export type GovernedCity = {
  /** The day alarms are computed for: the cut-off of invented data, else today. */
  readonly on: string;
  /** Quarters that have figures, oldest first. */
  readonly quarters: readonly Period[];
  readonly districts: readonly string[];
  figure(indicator: string, place: string, period: string): EditionFigure | null;
  /** Figures of a quarter that crossed a line, gravest first, with the sentence that says so. */
  crossed(period: Period): readonly {
    readonly indicator: string;
    readonly place: string;
    readonly title: Text;
    readonly judgement: EditionFigure['judgement'];
  }[];
};

/** What the pages of tasks, directives and projects are made from. */
export type GovernanceSource = {
  readonly records: Records;
  readonly place: string;
  /** Invented people and projects of the city; empty where it has none. */
  readonly officers: readonly CityOfficer[];
  readonly projects: readonly CityProject[];
  /** Whether one may choose in whose name to act: in a demonstration on this machine only. */
  readonly choice: boolean;
  /** The rules of the place, or why they are not there yet. */
  rules(): Result<Stack>;
  city(): Result<GovernedCity>;
  indicator(id: string): Indicator | null;
  titleOf(place: string): Text;
};

import type { Progress, Records } from '@sanyi/store';
import type { CityPeople } from '../governance/city-people.ts';
import type { ReportBug } from '../web/errors.ts';
import type { City } from './city.ts';
import type { Served } from './city-answers.ts';
import type { CityPlan } from './prepare-city.ts';

/** A city, what it is served in, and what goes on beside. */
export type Keeping = {
  readonly served: Served;
  readonly options: KeepOptions;
  readonly background: Background;
};

/** What keeps a city needs to know. */
export type KeepOptions = {
  readonly plan: CityPlan;
  /** Removes what is kept beside the facts. */
  readonly forget: () => Promise<void>;
  readonly reportBug: ReportBug;
  /** Opened while the city is measured, before somebody waits for them. */
  readonly records: Records;
  readonly people: CityPeople;
  /** Told what the job tells, for whoever looks at a terminal and not at the page. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** What goes on beside answering. */
export type Background = {
  warming: Promise<void>;
  renewing: Promise<unknown>;
  closing: boolean;
  /** Cities that are served no more: questions under way still have their answers from them. */
  readonly before: City[];
};

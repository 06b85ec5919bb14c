import { ok, type Result } from '@sanyi/kernel';
import { type Job, officeDay, type Records, timeZoneOf } from '@sanyi/store';
import { askedSheets } from '../bulletin/asked-sheets.ts';
import { bulletinAnswers } from '../bulletin/bulletin-answers.ts';
import { type EditionAnswers, editionAnswers } from '../bulletin/edition-answers.ts';
import { type CityPlan, prepareCity, UNHEARD } from '../city/prepare-city.ts';
import { pagesOf } from '../pages/page-answers.ts';
import type { CityPeople } from './city-people.ts';
import { type GovernanceAnswers, governanceAnswers } from './governance-answers.ts';
import { governanceRules } from './governance-rules.ts';
import { governedCity } from './governed-city.ts';

/** Answers about what people decided and signed, without a server; closed when done. */
export type GovernanceDesk = GovernanceAnswers & {
  readonly editions: EditionAnswers;
  /** The time zone of the city's offices at an instant. */
  timeZone(instant: string): string;
  close(): Promise<void>;
};

/** What a desk is made of. */
export type DeskOptions = {
  readonly plan: CityPlan;
  readonly place: string;
  readonly records: Records;
  readonly people: CityPeople;
  readonly today: string;
  readonly job: Job;
};

/** Reads rules and figures of a place and answers about its tasks, directives, projects and editions. */
export async function governanceDesk(options: DeskOptions): Promise<Result<GovernanceDesk>> {
  const { plan, place, records, people, today, job } = options;
  const city = await prepareCity(plan, { step: () => {}, result: () => {}, job }, UNHEARD);
  if (!city.ok) return city;
  const { source } = await pagesOf(city.value);
  const governed = governedCity(city.value, source, today);
  const answers = governanceAnswers({
    ...people,
    records,
    place,
    choice: true,
    rules: () => city.value.rules.stack(place),
    city: () => ok(governed),
    indicator: (id) => source.book.indicators.get(id) ?? null,
    titleOf: source.titleOf,
  });
  const stack = city.value.rules.stack(place);
  if (!stack.ok) return stack;
  const bulletins = bulletinAnswers(city.value.measures);
  const rules = governanceRules(stack.value, today);
  const timeZone = (instant: string): string => timeZoneOf(stack.value, instant);
  return ok({
    ...answers,
    editions: editionAnswers({
      records,
      bulletins: () => bulletins,
      districts: () => source.book.districts,
      sheets: (period) => askedSheets(stack.value, city.value.facts, period),
      follow: () => (rules.ok ? rules.value.follow : null),
      dayOf: (instant) => officeDay(instant, timeZone(instant)),
    }),
    timeZone,
    close: async () => {
      await records.close();
      city.value.measures.close();
    },
  });
}

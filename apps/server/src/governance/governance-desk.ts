import { ok, type Result } from '@sanyi/kernel';
import type { Job, Records } from '@sanyi/store';
import { type CityPlan, prepareCity } from '../city/prepare-city.ts';
import { pagesOf } from '../pages/page-answers.ts';
import type { CityPeople } from './city-people.ts';
import { type GovernanceAnswers, governanceAnswers } from './governance-answers.ts';
import { governedCity } from './governed-city.ts';

/** Answers about what people decided, without a server; closed when done. */
export type GovernanceDesk = GovernanceAnswers & { close(): Promise<void> };

/** What a desk is made of. */
export type DeskOptions = {
  readonly plan: CityPlan;
  readonly place: string;
  readonly records: Records;
  readonly people: CityPeople;
  readonly today: string;
  readonly job: Job;
};

/** Reads rules and figures of a place and answers about its tasks, directives and projects. */
export async function governanceDesk(options: DeskOptions): Promise<Result<GovernanceDesk>> {
  const { plan, place, records, people, today, job } = options;
  const city = await prepareCity(plan, { step: () => {}, job }, () => {});
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
  return ok({
    ...answers,
    close: async () => {
      await records.close();
      city.value.measures.close();
    },
  });
}

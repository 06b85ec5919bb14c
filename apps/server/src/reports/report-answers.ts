import type { OverviewQuery, ReportPreview, Reports, ReportTaken, TemplateQuery } from '@sanyi/api';
import type { Result } from '@sanyi/kernel';
import type { Actor } from '@sanyi/store';
import type { Answer } from '../answers.ts';
import type { City } from '../city/city.ts';
import {
  checkedSheet,
  type FileAnswer,
  returnedFile,
  type SheetUpload,
  takenSheet,
  templateFile,
} from './report-sheets.ts';
import { reportsPage } from './reports-page.ts';

/** What can be asked about figures that districts send. */
export type ReportAnswers = {
  reports(actor: Actor, query: OverviewQuery): Answer<Reports>;
  template(actor: Actor, query: TemplateQuery): Answer<FileAnswer>;
  check(actor: Actor, upload: SheetUpload): Answer<ReportPreview>;
  returned(actor: Actor, upload: SheetUpload): Answer<FileAnswer>;
  submit(actor: Actor, upload: SheetUpload): Answer<ReportTaken>;
};

/** Answers from the city that is served. */
export function reportAnswers(city: () => Result<City>): ReportAnswers {
  const now = (): string => new Date().toISOString();
  const ask = async <T>(run: (found: City) => Promise<Result<T>>): Promise<Result<T>> => {
    const found = city();
    return found.ok ? run(found.value) : found;
  };
  return {
    reports: (_actor, { period }) => ask((found) => reportsPage(found, period, now())),
    template: (_actor, query) => ask((found) => templateFile(found, query, now())),
    check: (_actor, upload) => ask((found) => checkedSheet(found, upload, now())),
    returned: (_actor, upload) => ask((found) => returnedFile(found, upload, now())),
    submit: (actor, upload) => {
      const reporter = upload.query.district ?? actor.role;
      return ask((found) => takenSheet(found, upload, { reporter, now: now() }));
    },
  };
}

import type {
  DataReopened,
  OverviewQuery,
  ReopenData,
  ReportPreview,
  Reports,
  ReportTaken,
  TemplateQuery,
} from '@sanyi/api';
import { mapResult, type Result } from '@sanyi/kernel';
import { type Actor, closedData, type Records, reopenData } from '@sanyi/store';
import type { Answer, SentFile } from '../answer.ts';
import type { City } from '../city/city.ts';
import type { CityClock } from '../city/city-clock.ts';
import type { DeskTime } from './city-desk.ts';
import {
  checkedSheet,
  returnedFile,
  type SheetUpload,
  takenSheet,
  templateFile,
} from './report-sheets.ts';
import { reportsPage } from './reports-page.ts';
import { type SubmissionAnswers, submissionAnswers } from './submission-answers.ts';

/** What can be asked about figures that districts send. */
export type ReportAnswers = {
  reports(actor: Actor, query: OverviewQuery): Answer<Reports>;
  template(actor: Actor, query: TemplateQuery): Answer<SentFile>;
  check(actor: Actor, upload: SheetUpload): Answer<ReportPreview>;
  returned(actor: Actor, upload: SheetUpload): Answer<SentFile>;
  submit(actor: Actor, upload: SheetUpload): Answer<ReportTaken>;
  reopen(actor: Actor, asked: ReopenData): Answer<DataReopened>;
  /** What was sent, accepted and returned. */
  readonly submissions: SubmissionAnswers;
};

/**
 * Answers from the city that is served; who sent what, and which data are closed, stand in records.
 * What is late is late by the clock of the city.
 */
export function reportAnswers(
  city: () => Result<City>,
  records: Records,
  clock: CityClock,
): ReportAnswers {
  const at = (found: City): Promise<string> => clock(found.facts);
  const ask = async <T>(run: (found: City) => Promise<Result<T>>): Promise<Result<T>> => {
    const found = city();
    return found.ok ? run(found.value) : found;
  };
  const when = async (actor: Actor, period: string, now: string): Promise<Result<DeskTime>> => {
    const closed = await closedData({ records, actor }, period);
    return mapResult(closed, (found) => ({ now, closed: found }));
  };
  const atDesk = <T>(
    actor: Actor,
    upload: SheetUpload,
    run: (found: City, own: SheetUpload, time: DeskTime) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    ask(async (found) => {
      const time = await when(actor, upload.query.period, await at(found));
      return time.ok ? run(found, ownSheet(actor, upload), time.value) : time;
    });
  return {
    reports: (_actor, { period }) =>
      ask(async (found) => reportsPage(found, period, await at(found))),
    template: (_actor, query) => ask(async (found) => templateFile(found, query, await at(found))),
    check: (actor, upload) => atDesk(actor, upload, checkedSheet),
    returned: (actor, upload) => atDesk(actor, upload, returnedFile),
    submit: (actor, upload) =>
      atDesk(actor, upload, (found, own, time) =>
        takenSheet(found, own, { sender: { records, actor }, when: time }),
      ),
    reopen: async (actor, { district, period, form, reason }) => {
      const data = { district, period, family: form };
      const opened = await reopenData({ records, actor }, data, reason);
      return mapResult(opened, (released) => ({ district, period, form, released }));
    },
    submissions: submissionAnswers(records, () => mapResult(city(), ({ facts }) => facts)),
  };
}

/** A district sends for itself only, whatever the address says. */
const ownSheet = ({ role, district }: Actor, upload: SheetUpload): SheetUpload =>
  role === 'district' && district !== null
    ? { ...upload, query: { ...upload.query, district } }
    : upload;

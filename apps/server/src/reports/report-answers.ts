import type { OverviewQuery, ReportPreview, Reports, ReportTaken, TemplateQuery } from '@sanyi/api';
import { mapResult, ok, type Result } from '@sanyi/kernel';
import { type Actor, mayAct, type Records, type Taken } from '@sanyi/store';
import type { Answer } from '../answers.ts';
import type { City } from '../city/city.ts';
import type { DeskTime } from './city-desk.ts';
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

/** Answers from the city that is served; who sent what, and which data are closed, stand in records. */
export function reportAnswers(city: () => Result<City>, records: Records): ReportAnswers {
  const now = (): string => new Date().toISOString();
  const ask = async <T>(run: (found: City) => Promise<Result<T>>): Promise<Result<T>> => {
    const found = city();
    return found.ok ? run(found.value) : found;
  };
  const when = async (actor: Actor, period: string): Promise<Result<DeskTime>> => {
    const locks = await records.withActor(actor, async (door) => ok(await door.locks.list(period)));
    return mapResult(locks, (found) => ({
      now: now(),
      closed: found.filter(({ state }) => state === 'locked'),
    }));
  };
  const atDesk = <T>(
    actor: Actor,
    upload: SheetUpload,
    run: (found: City, own: SheetUpload, time: DeskTime) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    ask(async (found) => {
      const time = await when(actor, upload.query.period);
      return time.ok ? run(found, ownSheet(actor, upload), time.value) : time;
    });
  return {
    reports: (_actor, { period }) => ask((found) => reportsPage(found, period, now())),
    template: (_actor, query) => ask((found) => templateFile(found, query, now())),
    check: (actor, upload) => atDesk(actor, upload, checkedSheet),
    returned: (actor, upload) => atDesk(actor, upload, returnedFile),
    submit: async (actor, upload) => {
      const { district } = actor;
      const person = mayAct(actor, { act: 'submission.send', district });
      if (!person.ok) return person;
      return atDesk(actor, upload, (found, own, time) =>
        takenSheet(found, own, {
          reporter: person.value.id,
          when: time,
          record: (taken, write) => recorded({ records, actor }, taken, write),
        }),
      );
    },
  };
}

/** A district sends for itself only, whatever the address says. */
const ownSheet = ({ role, district }: Actor, upload: SheetUpload): SheetUpload =>
  role === 'district' && district !== null
    ? { ...upload, query: { ...upload.query, district } }
    : upload;

/** Keeps the submission, which locks its data, and the figures in one transaction. */
const recorded = (
  { records, actor }: { readonly records: Records; readonly actor: Actor },
  { preview, rows }: Taken,
  write: () => Promise<Result<unknown>>,
): Promise<Result<unknown>> =>
  records.withActor(actor, async (door): Promise<Result<null>> => {
    const notes = new Map(
      preview.checked.figures.map((each) => [`${each.indicator} ${each.place}`, each.note]),
    );
    const sent = await door.submissions.send({
      district: actor.district ?? '',
      period: preview.period.id,
      family: preview.terms.form.id,
      rows: rows.map(({ indicator, place, numerator, denominator }) => ({
        indicator,
        numerator: String(numerator),
        denominator: String(denominator),
        note: notes.get(`${indicator} ${place}`) ?? '',
      })),
      file: { name: rows[0]?.file ?? '', sha256: preview.fileHash },
    });
    if (!sent.ok) return sent;
    return mapResult(await write(), () => null);
  });

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Period, parsePeriod, problem, type Result } from '@sanyi/kernel';
import { reportTerms } from '@sanyi/oversight';
import { buildStack } from '@sanyi/policy';
import { actorOfOfficer } from '@sanyi/server';
import {
  demoActor,
  type Facts,
  measure,
  officeDay,
  placeOfFacts,
  type ReportDesk,
  type Sender,
  type SentFile,
  type SentSheet,
  timeZoneOf,
} from '@sanyi/store';
import type { Call, Option } from '../call/command.ts';
import { neededOption } from '../call/read-options.ts';
import { libraryOf } from './library-of.ts';
import { clockOf, peopleOf, recordsOf } from './records-of.ts';
import { factsOf, settledOf } from './settled-facts.ts';

/** Options that the commands of `report` share. */
export const PERIOD_OPTION: Option = {
  name: 'period',
  value: 'PERIOD',
  text: { en: 'period such as 2019-Q1', zh: '期间，如 2019-Q1' },
};
export const FORM_OPTION: Option = {
  name: 'form',
  value: 'ID',
  text: { en: 'form of a family of indicators', zh: '报表（一类指标）编号' },
};
export const DISTRICT_OPTION: Option = {
  name: 'district',
  value: 'ID',
  text: { en: 'one district only', zh: '仅限一个区' },
  otherwise: { en: 'all', zh: '全部' },
};

/** The period that `--period` names. */
export function periodOf(call: Call): Result<Period> {
  const text = neededOption(call, 'period', '--period 2019-Q1');
  return text.ok ? parsePeriod(text.value, '--period') : text;
}

/** The forms of the facts' place, with figures computed from claims where there are claims. */
export async function deskOf(
  call: Call,
  options: {
    readonly period: Period;
    readonly computed: boolean;
    readonly closed?: ReportDesk['closed'];
  },
): Promise<Result<ReportDesk>> {
  const facts = await factsOf(call);
  if (!facts.ok) return facts;
  const { manifest } = facts.value;
  const library = await libraryOf(call);
  if (!library.ok) return library;
  const stack = buildStack(library.value, manifest.place);
  if (!stack.ok) return stack;
  const now = await clockOf(call, facts.value.folder)();
  const terms = reportTerms(stack.value, {
    districts: manifest.districts,
    day: options.period.from,
  });
  if (terms.length === 0) {
    return fail(problem('REPORT_NO_FORMS', facts.value.folder, { place: manifest.place }));
  }
  const timeZone = timeZoneOf(stack.value, now);
  const computed = options.computed ? await computedOf(call, facts.value) : ok([]);
  if (!computed.ok) return computed;
  return ok({
    facts: facts.value,
    terms,
    computed: computed.value,
    closed: options.closed ?? [],
    today: officeDay(now, timeZone),
    timeZone,
  });
}

/** Computed figures by district; settles the claims where that has not been done. */
async function computedOf(call: Call, facts: Facts): Promise<Result<ReportDesk['computed']>> {
  if ((facts.manifest.rows.claim ?? 0) === 0) return ok([]);
  const settled = await settledOf(call, { oldRules: true });
  if (!settled.ok) return settled;
  const measures = await measure(settled.value);
  if (!measures.ok) return measures;
  const figures = await measures.value.figures({ placeGrain: 'district', periodGrain: 'quarter' });
  measures.value.close();
  return ok(figures);
}

/** The sheet that the call names, for its form, period and district. */
export async function sheetOf(call: Call): Promise<Result<SentSheet>> {
  const period = periodOf(call);
  if (!period.ok) return period;
  const [path = ''] = call.arguments;
  const file = await fileOf(path);
  if (!file.ok) return file;
  return ok({
    file: file.value,
    form: call.options.get('form') ?? null,
    period: period.value,
    place: call.options.get('district') ?? null,
  });
}

/** Bytes that are read at all; the reader's own bound is lower and says why. */
const READ_BYTES = 64 * 1024 * 1024;

async function fileOf(path: string): Promise<Result<SentFile>> {
  try {
    const { size } = await stat(path);
    if (size > READ_BYTES) {
      const details = { what: '字节 bytes', limit: String(READ_BYTES) };
      return fail(problem('REPORT_FILE_LARGE', path, details));
    }
    return ok({ name: basename(path), bytes: await readFile(path) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(problem('REPORT_FILE_BROKEN', path, { why }));
  }
}

/** Who sends in a call: the officer that `--as` names, or somebody who only looks. */
export async function senderOf(call: Call): Promise<Result<Sender>> {
  const folder = neededOption(call, 'facts', '--facts .sanyi/beijing');
  if (!folder.ok) return folder;
  const place = await placeOfFacts(folder.value);
  if (!place.ok) return place;
  const records = recordsOf(call, folder.value);
  const named = call.options.get('as');
  if (named === undefined) return ok({ records, actor: demoActor(place.value) });
  const people = await peopleOf(call, place.value);
  if (!people.ok) return people;
  const officer = people.value.officers.find(({ id }) => id === named);
  if (!officer)
    return fail(problem('API_OFFICER_UNKNOWN', '--as', { officer: named.slice(0, 80) }));
  return ok({ records, actor: actorOfOfficer(officer, place.value, 'command line') });
}

import { ok, type Result } from '@sanyi/kernel';
import { type GovernanceDesk, governanceDesk } from '@sanyi/server';
import { type Actor, placeOfFacts } from '@sanyi/store';
import type { Call, Option, Outcome } from '../call/command.ts';
import { neededOption } from '../call/read-options.ts';
import { POLICIES_OPTION, packagesOf } from './library-of.ts';
import { peopleOf, RECORDS_OPTION, recordsOf, today } from './records-of.ts';
import { FACTS_OPTION } from './settled-facts.ts';

/** Names the officer in whose name a command acts. */
export const AS_OPTION: Option = {
  name: 'as',
  value: 'OFFICER',
  text: {
    en: 'act in the name of this officer of cities/PLACE/officers.csv',
    zh: '以该人员身份操作（见 cities/地区/officers.csv）',
  },
  otherwise: { en: 'nobody: only look', zh: '不指定：仅查看' },
};

/** Options of every command about tasks, directives and projects. */
export const DESK_OPTIONS: readonly Option[] = [
  FACTS_OPTION,
  AS_OPTION,
  RECORDS_OPTION,
  POLICIES_OPTION,
];

/** Runs work at the desk of a call, in the name of its officer, and closes the desk. */
export async function atDesk(
  call: Call,
  work: (desk: GovernanceDesk, actor: Actor) => Promise<Result<Outcome>>,
): Promise<Result<Outcome>> {
  const folder = neededOption(call, 'facts', '--facts .sanyi/beijing');
  if (!folder.ok) return folder;
  const place = await placeOfFacts(folder.value);
  if (!place.ok) return place;
  const packages = await packagesOf(call);
  if (!packages.ok) return packages;
  const people = await peopleOf(call, place.value);
  if (!people.ok) return people;
  const desk = await governanceDesk({
    plan: { folder: folder.value, build: null, packages: packages.value },
    place: place.value,
    records: recordsOf(call, folder.value),
    people: people.value,
    today: today(),
    job: call.job,
  });
  if (!desk.ok) return desk;
  try {
    const actor = desk.value.actor(call.options.get('as') ?? null);
    return actor.ok ? await work(desk.value, actor.value) : actor;
  } finally {
    await desk.value.close();
  }
}

/** The version a command acts on: the one named, else the last. */
export async function versionOf(
  call: Call,
  last: () => Promise<Result<{ readonly version: number }>>,
): Promise<Result<number>> {
  const named = call.options.get('seen');
  if (named !== undefined && /^\d+$/.test(named)) return ok(Number(named));
  const found = await last();
  return found.ok ? ok(found.value.version) : found;
}

/** Names the version that was seen, so that a change in between is noticed. */
export const SEEN_OPTION: Option = {
  name: 'seen',
  value: 'VERSION',
  text: {
    en: 'act only if this is still the last version',
    zh: '仅当该版本仍为最新时操作',
  },
  otherwise: { en: 'the last', zh: '最新版本' },
};

import { mapResult, ok, type Result } from '@sanyi/kernel';
import { type Actor, mayAct } from '../actor.ts';
import type { Records } from '../records/open-records.ts';
import {
  type ClosedData,
  type Confirmation,
  type ReportDesk,
  type SentSheet,
  type Taken,
  takeSheet,
} from './desk.ts';

/** Who sends, and the records in which it is kept. */
export type Sender = { readonly records: Records; readonly actor: Actor };

/**
 * The data of a period that may not change: submissions, editions and people locked them.
 *
 * @example
 * ```ts
 * const now = () => '2019-05-05T01:00:00Z';
 * const records = lazyRecords({ folder: 'package.json/records', databaseUrl: null, now });
 * const closed = await closedData({ records, actor: demoActor('beijing') }, '2019-Q1');
 * closed.ok; // false: package.json is no folder
 * ```
 */
export async function closedData(
  { records, actor }: Sender,
  period: string,
): Promise<Result<ClosedData[]>> {
  const locks = await records.withActor(actor, async (door) => ok(await door.locks.list(period)));
  return mapResult(locks, (found) => found.filter(({ state }) => state === 'locked'));
}

/**
 * Takes a sheet over in the name of a district's officer: the submission, which locks its data, and
 * the figures are kept together or not at all. A district sends for itself only.
 *
 * @returns `RECORDS_ACT_REFUSED` for anybody else, and what `takeSheet` refuses
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * declare const records: Records;
 * const desk = { facts, terms: [], computed: [], closed: [], today: '2019-04-02' as IsoDate, timeZone: 'UTC' };
 * const file = { name: 'a.csv', bytes: new Uint8Array() };
 * const sent = { file, form: null, period: unwrap(parsePeriod('2019-Q1')), place: null };
 * const confirmed = { receivedAt: '', fileHash: '', rest: false };
 * const sender = { records, actor: demoActor('synthea') };
 * (await sendSheet(sender, desk, { sent, confirmed })).ok; // false
 * ```
 */
export async function sendSheet(
  sender: Sender,
  desk: ReportDesk,
  of: { readonly sent: SentSheet; readonly confirmed: Omit<Confirmation, 'reporter'> },
): Promise<Result<Taken>> {
  const { actor } = sender;
  const person = mayAct(actor, { act: 'submission.send', district: actor.district });
  if (!person.ok) return person;
  return takeSheet(desk, {
    sent: { ...of.sent, place: actor.district },
    confirmed: { ...of.confirmed, reporter: person.value.id },
    record: (taken, write) => recorded(sender, taken, write),
  });
}

/** The submission and the figures in one transaction. */
const recorded = (
  { records, actor }: Sender,
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

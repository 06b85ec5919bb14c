import type { CitySheet } from '@sanyi/city';
import { ok, parsePeriod, type Result } from '@sanyi/kernel';
import {
  type Actor,
  acceptSheet,
  closedData,
  demoActor,
  fileHashOf,
  type Records,
  returnSheet,
  sendSheet,
} from '@sanyi/store';
import type { City } from '../city/city.ts';
import { actorFor } from '../governance/acting.ts';
import type { CityPeople } from '../governance/city-people.ts';
import type { QuietMoments } from '../jobs/quiet-moments.ts';
import { cityDesk } from '../reports/city-desk.ts';
import { sheetOfDistrict } from './sheet-of-district.ts';

/** In whose names sheets are sent and judged, and where that is kept. */
export type DemoOffice = {
  readonly records: Records;
  readonly people: CityPeople;
  readonly place: string;
  /** Asked before each sheet: the server may be closing. */
  readonly isOver: () => boolean;
  /** Each sheet is sent in one. */
  readonly moments: QuietMoments;
};

/**
 * Sends the invented sheets of a demo through the door that anybody's come through, each in the name
 * of its district, and has the city's office judge those it judged. A sheet that was sent before is
 * left alone, and so is one whose data somebody closed meanwhile.
 *
 * @returns how many were sent
 */
export async function sendSheets(city: City, office: DemoOffice): Promise<Result<number>> {
  const { records, people, place } = office;
  if (people.sheets.length === 0) return ok(0);
  const before = await records.withActor(demoActor(place), async ({ submissions }) =>
    ok(await submissions.list({})),
  );
  if (!before.ok) return before;
  const known = new Set(
    before.value.map((each) =>
      keyOf({ ...each, district: each.district ?? '', form: each.family }),
    ),
  );
  let count = 0;
  for (const sheet of people.sheets.filter((each) => !known.has(keyOf(each)))) {
    await office.moments.next();
    if (office.isOver()) break;
    const sent = await sendOne(city, office, sheet);
    if (sent.ok) count += 1;
  }
  return ok(count);
}

const keyOf = (of: Pick<CitySheet, 'district' | 'form' | 'period'>): string =>
  `${of.district} ${of.period} ${of.form}`;

async function sendOne(city: City, office: DemoOffice, sheet: CitySheet): Promise<Result<unknown>> {
  const { records, people } = office;
  const officer = people.officers.find(
    ({ role, district }) => role === 'district' && district === sheet.district,
  );
  const actor = actorOf(office, officer?.id);
  if (!actor.ok) return actor;
  const period = parsePeriod(sheet.period, 'sheets.csv');
  if (!period.ok) return period;
  const sender = { records, actor: actor.value };
  const closed = await closedData(sender, sheet.period);
  if (!closed.ok) return closed;
  const desk = await cityDesk(city, period.value, { now: sheet.sentAt, closed: closed.value });
  if (!desk.ok) return desk;
  const sent = sheetOfDistrict(desk.value, sheet);
  if (!sent.ok) return sent;
  const fileHash = fileHashOf(sent.value.file);
  const confirmed = { receivedAt: sheet.sentAt, fileHash, rest: false };
  const taken = await sendSheet(sender, desk.value, { sent: sent.value, confirmed });
  const { judge: by } = sheet;
  return taken.ok && by !== null ? judge(city, office, { ...sheet, judge: by }) : taken;
}

/** The city's office accepts a sheet, or returns it where the city's files say why. */
async function judge(
  city: City,
  office: DemoOffice,
  sheet: CitySheet & { readonly judge: string },
): Promise<Result<unknown>> {
  const actor = actorOf(office, sheet.judge);
  if (!actor.ok) return actor;
  const sender = { records: office.records, actor: actor.value };
  const { district, period, form, reason } = sheet;
  const sent = await sender.records.withActor(actor.value, async ({ submissions }) =>
    ok((await submissions.list({ district, period, family: form }))[0]),
  );
  if (!sent.ok || !sent.value) return sent;
  const { id, version } = sent.value;
  return reason === null
    ? acceptSheet(sender, { id, version })
    : returnSheet(sender, city.facts, { id, version, reason });
}

const actorOf = ({ people, place }: DemoOffice, officer: string | undefined): Result<Actor> =>
  actorFor({ ...people, place, choice: true }, officer ?? 'sheets.csv');

import { PERSON_CLASSES, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import type { Random } from '@sanyi/kernel';
import { type Alias, aliasOf, draw } from '../alias.ts';
import { grassroots } from '../care/care-model.ts';
import { i32, u8, u32 } from '../column.ts';
import { dayIn } from '../days.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import { type Acts, emptyActs, NO_TITLE, OUTPATIENT, STAY } from './acts.ts';
import type { CityQuarter } from './calendar.ts';
import type { SliceContracts } from './contracts.ts';
import type { SliceCounts } from './counts.ts';
import type { Demand } from './demand.ts';
import type { SlicePeople } from './people.ts';
import type { Destination, Places } from './places.ts';

/** What acts are made from. */
export type ActSource = {
  readonly plan: CityPlan;
  readonly counts: SliceCounts;
  readonly quarters: readonly CityQuarter[];
  readonly people: SlicePeople;
  readonly contracts: SliceContracts;
  readonly places: Places;
  readonly demand: Demand;
  readonly chance: Random;
};

type Cell = { readonly stream: number; readonly district: number; readonly q: number };

/** Settings of the scenario as the loops need them. */
type Settings = {
  readonly streams: readonly { grassroots: boolean; hospital: boolean; emergency: number }[];
  readonly titles: readonly { from: number; byStream: readonly Alias[] }[];
  readonly mustAsk: number;
  readonly child: number;
  readonly firstDay: number;
};

/** How often a day is drawn again when the person is in hospital then. */
const DAY_DRAWS = 4;

/**
 * Makes every visit and stay of a slice, and the refunds: exactly the counted number per stream,
 * district and quarter. Stays come first, so that visits can keep clear of them.
 */
export function makeActs(source: ActSource): Acts {
  const { counts, plan } = source;
  const visits = counts.visits.reduce((a, b) => a + b, 0);
  const stays = counts.stays.reduce((a, b) => a + b, 0);
  const acts = emptyActs(stays + visits + Math.ceil(visits * plan.scenario.refunds.share * 2) + 16);
  const settings = settingsOf(source);
  const firstStay = new Int32Array(source.people.table.count).fill(-1);
  const nextStay = new Int32Array(stays);
  eachCell(counts, counts.stays, (cell) => {
    const act = makeStay(source, settings, { acts, cell });
    const person = acts.person[act] ?? 0;
    nextStay[act] = firstStay[person] ?? -1;
    firstStay[person] = act;
  });
  const inHospital = (person: number, day: number): boolean => {
    for (let stay = firstStay[person] ?? -1; stay >= 0; stay = nextStay[stay] ?? -1) {
      if (day >= (acts.day[stay] ?? 0) && day <= (acts.endDay[stay] ?? 0)) return true;
    }
    return false;
  };
  eachCell(counts, counts.visits, (cell) =>
    makeVisit(source, settings, { acts, cell, inHospital }),
  );
  makeRefunds(source, acts, stays);
  return acts;
}

function settingsOf({ plan, quarters }: ActSource): Settings {
  const names = Object.keys(plan.scenario.streams);
  return {
    streams: names.map((name) => ({
      grassroots: grassroots(plan, name),
      hospital: !grassroots(plan, name) && plan.groups.some((each) => isHospital(each, name)),
      emergency: plan.scenario.streams[name]?.emergency ?? 0,
    })),
    titles: plan.scenario.titles.map(({ from, shares }) => ({
      from: dayIn(from),
      byStream: names.map((name) =>
        aliasOf(TITLES.codes.map((title) => shares[name]?.[title] ?? 0)),
      ),
    })),
    mustAsk: SCHEMES.at('resident'),
    child: PERSON_CLASSES.at('child'),
    firstDay: quarters[0]?.from ?? 0,
  };
}

const isHospital = (group: { stream: string; kind: string }, stream: string): boolean =>
  group.stream === stream && group.kind !== 'publicHealth';

function eachCell(counts: SliceCounts, numbers: Uint32Array, run: (cell: Cell) => void): void {
  let at = 0;
  for (let stream = 0; stream < counts.streams; stream++) {
    for (let district = 0; district < counts.districts; district++) {
      for (let q = 0; q < counts.quarters; q++, at++) {
        const cell = { stream, district, q };
        for (let n = numbers[at] ?? 0; n > 0; n--) run(cell);
      }
    }
  }
}

function startAct(
  source: ActSource,
  of: { acts: Acts; cell: Cell; stay: boolean; year: number },
): number {
  const { demand, chance } = source;
  const { acts, cell, stay } = of;
  const act = acts.count++;
  const home = demand.home(cell.stream, cell.district, chance.next32());
  const person = demand.person({ stream: cell.stream, stay, home }, chance.next32());
  acts.person[act] = person;
  acts.quarter[act] = cell.q;
  acts.district[act] = cell.district;
  acts.stream[act] = cell.stream;
  acts.group[act] = demand.group({ row: person, year: of.year, stay }, chance.next32());
  return act;
}

function makeStay(source: ActSource, settings: Settings, of: { acts: Acts; cell: Cell }): number {
  const { plan, chance, quarters, counts, places } = source;
  const { acts, cell } = of;
  const { stayDays, severity } = plan.scenario;
  const quarter = quarters[cell.q];
  if (!quarter) return -1;
  const act = startAct(source, { ...of, stay: true, year: quarter.year });
  const endDay = quarter.from + draw(quarter.stayDays, chance.next32());
  const mean = plan.diagnoses[acts.group[act] ?? 0]?.days ?? 1;
  const length = lognormal(chance, stayDays.spread);
  const days = Math.min(stayDays.longest, Math.max(1, Math.round(mean * length)));
  acts.endDay[act] = endDay;
  acts.day[act] = Math.max(settings.firstDay, endDay - days);
  acts.visitKind[act] = STAY;
  acts.title[act] = NO_TITLE;
  // Half of how much is done goes with the length, half is the case itself.
  acts.severity[act] = (length + lognormal(chance, severity.stay)) / 2;
  const destination = places.destinations[cell.stream * counts.districts + cell.district];
  acts.institution[act] = institutionOn(source, destination, { day: endDay, stay: true });
  acts.contracted[act] = isContracted(source, acts.person[act] ?? 0, acts.day[act] ?? 0);
  return act;
}

/** A draw with mean 1. */
const lognormal = (chance: Random, spread: number): number =>
  Math.exp(spread * chance.normal() - (spread * spread) / 2);

function makeVisit(
  source: ActSource,
  settings: Settings,
  of: { acts: Acts; cell: Cell; inHospital: (person: number, day: number) => boolean },
): void {
  const { plan, chance, quarters, counts, places } = source;
  const { acts, cell } = of;
  const quarter = quarters[cell.q];
  if (!quarter) return;
  const act = startAct(source, { acts, cell, stay: false, year: quarter.year });
  const person = acts.person[act] ?? 0;
  let day = quarter.from + draw(quarter.visitDays, chance.next32());
  for (let again = 1; again < DAY_DRAWS && of.inHospital(person, day); again++) {
    day = quarter.from + draw(quarter.visitDays, chance.next32());
  }
  acts.day[act] = day;
  acts.endDay[act] = day;
  acts.severity[act] = lognormal(chance, plan.scenario.severity.visit);
  const contracted = isContracted(source, person, day);
  acts.contracted[act] = contracted;
  const destination = places.destinations[cell.stream * counts.districts + cell.district];
  acts.institution[act] = institutionOn(source, destination, { day, stay: false });
  setKind(source, settings, { acts, act, day });
  if (contracted === 0) return;
  const stream = settings.streams[cell.stream];
  if (stream?.grassroots) goToOwn(source, { acts, act, district: cell.district });
  else if (stream?.hospital) setReferral(source, settings, { acts, act, at: quarter.at });
}

const isContracted = (source: ActSource, person: number, day: number): number =>
  (source.contracts.from[person] ?? 0) <= day ? 1 : 0;

/** An institution of the destination that is open on the day. */
function institutionOn(
  { places, chance }: ActSource,
  destination: Destination | undefined,
  of: { day: number; stay: boolean },
): number {
  if (!destination) return 0;
  const { opening } = destination;
  const late = chance.unit();
  if (opening && of.day >= opening.fromDay && late < opening.openingShare) {
    return opening.institution;
  }
  const table = of.stay ? destination.stays : destination.visits;
  const drawn = table ? (destination.institutions[draw(table, chance.next32())] ?? 0) : 0;
  return of.day < (places.toDay[drawn] ?? 0) ? drawn : (places.successor[drawn] ?? 0);
}

function setKind(
  source: ActSource,
  settings: Settings,
  of: { acts: Acts; act: number; day: number },
): void {
  const { chance, plan } = source;
  const { acts, act, day } = of;
  const stream = acts.stream[act] ?? 0;
  const what = settings.streams[stream];
  const kind = chance.unit();
  acts.visitKind[act] = OUTPATIENT;
  if (kind < (what?.emergency ?? 0)) {
    acts.visitKind[act] = VISIT_KINDS.at('emergency');
    acts.title[act] = NO_TITLE;
    return;
  }
  if (what?.grassroots && kind < plan.scenario.homeVisits) {
    acts.visitKind[act] = VISIT_KINDS.at('home');
  }
  let table = settings.titles[0]?.byStream[stream];
  for (const titles of settings.titles) if (day >= titles.from) table = titles.byStream[stream];
  acts.title[act] = table ? draw(table, chance.next32()) : NO_TITLE;
}

/** A person under contract mostly goes to the own institution when it lies in the district. */
function goToOwn(source: ActSource, of: { acts: Acts; act: number; district: number }): void {
  const { contracts, people, chance, plan, places } = source;
  const person = of.acts.person[of.act] ?? 0;
  if (chance.unit() >= plan.scenario.contracts.own) return;
  if ((people.table.district[person] ?? 0) !== of.district) return;
  const own = contracts.institution[person] ?? 0;
  if ((of.acts.day[of.act] ?? 0) >= (places.toDay[own] ?? 0)) return;
  of.acts.institution[of.act] = own;
}

function setReferral(
  source: ActSource,
  settings: Settings,
  of: { acts: Acts; act: number; at: number },
): void {
  const { people, chance, plan } = source;
  const { acts, act, at } = of;
  if (acts.visitKind[act] !== OUTPATIENT) return;
  const person = acts.person[act] ?? 0;
  const must =
    people.table.scheme[person] === settings.mustAsk &&
    people.table.personClass[person] !== settings.child;
  const { contracted, firstContact } = plan.scenario.referrals;
  const share = Math.max(contracted[at] ?? 0, must ? (firstContact[at] ?? 0) : 0);
  acts.referred[act] = chance.unit() < share ? 1 : 0;
}

/** Some outpatients bring their drugs back later in the quarter. */
function makeRefunds(source: ActSource, acts: Acts, firstVisit: number): void {
  const { plan, chance, quarters } = source;
  const { share, daysMax } = plan.scenario.refunds;
  const visits = acts.count;
  for (let act = firstVisit; act < visits && acts.count < acts.person.length; act++) {
    if (u8(acts.visitKind, act) !== OUTPATIENT || chance.unit() >= share) continue;
    const day = i32(acts.day, act) + 1 + chance.below(daysMax);
    const quarter = quarters[u8(acts.quarter, act)];
    if (quarter && day < quarter.to) addRefund(acts, act, day);
  }
}

function addRefund(acts: Acts, act: number, day: number): void {
  const refund = acts.count++;
  acts.person[refund] = u32(acts.person, act);
  acts.institution[refund] = u32(acts.institution, act);
  for (const column of ['quarter', 'district', 'stream', 'group', 'contracted'] as const) {
    acts[column][refund] = u8(acts[column], act);
  }
  acts.referred[refund] = u8(acts.referred, act);
  acts.day[refund] = day;
  acts.endDay[refund] = day;
  acts.visitKind[refund] = OUTPATIENT;
  acts.title[refund] = NO_TITLE;
  acts.reverses[refund] = act;
  acts.reversed[act] = 1;
}

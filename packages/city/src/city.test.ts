import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS, PERSON_CLASSES, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import { parseDay, periodOf, unwrap } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { checkCity, checkDays } from './check/check-city.ts';
import type { CityMade, MadeCare } from './check/made.ts';
import type { CityPrices } from './city-prices.ts';
import { OPEN_DAY } from './days.ts';
import { eventWeight } from './plan/event-weight.ts';
import { planSlices } from './plan/plan-slices.ts';
import { readCityPlan } from './plan/read-city-plan.ts';
import { cityVolumes } from './plan/volumes.ts';
import { buildReference } from './reference/build-reference.ts';
import { buildSlice } from './slice/build-slice.ts';
import { rounder } from './slice/counts.ts';
import type { CitySlice } from './slice-types.ts';

const FOLDER = join(import.meta.dirname, '../../../cities/beijing');
const FILES = new Map(
  readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
);
const day = (text: string) => unwrap(parseDay(text));
const whole = unwrap(readCityPlan(FILES));
/** The plan of Beijing, cut finer, so that a small city already has slices. */
const plan = { ...whole, scenario: { ...whole.scenario, sliceShare: 0.00015 } };
const reference = buildReference(plan, 7);
const REFORM = day('2017-04-08');

/** A simple price book with one jump: goods by purchase price and a markup, all others by number. */
const bought = new Map<number, number>();
for (const { item, price } of plan.prices) if (!bought.has(item)) bought.set(item, price);
const prices: CityPrices = {
  line: (item, _, on) => {
    const price = bought.get(item);
    if (price === undefined) return 1000 + ((item * 7919) % 30_000) * (on < REFORM ? 1 : 1.1);
    return Math.round(price * (on < REFORM ? 1.15 : 1));
  },
  visit: (key) => (key.day < REFORM ? 500 : 5000 - key.level * 1500),
};

const SCALE = 0.0003;
const request = { scale: SCALE, seed: 7, from: day('2016-01-01'), to: day('2019-03-31') };
const plans = unwrap(planSlices(plan, request));
const slices = plans.map((each) => buildSlice(plan, each, prices));
const institutions = new Map(reference.institutions.map((each) => [each.institution, each]));
const REFUND = (slice: CitySlice, row: number): boolean => slice.claims.reverses[row] !== 0;

type Claim = { readonly slice: CitySlice; readonly row: number; readonly person: number };

function* allClaims(): Generator<Claim> {
  for (const slice of slices) {
    const first = slice.persons.person[0] ?? 0;
    for (let row = 0; row < slice.claims.count; row++) {
      yield { slice, row, person: (slice.claims.person[row] ?? 0) - first };
    }
  }
}

function claimFen({ slice, row, person }: Claim): { total: number; drug: number } {
  const { claims, persons } = slice;
  const on = day('1970-01-01') + (claims.endDay[row] ?? 0);
  const level = LEVELS.at(institutions.get(claims.institution[row] ?? 0)?.level ?? 'primary');
  const scheme = persons.scheme[person] ?? 0;
  const fee = prices.visit({
    visitKind: claims.visitKind[row] ?? 0,
    level,
    grassroots: false,
    title: claims.title[row] ?? 0,
    scheme,
    insured: scheme !== SCHEMES.at('none'),
    age: 40,
    day: (request.from * 0 + on) as typeof request.from,
  });
  let total = REFUND(slice, row) ? 0 : fee * Math.max(1, claims.bedDays[row] ?? 0);
  let drug = 0;
  for (let line = claims.lineStart[row] ?? 0; line < (claims.lineStart[row + 1] ?? 0); line++) {
    const item = claims.item[line] ?? 0;
    const price = prices.line(item, level, on as typeof request.from);
    const fen = Math.round((price * (claims.quantity[line] ?? 0)) / 1000);
    total += fen;
    if (plan.items[item - 1]?.category === 'drug') drug += fen;
  }
  return { total, drug };
}

function madeCare(): MadeCare[] {
  const rows = new Map<string, { -readonly [Key in keyof MadeCare]: MadeCare[Key] }>();
  const quarters = new Map<number, string>();
  for (const claim of allClaims()) {
    const { claims } = claim.slice;
    const end = claims.endDay[claim.row] ?? 0;
    const quarter = quarters.get(end) ?? periodOf('quarter', end as typeof request.from).id;
    quarters.set(end, quarter);
    const place = institutions.get(claims.institution[claim.row] ?? 0);
    const stay = (claims.bedDays[claim.row] ?? 0) > 0;
    const kind = place?.kind ?? 'clinic';
    const district = place?.district ?? '';
    const key = `${quarter} ${district} ${kind} ${stay}`;
    const zero = { claims: 0, lines: 0, totalFen: 0, drugFen: 0 };
    const row = rows.get(key) ?? { quarter, district, kind, stay, ...zero };
    rows.set(key, row);
    const { total, drug } = claimFen(claim);
    row.totalFen += total;
    row.drugFen += drug;
    if (REFUND(claim.slice, claim.row)) continue;
    row.claims++;
    row.lines += (claims.lineStart[claim.row + 1] ?? 0) - (claims.lineStart[claim.row] ?? 0);
  }
  return [...rows.values()];
}

const care = madeCare();

/** A column as text, which compares a million times faster than element by element. */
const bytes = (column: unknown): string =>
  ArrayBuffer.isView(column)
    ? Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('base64')
    : String(column);

describe('a city in slices', () => {
  it('CITY-4 the same request gives the same values in any order', () => {
    const again = [...plans].reverse().map((each) => buildSlice({ ...plan }, each, { ...prices }));
    again.reverse().forEach((slice, at) => {
      const first = slices[at];
      expect(slice.persons).toEqual(first?.persons);
      expect(slice.calls).toEqual(first?.calls);
      for (const name of Object.keys(slice.claims) as (keyof CitySlice['claims'])[]) {
        expect(bytes(slice.claims[name])).toBe(bytes(first?.claims[name]));
      }
    });
  });

  it('CITY-4 another seed gives another city', () => {
    const [first] = unwrap(planSlices(plan, { ...request, seed: 8 }));
    const other = first && buildSlice(plan, first, prices);
    expect(bytes(other?.claims.item)).not.toBe(bytes(slices[0]?.claims.item));
  });

  it('CITY-6 visits and stays per district, stream and quarter are those of the scenario', () => {
    const volumes = cityVolumes(plan);
    const groups = plan.groups.filter((each) => each.stream !== '');
    const streamOf = new Map(groups.map((each) => [each.kind, each.stream]));
    const made = new Map<string, number>();
    for (const row of care) {
      const key = `${streamOf.get(row.kind)} ${row.district} ${row.quarter} ${row.stay}`;
      made.set(key, (made.get(key) ?? 0) + row.claims);
    }
    const wanted = new Map<string, number>();
    for (const [s, stream] of volumes.streams.entries()) {
      for (const [d, { id }] of plan.districts.entries()) {
        const visits = rounder();
        const stays = rounder();
        for (const [q, quarter] of plan.scenario.quarters.entries()) {
          const at = (s * volumes.districts + d) * volumes.quarters + q;
          const key = `${stream} ${id} ${quarter}`;
          wanted.set(`${key} false`, visits((volumes.visits[at] ?? 0) * SCALE));
          wanted.set(`${key} true`, stays((volumes.stays[at] ?? 0) * SCALE));
        }
      }
    }
    const present = [...wanted].filter(([, count]) => count > 0).sort();
    expect([...made].filter(([, count]) => count > 0).sort()).toEqual(present);
  });

  it('CITY-7 growth by district and quarter lies within the points of the scenario', () => {
    const { targets } = checkCity(plan, madeCity());
    const growth = targets.filter(({ name }) => name.startsWith('expense growth %'));
    expect(growth).toHaveLength(16 * 9);
    expect(growth.filter((each) => !each.ok)).toEqual([]);
  });

  it('CITY-8 claims are sorted, numbered uniquely, and whole persons stay in one slice', () => {
    const ids = new Set<number>();
    let lastPerson = 0;
    for (const slice of slices) {
      const { persons, claims } = slice;
      expect(persons.person[0]).toBe(lastPerson + 1);
      lastPerson = persons.person[persons.count - 1] ?? 0;
      const known = new Set(persons.person);
      expect(claims.person.every((person) => known.has(person))).toBe(true);
      for (const claim of claims.claim) ids.add(claim);
    }
    expect(ids.size).toBe(slices.reduce((sum, slice) => sum + slice.claims.count, 0));
  });

  it('CITY-9 a refund takes the drugs of one earlier visit of the person and quarter back', () => {
    const refunds = [...allClaims()].filter(({ slice, row }) => REFUND(slice, row));
    expect(refunds.length).toBeGreaterThan(100);
    for (const { slice, row } of refunds) {
      const { claims } = slice;
      const origin = claims.claim.indexOf(claims.reverses[row] ?? 0);
      expect(claims.person[origin]).toBe(claims.person[row]);
      expect(claims.day[origin]).toBeLessThan(claims.day[row] ?? 0);
      expect(claims.visitKind[origin]).toBe(VISIT_KINDS.at('outpatient'));
      expect(claims.title[row]).toBe(TITLES.at('none'));
      const drugs = linesOf(claims, origin).filter(([item]) => isDrug(item));
      expect(linesOf(claims, row)).toEqual(drugs.map(([item, quantity]) => [item, -quantity]));
    }
  });

  it('CITY-10 residents by district are those of the census', () => {
    const counts = plan.districts.map(() => 0);
    for (const { persons } of slices) {
      for (const district of persons.district) counts[district] = (counts[district] ?? 0) + 1;
      for (let row = 0; row < persons.count; row++) {
        const child = persons.personClass[row] === PERSON_CLASSES.at('child');
        const young = plan.scenario.baseYear - (persons.birthYear[row] ?? 0) <= 17;
        const insured = persons.scheme[row] !== SCHEMES.at('none');
        if (insured && child !== young) expect.fail(`person ${persons.person[row]}`);
      }
    }
    expect(counts).toEqual(plan.districts.map((each) => Math.round(each.population * SCALE)));
  });

  it('CITY-11 a stay ends in its quarter and lies in the days of the city', () => {
    const wrong = [...allClaims()].filter(({ slice: { claims }, row }) => {
      const [from, to] = [claims.day[row] ?? 0, claims.endDay[row] ?? 0];
      const stay = claims.visitKind[row] === VISIT_KINDS.at('inpatientDay');
      const days = stay ? Math.max(1, to - from) : 0;
      const length = stay || from === to;
      return !length || claims.bedDays[row] !== days || from < request.from || to > request.to;
    });
    expect(wrong).toEqual([]);
  });
});

const linesOf = (claims: CitySlice['claims'], row: number): [number, number][] =>
  Array.from(claims.item.subarray(claims.lineStart[row], claims.lineStart[row + 1]), (item, at) => [
    item,
    claims.quantity[(claims.lineStart[row] ?? 0) + at] ?? 0,
  ]);

const isDrug = (item: number): boolean =>
  ['drug', 'herbalPiece'].includes(plan.items[item - 1]?.category ?? '');

describe('places', () => {
  it('CITY-12 institutions are as many as there are, with names of their own', () => {
    const open = reference.institutions.filter((each) => each.fromDay <= REFORM);
    expect(open).toHaveLength(10_986);
    for (const lang of ['en', 'zh'] as const) {
      expect(new Set(reference.institutions.map((each) => each.title[lang])).size).toBe(10_987);
    }
    expect(new Set(reference.institutions.map((each) => each.code)).size).toBe(10_987);
    expect(reference.doctors.reduce((sum, each) => sum + each.doctors, 0)).toBe(106_000);
  });

  it('CITY-12 claims name institutions open on the day, also one that has just opened', () => {
    const opened = reference.institutions.find((each) => each.fromDay > REFORM);
    const claims = [...allClaims()];
    const closed = claims.filter(({ slice, row }) => {
      const place = institutions.get(slice.claims.institution[row] ?? 0);
      const on = slice.claims.endDay[row] ?? 0;
      const open = place && on >= place.fromDay && on < (place.toDay ?? OPEN_DAY);
      // A refund goes to the institution of its visit, which may have merged since.
      return !open && !REFUND(slice, row);
    });
    expect(closed).toEqual([]);
    const visits = claims.filter(
      ({ slice, row }) => slice.claims.institution[row] === opened?.institution,
    );
    expect(visits.length).toBeGreaterThan(5);
  });

  it('CITY-3 a purchase price holds until the next, the last until further notice', () => {
    const { item, fromDay, toDay, count } = reference.purchasePrices;
    for (let row = 0; row < count; row++) {
      const next = item[row + 1] === item[row] ? fromDay[row + 1] : OPEN_DAY;
      expect(toDay[row]).toBe(next);
    }
  });
});

describe('contracts, donations and calls', () => {
  it('CITY-13 contracts reach the share of the scenario, and claims agree with them', () => {
    const persons = slices.reduce((sum, each) => sum + each.persons.count, 0);
    expect(contractedOn(checkDays(plan).contracts) / persons).toBeCloseTo(0.352, 3);
    const since = new Map<number, number>(
      slices.flatMap(({ contracts }) =>
        Array.from(contracts.person, (person, row): [number, number] => [
          person,
          contracts.fromDay[row] ?? 0,
        ]),
      ),
    );
    const claims = [...allClaims()].filter(({ slice, row }) => !REFUND(slice, row));
    const wrong = claims.filter(({ slice: { claims: all }, row }) => {
      const under = (since.get(all.person[row] ?? 0) ?? OPEN_DAY) <= (all.day[row] ?? 0);
      return under !== (all.contracted[row] === 1) || (all.referred[row] === 1 && !under);
    });
    expect(wrong).toEqual([]);
    const referred = claims.filter(({ slice, row }) => slice.claims.referred[row] === 1);
    const places = referred.map(({ slice, row }) =>
      institutions.get(slice.claims.institution[row] ?? 0),
    );
    expect(places.some((place) => place?.grassroots)).toBe(false);
    const start = day('2018-01-01');
    const later = referred.filter(({ slice, row }) => (slice.claims.day[row] ?? 0) >= start);
    expect(later.length).toBeGreaterThan(2 * (referred.length - later.length));
  });

  it('CITY-14 donations and calls follow the rates of the scenario', () => {
    const events = checkCity(plan, madeCity()).targets.filter(({ name }) =>
      /^(donations|calls|calls satisfied), .* every district$/.test(name),
    );
    expect(events).toHaveLength(3 * 13);
    expect(events.filter((each) => !each.ok)).toEqual([]);
    const known = checkCity(plan, madeCity()).targets.filter(({ name }) =>
      ['donations 2018', 'calls satisfied 2018, %'].includes(name),
    );
    expect(known.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('CITY-14 in the last quarter three districts miss the line of satisfied calls', () => {
    const rows = madeEvents(({ calls }) => ({ of: calls, counts: calls.satisfied }));
    const shares = new Map(
      rows
        .filter(({ quarter }) => quarter === '2019-Q1')
        .map(({ district, events, counted }) => [district, counted / events]),
    );
    for (const id of ['tongzhou', 'fangshan', 'daxing']) expect(shares.get(id)).toBeLessThan(0.95);
    for (const id of ['dongcheng', 'xicheng', 'chaoyang', 'haidian']) {
      expect(shares.get(id)).toBeGreaterThan(0.95);
    }
  });

  it('CITY-17 a row of events stands for a whole number of them, the denser the fewer', () => {
    expect(eventWeight(plan, 0.002)).toBe(20);
    expect(eventWeight(plan, SCALE)).toBe(133);
    expect([eventWeight(plan, 0.04), eventWeight(plan, 1)]).toEqual([1, 1]);
    expect(eventWeight(plan, 1e-9)).toBe(65_535);
    for (const { donations, calls } of slices) {
      expect(new Set([...donations.weight, ...calls.weight])).toEqual(new Set([133]));
      expect([donations.weight.length, calls.weight.length]).toEqual([
        donations.count,
        calls.count,
      ]);
    }
    const counts = slices.map(({ calls }) => calls.count);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(16 * 13);
  });
});

function contractedOn(on: number): number {
  return slices.reduce(
    (sum, { contracts }) => sum + contracts.fromDay.filter((from) => from <= on).length,
    0,
  );
}

type MadeEvents = { quarter: string; district: string; events: number; counted: number };
type Events = Pick<CitySlice['calls'], 'count' | 'day' | 'district' | 'weight'>;

/** Events by quarter and district, as many as the rows stand for. */
function madeEvents(
  from: (slice: CitySlice) => { of: Events; counts: Uint8Array },
): readonly MadeEvents[] {
  const found = new Map<string, MadeEvents>();
  for (const { of, counts } of slices.map(from)) {
    for (let row = 0; row < of.count; row++) {
      const on = (of.day[row] ?? 0) as typeof request.from;
      const quarter = plan.quarters.find((each) => on >= each.from && on < each.to)?.id ?? '';
      const district = plan.districts[of.district[row] ?? 0]?.id ?? '';
      const key = `${quarter} ${district}`;
      const made = found.get(key) ?? { quarter, district, events: 0, counted: 0 };
      found.set(key, made);
      made.events += of.weight[row] ?? 0;
      made.counted += (of.weight[row] ?? 0) * (counts[row] ?? 0);
    }
  }
  return [...found.values()];
}

function madeCity(): CityMade {
  return {
    from: request.from,
    to: request.to,
    weight: 1 / SCALE,
    care,
    persons: slices.flatMap(({ persons }) =>
      Array.from(persons.district, (district, row) => ({
        district: plan.districts[district]?.id ?? '',
        scheme: SCHEMES.codes[persons.scheme[row] ?? 0] ?? 'none',
        persons: 1,
      })),
    ),
    donations: madeEvents(({ donations }) => ({ of: donations, counts: donations.units })).map(
      ({ quarter, district, events }) => ({ quarter, district, donations: events }),
    ),
    calls: madeEvents(({ calls }) => ({ of: calls, counts: calls.satisfied })).map(
      ({ quarter, district, events, counted }) => {
        const one = { quarter, district, calls: events, satisfied: counted };
        return { ...one, responseSeconds: 0 };
      },
    ),
    institutions: [],
    contracted: contractedOn(checkDays(plan).contracts),
  };
}

describe('the check', () => {
  const check = checkCity(plan, madeCity());
  const named = (name: string) => check.targets.find((each) => each.name === name);

  it('CITY-16 known answers of volume are met', () => {
    for (const target of plan.targets.targets) {
      if (!['residents', 'visitShare', 'visitGrowth', 'stays'].includes(target.measure)) continue;
      expect(named(target.name)).toMatchObject({ ok: true });
    }
    const volumes = check.targets.filter(({ name }) => name.endsWith('every district'));
    expect(volumes).toHaveLength(13 * (5 + 4 + 3));
    expect(volumes.filter((each) => !each.ok)).toEqual([]);
  });

  it('CITY-16 a miss is said, and what the facts do not cover is left out', () => {
    expect(named('all institutions 2017')).toMatchObject({ made: 0, ok: false });
    expect(check.ok).toBe(false);
    const short = checkCity(plan, { ...madeCity(), to: day('2016-12-31') });
    expect(short.targets.some(({ name }) => name.includes('2017,'))).toBe(false);
    const empty = { from: day('2030-01-01'), to: day('2030-01-01') };
    const nothing = checkCity(
      { ...plan, targets: { ...plan.targets, targets: [] } },
      {
        ...madeCity(),
        ...empty,
      },
    );
    expect(nothing).toEqual({ targets: [], ok: false });
  });
});

import { PERSON_CLASSES, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { checkCity, checkDays } from './check/check-city.ts';
import { OPEN_DAY } from './days.ts';
import { eventWeight } from './plan/event-weight.ts';
import { expectedClaims } from './plan/expected-claims.ts';
import { planSlices } from './plan/plan-slices.ts';
import { cityVolumes } from './plan/volumes.ts';
import { buildSlice } from './slice/build-slice.ts';
import { rounder } from './slice/counts.ts';
import type { CitySlice } from './slice-types.ts';
import { contractedOn, madeCare, madeCity, madeEvents } from './testing/made-city.ts';
import {
  allClaims,
  day,
  institutions,
  plan,
  plans,
  prices,
  REFORM,
  REFUND,
  reference,
  request,
  SCALE,
  slices,
} from './testing/small-city.ts';

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

  it('CITY-6 about as many claims as expected are made', () => {
    const made = slices.reduce((sum, slice) => sum + slice.claims.count, 0);
    const refunds = slices.flatMap(({ claims }) => [...claims.reverses]).filter((each) => each > 0);
    const expected = expectedClaims(plan, request);
    // Sums over streams and districts are rounded one by one.
    expect(Math.abs(made - refunds.length - expected)).toBeLessThan(200);
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
    for (const id of ['tongzhou', 'fangshan', 'daxing']) expect(shares.get(id)).toBeLessThan(0.85);
    for (const id of ['dongcheng', 'xicheng', 'chaoyang', 'haidian']) {
      expect(shares.get(id)).toBeGreaterThan(0.85);
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

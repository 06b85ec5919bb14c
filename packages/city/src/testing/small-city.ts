import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS, SCHEMES } from '@sanyi/facts';
import { type Day, parseDay, unwrap } from '@sanyi/kernel';
import type { CityPrices } from '../city-prices.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import { planSlices } from '../plan/plan-slices.ts';
import { readCityPlan } from '../plan/read-city-plan.ts';
import { buildReference } from '../reference/build-reference.ts';
import type { CityReference } from '../reference/reference.ts';
import { buildSlice } from '../slice/build-slice.ts';
import type { CityRequest, CitySlice, SlicePlan } from '../slice-types.ts';

/** A small city of Beijing's plan, built once for the tests that look at it. */

const FOLDER = join(import.meta.dirname, '../../../../cities/beijing');
const FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
);
export const day = (text: string): Day => unwrap(parseDay(text));
const whole = unwrap(readCityPlan(FILES));
/** The plan of Beijing, cut finer, so that a small city already has slices. */
export const plan: CityPlan = { ...whole, scenario: { ...whole.scenario, sliceShare: 0.00015 } };
export const reference: CityReference = buildReference(plan, 7);
export const REFORM: Day = day('2017-04-08');

/** A simple price book with one jump: goods by purchase price and a markup, all others by number. */
const bought = new Map<number, number>();
for (const { item, price } of plan.prices) if (!bought.has(item)) bought.set(item, price);
export const prices: CityPrices = {
  line: (item, _, on) => {
    const price = bought.get(item);
    if (price === undefined) return 1000 + ((item * 7919) % 30_000) * (on < REFORM ? 1 : 1.1);
    return Math.round(price * (on < REFORM ? 1.15 : 1));
  },
  visit: (key) => (key.day < REFORM ? 500 : 5000 - key.level * 1500),
};

export const SCALE: number = 0.0003;
export const request: CityRequest = {
  scale: SCALE,
  seed: 7,
  from: day('2016-01-01'),
  to: day('2019-03-31'),
};
export const plans: readonly SlicePlan[] = unwrap(planSlices(plan, request));
export const slices: readonly CitySlice[] = plans.map((each) => buildSlice(plan, each, prices));
export const institutions: ReadonlyMap<number, CityReference['institutions'][number]> = new Map(
  reference.institutions.map((each) => [each.institution, each]),
);
export const REFUND = (slice: CitySlice, row: number): boolean => slice.claims.reverses[row] !== 0;

export type Claim = { readonly slice: CitySlice; readonly row: number; readonly person: number };

export function* allClaims(): Generator<Claim> {
  for (const slice of slices) {
    const first = slice.persons.person[0] ?? 0;
    for (let row = 0; row < slice.claims.count; row++) {
      yield { slice, row, person: (slice.claims.person[row] ?? 0) - first };
    }
  }
}

export function claimFen({ slice, row, person }: Claim): { total: number; drug: number } {
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

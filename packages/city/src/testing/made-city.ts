import { SCHEMES } from '@sanyi/facts';
import { periodOf } from '@sanyi/kernel';
import { checkDays } from '../check/check-city.ts';
import type { CityMade, MadeCare } from '../check/made.ts';
import type { CitySlice } from '../slice-types.ts';
import {
  allClaims,
  claimFen,
  institutions,
  plan,
  REFUND,
  request,
  SCALE,
  slices,
} from './small-city.ts';

/** Sums over the small city, as the store would make them from facts. */

export function madeCare(): MadeCare[] {
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

export function contractedOn(on: number): number {
  return slices.reduce(
    (sum, { contracts }) => sum + contracts.fromDay.filter((from) => from <= on).length,
    0,
  );
}

type MadeEvents = { quarter: string; district: string; events: number; counted: number };
type Events = Pick<CitySlice['calls'], 'count' | 'day' | 'district' | 'weight'>;

/** Events by quarter and district, as many as the rows stand for. */
export function madeEvents(
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

export function madeCity(): CityMade {
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

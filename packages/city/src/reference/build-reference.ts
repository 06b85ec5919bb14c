import { type DoctorCount, type PurchasePriceTable, TITLES } from '@sanyi/facts';
import { OPEN_DAY } from '../days.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import { split } from '../portion.ts';
import { type MadeInstitution, makeInstitutions } from './institutions.ts';
import type { CityReference } from './reference.ts';

/**
 * Makes what does not depend on the scale: institutions with invented names in the real numbers by
 * kind, their doctors by title, items, and purchase prices by day (`toDay` of a price that still
 * holds is {@link OPEN_DAY}).
 *
 * @param seed - the seed of the city; institutions of one seed are the same at every scale
 * @example
 * ```ts
 * declare const plan: CityPlan; // from readCityPlan
 * buildReference(plan, 7).items.length === plan.items.length; // true
 * ```
 */
export function buildReference(plan: CityPlan, seed: number): CityReference {
  const institutions = makeInstitutions(plan, seed);
  return {
    districts: plan.districts.map(({ id, code, title, population }) => ({
      id,
      code,
      title,
      population,
    })),
    institutions: institutions.map(({ group, districtAt, size, openingShare, ...plain }) => plain),
    doctors: doctorsOf(plan, institutions),
    items: plan.items.map((item, at) => ({
      item: at + 1,
      code: item.code,
      title: item.title,
      unit: item.unit,
      category: item.category,
      separatelyChargeable: item.separatelyChargeable,
    })),
    purchasePrices: pricesOf(plan),
    diagnosisGroups: plan.diagnoses.map(({ code, title }) => ({ code, title })),
  };
}

/** Doctors of a group by size of institution, then by title; the sums are those of the plan. */
function doctorsOf(plan: CityPlan, institutions: readonly MadeInstitution[]): DoctorCount[] {
  const { total, groups, titles } = plan.scenario.doctors;
  const names = plan.groups.map((each) => each.group);
  const byGroup = split(
    total,
    names.map((name) => groups[name] ?? 0),
  );
  return names.flatMap((name, at) => {
    const members = institutions.filter((each) => each.group.group === name);
    const counts = split(
      byGroup[at] ?? 0,
      members.map((each) => each.size * (each.openingShare > 0 ? 0.1 : 1)),
    );
    return members.flatMap((member, which) => {
      const shares = Object.entries(titles[member.level] ?? {});
      const parts = split(
        counts[which] ?? 0,
        shares.map(([, share]) => share),
      );
      return shares.flatMap(([title], of) => {
        const doctors = parts[of] ?? 0;
        if (doctors === 0 || !TITLES.has(title)) return [];
        return [{ institution: member.institution, title: TITLES.at(title), doctors }];
      });
    });
  });
}

function pricesOf(plan: CityPlan): PurchasePriceTable {
  const { prices } = plan;
  return {
    count: prices.length,
    item: Uint32Array.from(prices, (each) => each.item),
    fromDay: Int32Array.from(prices, (each) => each.from),
    toDay: Int32Array.from(prices, (each, at) => {
      const next = prices[at + 1];
      return next?.item === each.item ? next.from : OPEN_DAY;
    }),
    price: Float64Array.from(prices, (each) => each.price),
  };
}

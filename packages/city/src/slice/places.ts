import { type Alias, aliasOf } from '../alias.ts';
import type { CityPlan } from '../plan/city-plan.ts';
import { type MadeInstitution, makeInstitutions } from '../reference/institutions.ts';

/** Where the people of a stream and district go. */
export type Destination = {
  readonly institutions: Uint32Array;
  readonly visits: Alias;
  /** null where the stream has no stays. */
  readonly stays: Alias | null;
  /** An institution that opens inside the scenario, null for none. */
  readonly opening: MadeInstitution | null;
};

/** Institutions as the builder draws them. */
export type Places = {
  readonly institutions: readonly MadeInstitution[];
  /** By `stream * districts + district`. */
  readonly destinations: readonly Destination[];
  /** Contract institutions by district, with their likelihood. */
  readonly contract: readonly Alias[];
  readonly contractInstitution: readonly Uint32Array[];
  /** By institution number: last day open plus one, and who continues it. */
  readonly toDay: Float64Array;
  readonly successor: Uint32Array;
};

/** Kinds whose doctors sign family doctor contracts. */
const CONTRACT_KINDS = new Set(['communityCentre', 'communityStation']);

/** Lays the institutions of a seed out by stream and district. */
export function layPlaces(plan: CityPlan, seed: number): Places {
  const institutions = makeInstitutions(plan, seed);
  const streams = Object.keys(plan.scenario.streams);
  const toDay = new Float64Array(institutions.length + 1).fill(Number.POSITIVE_INFINITY);
  const successor = new Uint32Array(institutions.length + 1);
  for (const each of institutions) {
    if (each.toDay === null) continue;
    toDay[each.institution] = each.toDay;
    successor[each.institution] = each.successor ?? 0;
  }
  const districts = plan.districts.map((_, district) =>
    institutions.filter((each) => each.districtAt === district),
  );
  const contract = districts.map((here) => here.filter((each) => CONTRACT_KINDS.has(each.kind)));
  return {
    institutions,
    destinations: streams.flatMap((stream) =>
      districts.map((here) => destination(here.filter((each) => each.group.stream === stream))),
    ),
    contract: contract.map((here) => aliasOf(weights(here, 'visitShare'))),
    contractInstitution: contract.map((here) => Uint32Array.from(here, (e) => e.institution)),
    toDay,
    successor,
  };
}

function destination(here: readonly MadeInstitution[]): Destination {
  const regular = here.filter((each) => each.openingShare === 0);
  const stays = weights(regular, 'stayShare');
  return {
    institutions: Uint32Array.from(regular, (each) => each.institution),
    visits: aliasOf(weights(regular, 'visitShare')),
    stays: stays.some((weight) => weight > 0) ? aliasOf(stays) : null,
    opening: here.find((each) => each.openingShare > 0) ?? null,
  };
}

/** Each group's share of the stream, divided among its institutions of the district by size. */
function weights(here: readonly MadeInstitution[], share: 'visitShare' | 'stayShare'): number[] {
  const sizes = new Map<string, number>();
  for (const { group, size } of here) {
    sizes.set(group.group, (sizes.get(group.group) ?? 0) + size);
  }
  return here.map(({ group, size }) => (group[share] * size) / (sizes.get(group.group) ?? size));
}

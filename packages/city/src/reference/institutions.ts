import type { Institution } from '@sanyi/facts';
import { assert, type Day, type Random, random, type Text } from '@sanyi/kernel';
import { dayIn } from '../days.ts';
import type { CityPlan, InstitutionGroup, PlanDistrict } from '../plan/city-plan.ts';

/** An invented institution with what the builder needs to send people there. */
export type MadeInstitution = Institution & {
  readonly group: InstitutionGroup;
  /** Position of its district. */
  readonly districtAt: number;
  /** Relative size within its group and district. */
  readonly size: number;
  /** Its share of visits from its first day where it opens inside the scenario, else 0. */
  readonly openingShare: number;
};

const LONG_AGO: Day = dayIn('1990-01-01');

/** All institutions in the order group, district, number; mergers and openings applied. */
export function makeInstitutions(plan: CityPlan, seed: number): MadeInstitution[] {
  const chance = random(seed).fork('institutions');
  const made: MadeInstitution[] = [];
  for (const group of plan.groups) {
    plan.districts.forEach((district, districtAt) => {
      const own = chance.fork(`${group.group}/${district.id}`);
      const titles = titlesOf(plan, own, { group, district });
      for (const [at, title] of titles.entries()) {
        made.push({
          institution: made.length + 1,
          code: `${district.code}-${group.group}-${String(at + 1).padStart(3, '0')}`,
          title,
          kind: group.kind,
          level: group.level,
          grassroots: group.grassroots,
          ownership: own.unit() < group.publicShare ? 'public' : 'private',
          district: district.id,
          fromDay: LONG_AGO,
          toDay: null,
          successor: null,
          group,
          districtAt,
          size: Math.exp(group.spread * own.normal()),
          openingShare: 0,
        });
      }
    });
  }
  return withOpenings(plan, withMergers(plan, made));
}

/** Invented names that no two institutions of a group and district share. */
function titlesOf(
  plan: CityPlan,
  chance: Random,
  of: { group: InstitutionGroup; district: PlanDistrict },
): Text[] {
  const { first, second } = plan.names;
  const count = of.group.counts[of.district.id] ?? 0;
  const all = first.length * second.length;
  assert(count <= all, `there are names for ${all} institutions of a kind in a district`);
  const taken = new Set<number>();
  while (taken.size < count) taken.add(chance.below(all));
  const short = of.district.title.zh.replace(/区$/, '');
  return [...taken].map((at) => {
    const one = first[at % first.length];
    const two = second[Math.floor(at / first.length)];
    assert(one !== undefined && two !== undefined, 'the position is inside the lists of names');
    return {
      en: `${of.district.title.en} ${one.en} ${two.en} ${of.group.suffix.en}`,
      zh: `${short}${one.zh}${two.zh}${of.group.suffix.zh}`,
    };
  });
}

/** The last institutions of a group and district close and are continued by its first. */
function withMergers(plan: CityPlan, made: readonly MadeInstitution[]): MadeInstitution[] {
  const result = [...made];
  for (const merger of plan.scenario.mergers) {
    const found = made.filter(
      (each) => each.group.group === merger.group && each.district === merger.district,
    );
    const [successor] = found;
    assert(successor !== undefined && found.length > merger.count, 'a merger leaves one open');
    for (const closed of found.slice(found.length - merger.count)) {
      result[closed.institution - 1] = {
        ...closed,
        toDay: dayIn(merger.on),
        successor: successor.institution,
      };
    }
  }
  return result;
}

function withOpenings(plan: CityPlan, made: readonly MadeInstitution[]): MadeInstitution[] {
  const opened = plan.scenario.openings.map((opening, at): MadeInstitution => {
    const group = plan.groups.find((each) => each.group === opening.group);
    const districtAt = plan.districts.findIndex((each) => each.id === opening.district);
    const district = plan.districts[districtAt];
    assert(group !== undefined && district !== undefined, 'the opening names a group and district');
    return {
      institution: made.length + at + 1,
      code: `${district.code}-${group.group}-new-${at + 1}`,
      title: opening.title,
      kind: group.kind,
      level: group.level,
      grassroots: group.grassroots,
      ownership: 'public',
      district: district.id,
      fromDay: dayIn(opening.from),
      toDay: null,
      successor: null,
      group,
      districtAt,
      size: 1,
      openingShare: opening.visitShare,
    };
  });
  return [...made, ...opened];
}

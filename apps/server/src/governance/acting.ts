import type { Officer, OfficerList } from '@sanyi/api';
import type { Person } from '@sanyi/governance';
import { collect, fail, ok, problem, type Result } from '@sanyi/kernel';
import { type Actor, demoActor } from '@sanyi/store';
import type { GovernanceSource } from './governance-source.ts';

type People = Pick<GovernanceSource, 'officers' | 'place' | 'choice'>;

/**
 * Who asks, from the officer a request names. Nobody named looks around; a name is taken only where
 * one may choose, and only of an officer of this city.
 */
export function actorFor(people: People, acting: string | null): Result<Actor> {
  if (acting === null || acting === '') return ok(demoActor(people.place));
  if (!people.choice) return fail(problem('API_ACTING_REFUSED', 'header'));
  const officer = people.officers.find(({ id }) => id === acting);
  if (!officer) return fail(unknownOfficer(acting));
  return ok(actorOfOfficer(officer, people.place, 'demonstration'));
}

/** An officer of a place as an actor. */
export function actorOfOfficer(
  officer: People['officers'][number],
  place: string,
  purpose: string,
): Actor {
  const { role, district, institution } = officer;
  const own = { role, place, district, purpose, person: personOf(officer) };
  return institution === null ? own : { ...own, institution };
}

/** Everybody one can act as, and who acts now. */
export function officerList({ officers, choice }: People, actor: Actor): OfficerList {
  const rows = officers.map((each): Officer => ({ ...personOf(each), ...rest(each) }));
  return { rows, acting: rows.find(({ id }) => id === actor.person?.id) ?? null, choice };
}

/** The persons behind ids of officers; how many may be named is for the act to say. */
export const personsOf = (people: People, ids: readonly string[]): Result<Person[]> =>
  collect(
    ids.map((id) => {
      const officer = people.officers.find((each) => each.id === id);
      return officer ? ok(personOf(officer)) : fail(unknownOfficer(id));
    }),
  );

const personOf = ({ id, name, office }: People['officers'][number]): Person => ({
  id,
  name,
  office,
});

const rest = ({
  role,
  district,
  institution,
}: People['officers'][number]): Pick<Officer, 'role' | 'district' | 'institution'> => ({
  role,
  district,
  institution,
});

const unknownOfficer = (id: string) =>
  problem('API_OFFICER_UNKNOWN', 'officer', { officer: id.slice(0, 80) });

import type { Officer } from '@sanyi/api';
import { useWords } from '../app/words.tsx';
import { useOfficers } from './governance.ts';

/** A group of officers and what it is called. */
export type OfficerGroup = { readonly label: string; readonly rows: readonly Officer[] };

/** All officers in the order one looks for them: the city's, the districts', the health centres'. */
export function useOfficerGroups(): readonly OfficerGroup[] {
  const { m } = useWords();
  const rows = useOfficers().data?.rows ?? [];
  const of = (...roles: readonly Officer['role'][]): readonly Officer[] =>
    rows.filter(({ role }) => roles.includes(role));
  return [
    { label: m.governance.cityOffices, rows: of('director', 'office') },
    { label: m.governance.districts, rows: of('district') },
    { label: m.governance.centres, rows: of('centre') },
  ].filter((group) => group.rows.length > 0);
}

/** The name of an officer by id; the id where it is nobody of this city. */
export function useOfficerName(): (id: string) => string {
  const { say } = useWords();
  const rows = useOfficers().data?.rows ?? [];
  return (id) => {
    const found = rows.find((each) => each.id === id);
    return found ? say(found.name) : id;
  };
}

/** The officer who acts, or null for somebody who only looks. */
export const useActing = (): Officer | null => useOfficers().data?.acting ?? null;

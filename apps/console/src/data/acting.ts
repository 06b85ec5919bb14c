import type { Officer } from '@sanyi/api';
import { useWords } from '../app/words.tsx';
import { useOfficers } from './governance.ts';

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

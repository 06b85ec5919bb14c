import type { Officer } from '@sanyi/api';
import { useOfficers } from '../../data/governance.ts';

/** The officer who acts, or null for somebody who only looks. */
export const useActing = (): Officer | null => useOfficers().data?.acting ?? null;

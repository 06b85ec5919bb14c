import { EDITIONS_SQL } from './0001-editions.ts';
import { EDITIONS_POLICIES_SQL } from './0002-editions-policies.ts';
import { TASKS_SQL } from './0003-tasks.ts';
import { DRAFTS_SQL } from './0004-drafts.ts';
import { CENTRES_SQL } from './0005-centres.ts';

/** One step of the tables' making. A step that has been released is never changed. */
export type Migration = { readonly id: number; readonly name: string; readonly sql: string };

/** All steps, in order. */
export const MIGRATIONS: readonly Migration[] = [
  { id: 1, name: 'editions', sql: EDITIONS_SQL },
  { id: 2, name: 'editions-policies', sql: EDITIONS_POLICIES_SQL },
  { id: 3, name: 'tasks', sql: TASKS_SQL },
  { id: 4, name: 'drafts', sql: DRAFTS_SQL },
  { id: 5, name: 'centres', sql: CENTRES_SQL },
];

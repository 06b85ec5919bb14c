import type { Officer } from '@sanyi/api';
import type { GroupsWords, PagesWords } from '../messages/shell-words.ts';

/** A page of the navigation. */
type PageId = keyof PagesWords;

/** A group of the navigation, by task. */
export type GroupId = keyof GroupsWords;

/** A page: its address, the letter that follows `g`, and the first part of addresses below it. */
export type PageEntry = {
  readonly id: PageId;
  readonly group: GroupId;
  readonly path: string;
  readonly letter: string;
  /** Roles that may see nothing of it. */
  readonly hiddenFor?: readonly Officer['role'][];
};

/** Rows of single claims are for the city's offices. */
const LOCAL: readonly Officer['role'][] = ['district', 'centre'];

/** Every page that exists, and no other. */
export const PAGES: readonly PageEntry[] = [
  { id: 'overview', group: 'today', path: '/', letter: 'o' },
  { id: 'work', group: 'today', path: '/work', letter: 'w' },
  { id: 'growth', group: 'measure', path: '/growth', letter: 'e' },
  { id: 'district', group: 'measure', path: '/district', letter: 'd' },
  { id: 'bulletin', group: 'measure', path: '/bulletin', letter: 'b' },
  { id: 'monitoring', group: 'measure', path: '/monitoring', letter: 'm' },
  { id: 'beforeAfter', group: 'measure', path: '/before-after', letter: 'r' },
  { id: 'packages', group: 'decide', path: '/packages', letter: 'p' },
  { id: 'whatIf', group: 'decide', path: '/what-if', letter: 'f' },
  { id: 'claims', group: 'settle', path: '/claims', letter: 'c', hiddenFor: LOCAL },
  { id: 'projects', group: 'govern', path: '/projects', letter: 'k', hiddenFor: ['centre'] },
  { id: 'tasks', group: 'govern', path: '/tasks', letter: 't' },
  { id: 'directives', group: 'govern', path: '/directives', letter: 'i' },
  { id: 'data', group: 'library', path: '/data', letter: 'q' },
  { id: 'coverage', group: 'library', path: '/coverage', letter: 'a' },
  { id: 'glossary', group: 'library', path: '/glossary', letter: 'l' },
];

/** The groups in order. */
export const GROUPS: readonly GroupId[] = [
  'today',
  'measure',
  'decide',
  'settle',
  'govern',
  'library',
];

/** Whether somebody acting in a role may see rows of single claims; nobody acting looks around. */
export const seesRows = (role: Officer['role'] | null): boolean =>
  role === null || !LOCAL.includes(role);

/** The pages for somebody acting in a role: what one may not see is absent. */
export const pagesFor = (role: Officer['role'] | null): readonly PageEntry[] =>
  PAGES.filter(({ hiddenFor }) => role === null || !hiddenFor?.includes(role));

/** The page an address belongs to: `/claims/17` belongs to the claims. */
export function pageAt(pathname: string): PageEntry | null {
  const first = `/${pathname.split('/')[1] ?? ''}`;
  return PAGES.find(({ path }) => path === first) ?? null;
}

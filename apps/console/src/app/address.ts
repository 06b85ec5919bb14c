import type { Lang } from '@sanyi/kernel';

/** The whole state of a page, as its address says it. Everything is text; absent means usual. */
export type Address = {
  readonly lang?: Lang | undefined;
  readonly period?: string | undefined;
  readonly place?: string | undefined;
  /** What the tiles of the overview show. */
  readonly measure?: string | undefined;
  /** `table` where charts are shown as tables. */
  readonly view?: string | undefined;
  /** The figure whose origin is open: `indicator~place~period`, or a mark of the page. */
  readonly why?: string | undefined;
  readonly sort?: string | undefined;
  /** Dimension of the contributions table. */
  readonly by?: string | undefined;
  readonly kind?: string | undefined;
  readonly day?: string | undefined;
  readonly stack?: string | undefined;
  /** Prices that were found for the reform, by their id. */
  readonly solved?: string | undefined;
  readonly against?: string | undefined;
  /** Two kept replays that are compared, by their ids. */
  readonly first?: string | undefined;
  readonly second?: string | undefined;
  readonly line?: string | undefined;
  /** The cite of a rule: numbers of rules are of one answer, and another comparison renumbers. */
  readonly rule?: string | undefined;
  readonly tab?: string | undefined;
  readonly table?: string | undefined;
  readonly layout?: string | undefined;
  readonly cell?: string | undefined;
  readonly all?: string | undefined;
  readonly status?: string | undefined;
  readonly source?: string | undefined;
  /** The stop of the tour, counted from 1. */
  readonly tour?: string | undefined;
  /** The edition of the bulletin that is shown. */
  readonly edition?: string | undefined;
  /** The draft that a package of another city was installed as. */
  readonly draft?: string | undefined;
  /** Words a list is searched for. */
  readonly find?: string | undefined;
  /** A comparison before and after that a package keeps ready, and what is chosen otherwise. */
  readonly study?: string | undefined;
  readonly control?: string | undefined;
  readonly season?: string | undefined;
  readonly scale?: string | undefined;
  readonly errors?: string | undefined;
};

/** The name of a part of the address. */
type AddressKey = keyof Address;

const KEYS: readonly AddressKey[] = [
  'lang',
  'period',
  'place',
  'measure',
  'view',
  'why',
  'sort',
  'by',
  'kind',
  'day',
  'stack',
  'solved',
  'against',
  'first',
  'second',
  'line',
  'rule',
  'tab',
  'table',
  'layout',
  'cell',
  'all',
  'status',
  'source',
  'edition',
  'draft',
  'find',
  'study',
  'control',
  'season',
  'scale',
  'errors',
  'tour',
];

/** What follows a person from page to page; all else belongs to one page. */
const CARRIED: readonly AddressKey[] = ['lang', 'period', 'place', 'tour'];

/** What a reform with every price of a solution needs: as long as the server reads. */
const LONGEST = 8_000;

/** Reads an address; unknown keys and values of another kind are dropped. */
export function readAddress(search: Readonly<Record<string, unknown>>): Address {
  const read: Record<string, string> = {};
  for (const key of KEYS) {
    const value = search[key];
    if (typeof value !== 'string' || value === '' || value.length > LONGEST) continue;
    if (key === 'lang' && value !== 'en' && value !== 'zh') continue;
    read[key] = value;
  }
  return read;
}

/** The part of an address that a link to another page keeps. */
export function carried(address: Address): Address {
  return readAddress(Object.fromEntries(CARRIED.map((key) => [key, address[key]])));
}

/** Query text to values, without guessing at numbers: `17` stays text. */
export function parseQuery(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text).entries());
}

/** Values to query text, in one order, so that one state has one address. */
export function writeQuery(values: Readonly<Record<string, unknown>>): string {
  const written = new URLSearchParams();
  for (const [key, value] of Object.entries(readAddress(values))) {
    if (value !== undefined) written.set(key, value);
  }
  const text = written.toString().replaceAll('%40', '@').replaceAll('%7E', '~');
  return text ? `?${text}` : '';
}

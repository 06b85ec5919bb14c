import type { BlockMemory } from '../loops/block-memory.ts';

/** What a page was made for: a number of days and a class of places. */
export type Page = { readonly day: number; readonly place: number };

/** The memory in which loops read where pages begin, and that in which they read entries, if they do. */
type PagesIn = { readonly bases?: BlockMemory; readonly entries?: BlockMemory };

const FIRST_PAGES = 4;

const columnIn = (memory: BlockMemory | undefined, length: number): Int32Array =>
  memory?.int32(length) ?? new Int32Array(length);

/**
 * Tables of numbers in one run of memory, a page for each number of days and class of places that is
 * met. An entry of 0 was not asked yet.
 */
export class PagedTable {
  /** All entries; replaced when a page is added, so read it when the bases of a block are known. */
  entries: Int32Array;
  /** Entries of a page. */
  readonly size: number;
  /** How many classes of places there are. */
  readonly places: number;
  /** Where pages begin, by number of days and class of places, -1 without one; replaced when it grows. */
  bases: Int32Array;
  readonly #pages: Page[] = [];
  readonly #in: PagesIn;

  /** `size` entries on each page; `places` is the number of classes. */
  constructor(size: number, places: number, at: PagesIn = {}) {
    this.#in = at;
    this.size = size;
    this.places = places;
    this.entries = columnIn(at.entries, size * FIRST_PAGES);
    this.bases = columnIn(at.bases, places * FIRST_PAGES).fill(-1);
  }

  /** Where the page of a number of days and a class of places begins. */
  base(day: number, place: number): number {
    const found = this.bases[day * this.places + place] ?? -1;
    return found >= 0 ? found : this.#open(day, place);
  }

  /** Entries of the pages that are open. */
  get used(): number {
    return this.#pages.length * this.size;
  }

  /** The page that an entry stands on. */
  pageOf(entry: number): Page {
    const page = this.#pages[Math.floor(entry / this.size)];
    if (!page) throw new Error('an entry without a page was asked');
    return page;
  }

  /** Forgets all pages: for a table that grew beyond what memory should hold. */
  clear(): void {
    this.#pages.length = 0;
    this.bases.fill(-1);
    this.entries.fill(0);
  }

  #open(day: number, place: number): number {
    const key = day * this.places + place;
    if (key >= this.bases.length) {
      const more = columnIn(this.#in.bases, 2 * key + this.places).fill(-1);
      more.set(this.bases);
      this.bases = more;
    }
    const base = (this.#pages.push({ day, place }) - 1) * this.size;
    if (base + this.size > this.entries.length) {
      const more = columnIn(this.#in.entries, 2 * (base + this.size));
      more.set(this.entries);
      this.entries = more;
    }
    this.bases[key] = base;
    return base;
  }
}

/** What a page was made for: a number of days and a class of places. */
export type Page = { readonly day: number; readonly place: number };

const FIRST_PAGES = 4;

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

  /** `size` entries on each page; `places` is the number of classes. */
  constructor(size: number, places: number) {
    this.size = size;
    this.places = places;
    this.entries = new Int32Array(size * FIRST_PAGES);
    this.bases = new Int32Array(places * FIRST_PAGES).fill(-1);
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
      const more = new Int32Array(2 * key + this.places).fill(-1);
      more.set(this.bases);
      this.bases = more;
    }
    const base = (this.#pages.push({ day, place }) - 1) * this.size;
    if (base + this.size > this.entries.length) {
      const more = new Int32Array(2 * (base + this.size));
      more.set(this.entries);
      this.entries = more;
    }
    this.bases[key] = base;
    return base;
  }
}

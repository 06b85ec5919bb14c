import { type CodeColumn, VISIT_KINDS } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import type { HookName } from '@sanyi/policy';
import type { DayNumbers } from '../kernel/day-numbers.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { Page } from '../kernel/paged-table.ts';
import { SEGMENT_DAYS } from '../kernel/rule-calendar.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { type CachedPair, personOfRow } from './cached-pair.ts';
import type { CachedSegment, ChargedClaims } from './cached-segment.ts';
import { pageOfClaim } from './claim-page.ts';
import type { RowChanges } from './row-changes.ts';

const INPATIENT = VISIT_KINDS.at('inpatientDay');
/** Instead of a page. */
const UNKNOWN = -1;

/** Finds on which page a hook answers about each of some cached rows; pages have numbers from 0. */
export class ClaimPages {
  /** By number: days and class of places. */
  readonly pages: Page[] = [];
  readonly #tables: KernelTables;
  readonly #days: DayNumbers;
  readonly #hook: HookName;
  readonly #memory: BlockMemory;
  readonly #numbers = new Map<number, number>();
  readonly #classOf: Int32Array;
  /** By day and class of places: one more than the page. */
  readonly #known: Int32Array;
  #pageOf: Int32Array;
  /** Where a loop reads all of these. */
  readonly #classOfAt: number;
  readonly #knownAt: number;
  #pageOfAt = 0;

  constructor(
    tables: KernelTables,
    of: { readonly days: DayNumbers; readonly hook: HookName; readonly memory: BlockMemory },
  ) {
    const { classOf, count } = tables.places;
    this.#tables = tables;
    this.#days = of.days;
    this.#hook = of.hook;
    this.#memory = of.memory;
    this.#classOf = of.memory.like(classOf, classOf.length);
    this.#classOf.set(classOf);
    this.#known = of.memory.int32(SEGMENT_DAYS * count);
    this.#pageOf = of.memory.int32(0);
    this.#classOfAt = addressOf(this.#classOf);
    this.#knownAt = addressOf(this.#known);
  }

  /** By row: the page of the claim; and where a loop reads it. */
  get pageOf(): Int32Array {
    return this.#pageOf;
  }

  get pageOfAt(): number {
    return this.#pageOfAt;
  }

  /** Finds the pages of the rows that are held. */
  find(pair: CachedPair, rows: RowChanges): void {
    const { held } = rows;
    const { columns, codes } = held;
    this.#makeRoom(held.rows);
    const { count } = this.#tables.places;
    const { [`pages${codes}` as const]: loop } = this.#memory.loops;
    for (let row = 0; ; ) {
      row = loop(
        row,
        held.rows,
        columns.day,
        columns.place,
        this.#classOfAt,
        count,
        this.#knownAt,
        this.#pageOfAt,
      );
      if (row === held.rows) break;
      this.#meet(pair.cached, rows.row + row);
    }
    // The day of a row is that of its benefit.
    if (!this.#tables.stays.isLastDay) this.#stays(pair, rows);
  }

  /** Finds the pages of some of the rows that are held, counted from the first one; other rows have any. */
  findSome(pair: CachedPair, { held, row: first }: RowChanges, some: CodeColumn): void {
    this.#makeRoom(held.rows);
    const pageOf = this.#pageOf.fill(UNKNOWN, 0, held.rows);
    for (let at = 0; at < some.length; at++) {
      // Every index is one of a column, here and below.
      const row = some[at] as number;
      if (pageOf[row] === UNKNOWN) pageOf[row] = this.#ofRow(pair, first + row);
    }
  }

  #makeRoom(rows: number): void {
    if (this.#pageOf.length >= rows) return;
    this.#pageOf = this.#memory.int32(2 * rows);
    this.#pageOfAt = addressOf(this.#pageOf);
  }

  #ofRow({ claims, person, cached }: CachedPair, row: number): number {
    if (cached.visitKind[row] === INPATIENT && !this.#tables.stays.isLastDay) {
      const own = claims();
      const first = own.claimStart[person[personOfRow(cached, row)] as number] as number;
      return this.#pageOfStay(own, first + (cached.own[row] as number));
    }
    const place = this.#classOf[cached.place[row] as number] as number;
    const at = (cached.day[row] as number) * this.#tables.places.count + place;
    const known = this.#known[at] as number;
    return known > 0 ? known - 1 : this.#meet(cached, row);
  }

  /** Numbers the page of a row that is no stay. */
  #meet(cached: CachedSegment, row: number): number {
    const day = cached.day[row] as number;
    const place = this.#classOf[cached.place[row] as number] as number;
    const page = this.#numberOf({ day: this.#days.at(day), place });
    this.#known[day * this.#tables.places.count + place] = page + 1;
    return page;
  }

  /** Finds the pages of stays, about which each side may ask on another day than that of the benefit. */
  #stays(pair: CachedPair, rows: RowChanges): void {
    const { person: persons, cached } = pair;
    const { visitKind, rowStart, own } = cached;
    const to = rows.row + rows.held.rows;
    let person = rows.person;
    let row = visitKind.indexOf(INPATIENT, rows.row);
    for (; row >= 0 && row < to; row = visitKind.indexOf(INPATIENT, row + 1)) {
      while ((rowStart[person + 1] as number) <= row) person += 1;
      const claims = pair.claims();
      const first = claims.claimStart[persons[person] as number] as number;
      const claim = first + (own[row] as number);
      this.#pageOf[row - rows.row] = this.#pageOfStay(claims, claim);
    }
  }

  #pageOfStay(claims: ChargedClaims, claim: number): number {
    const { stays, calendar, places } = this.#tables;
    const [hook, endDay] = [this.#hook, claims.endDay[claim] as number];
    // A stay without bed-days is a visit.
    if (stays.isStay[claims.visit[claim] as number] === 1) {
      const day = claims.day[claim] as number;
      const placeClass = this.#classOf[claims.place[claim] as number] as number;
      if (calendar.year[endDay] === 0) calendar.meet(endDay);
      const [old, now] = stays.both(hook, { day, endDay, placeClass });
      const known = this.#known[old * places.count + placeClass] as number;
      if (old === now && known > 0) return known - 1;
    }
    return this.#numberOf(pageOfClaim(this.#tables, this.#days, { hook, claims, claim }));
  }

  #numberOf(page: Page): number {
    const key = page.day * this.#tables.places.count + page.place;
    const known = this.#numbers.get(key) ?? this.pages.push(page) - 1;
    this.#numbers.set(key, known);
    return known;
  }
}

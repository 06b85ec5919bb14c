import { FOLDS, type Segment } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import type { HookName } from '@sanyi/policy';
import type { ClaimBlock } from './claim-block.ts';
import type { DayNumbers } from './day-numbers.ts';
import { firstFrom } from './first-from.ts';
import type { KernelTables } from './kernel-tables.ts';
import { orderOf } from './order-block.ts';
import type { PagedTable } from './paged-table.ts';
import type { Stay } from './stay-days.ts';

/** The days whose claims are read and counted, as segments count days; all inclusive. */
export type SegmentPeriod = {
  /** Claims that end before change nothing. */
  readonly since: number;
  readonly from: number;
  readonly to: number;
  /** The month of each day from `from` on. */
  readonly monthOf: Uint16Array;
};

/** Persons whose claims are settled apart: they have refunds, or columns cannot say them. */
export type Apart = { readonly refunds: number[]; readonly rules: number[] };

/** Fills blocks with the claims of a segment that matter, and with where their answers stand. */
export class BlockReader {
  readonly #tables: KernelTables;
  readonly #period: SegmentPeriod;

  constructor(tables: KernelTables, period: SegmentPeriod) {
    this.#tables = tables;
    this.#period = period;
  }

  /**
   * Fills a block with persons from one on; gives the next person, and adds those that columns cannot
   * say to `apart`.
   */
  fill(
    block: ClaimBlock,
    from: { readonly segment: Segment; readonly person: number },
    apart: Apart,
  ): number {
    const { segment } = from;
    const { claimStart, folds } = segment;
    const room = block.claim.length;
    block.reading += 1;
    block.count = 0;
    block.persons = 0;
    let person = from.person;
    for (; person < segment.persons; person++) {
      const [first, end] = [claimStart[person] ?? 0, claimStart[person + 1] ?? 0];
      if (block.count + end - first > room) break;
      if (first === end) continue;
      const mayRefund = ((folds[person] ?? 0) & FOLDS.refunds) !== 0;
      if (mayRefund && this.#hasRefund(segment, first, end)) apart.refunds.push(person);
      else if (!this.#person(block, segment, person)) apart.rules.push(person);
    }
    block.personStart[block.persons] = block.count;
    this.#findPages(block, segment);
    return person;
  }

  /** Whether any of some claims is a refund that is read. */
  #hasRefund({ refundRow, endDay }: Segment, first: number, end: number): boolean {
    const { since, to } = this.#period;
    for (let at = firstFrom(refundRow, first); at < refundRow.length; at++) {
      const row = refundRow[at] ?? 0;
      if (row >= end) return false;
      const last = endDay[row] ?? 0;
      if (last >= since && last <= to) return true;
    }
    return false;
  }

  /** Adds the claims of a person; false where they must be settled row by row. */
  #person(block: ClaimBlock, segment: Segment, person: number): boolean {
    const { claimStart, folds, personGroup } = segment;
    const start = block.count;
    const hasStays = (folds[person] ?? 0) & FOLDS.stays;
    const group = personGroup[person] ?? 0;
    let isKnown = this.#claims(block, segment, {
      from: claimStart[person] ?? 0,
      to: claimStart[person + 1] ?? 0,
      group,
    });
    if (isKnown && hasStays !== 0) isKnown = this.#stays(block, segment, start);
    if (!isKnown) block.count = start;
    if (block.count === start) return isKnown;
    block.personStart[block.persons] = start;
    block.person[block.persons] = person;
    block.personGroup[block.persons] = group;
    block.hasStays[block.persons] = hasStays;
    block.persons += 1;
    return true;
  }

  /**
   * Adds claims as they stand in the segment; false where one took place nowhere, which is told row by
   * row. Every index is one of a column, here and below, so that what is read is a number.
   */
  #claims(
    block: ClaimBlock,
    segment: Segment,
    rows: { readonly from: number; readonly to: number; readonly group: number },
  ): boolean {
    const { calendar, places } = this.#tables;
    const { since, to, from, monthOf } = this.#period;
    const { day: firstDay, endDay, place: placeOf, visit: visitOf } = segment;
    const { claim, group, place, visit, placeClass, month, benefitDay } = block;
    const [dayOld, dayNow] = benefitDay;
    let at = block.count;
    let least = 0;
    for (let row = rows.from; row < rows.to; row++) {
      const last = endDay[row] as number;
      if (last < since || last > to) continue;
      const day = firstDay[row] as number;
      if (calendar.year[day] === 0) calendar.meet(day);
      const where = placeOf[row] as number;
      // A place that is in no table has no class, nor has one behind the table.
      const known = places.classOf[where] ?? -1;
      if (known < least) least = known;
      claim[at] = row;
      group[at] = rows.group;
      place[at] = where;
      visit[at] = visitOf[row] as number;
      placeClass[at] = known;
      month[at] = last < from ? -1 : (monthOf[last - from] as number);
      dayOld[at] = day;
      dayNow[at] = day;
      at += 1;
    }
    block.count = at;
    return least === 0;
  }

  /** Says when the stays of a person settle, and puts claims in the order of the fold (INS-3). */
  #stays(block: ClaimBlock, segment: Segment, start: number): boolean {
    const { calendar, stays, visits } = this.#tables;
    const { claim, visit, benefitDay } = block;
    for (let at = start; at < block.count; at++) {
      if (stays.isStay[visit[at] as number] === 0) continue;
      const stay = stayOf(block, segment, at);
      if (calendar.year[stay.endDay] === 0) calendar.meet(stay.endDay);
      const [old, now] = stays.both('benefit.claim', stay);
      // A table of visits knows one age: that of the year in which both sides ask.
      if (visits.readsAge && calendar.year[old] !== calendar.year[now]) return false;
      benefitDay[0][at] = old;
      benefitDay[1][at] = now;
    }
    const order = orderOf(block, segment, { side: 0, from: start, to: block.count });
    if (order !== null) {
      for (const column of [
        claim,
        block.place,
        visit,
        block.placeClass,
        block.month,
        ...benefitDay,
      ]) {
        column.set(
          order.map((row) => column[row] as number),
          start,
        );
      }
    }
    return true;
  }

  /** Finds where the answers to the claims of a block stand. */
  #findPages(block: ClaimBlock, segment: Segment): void {
    const { lines, visits, contacts, stays } = this.#tables;
    this.#findBases(block, block.linePage, lines);
    this.#findBases(block, block.visitPage, visits);
    this.#findBases(block, block.contactPage, contacts);
    for (let person = 0; person < block.persons; person++) {
      if (block.hasStays[person] === 0) continue;
      const end = block.personStart[person + 1] as number;
      for (let at = block.personStart[person] as number; at < end; at++) {
        if (stays.isStay[block.visit[at] as number] === 0) continue;
        const stay = stayOf(block, segment, at);
        const baseOf = ({ days, pages }: Answers, hook: HookName): number =>
          pages.base(days.of(stays.both(hook, stay)), stay.placeClass);
        block.linePage[at] = baseOf(lines, 'price.line');
        block.visitPage[at] = baseOf(visits, 'price.visit');
        block.contactPage[at] = baseOf(contacts, 'firstContact.visit');
      }
    }
  }

  /** Where the page of each claim begins that is settled on the day of its visit. */
  #findBases(
    { count, benefitDay: [days], placeClass }: ClaimBlock,
    into: Int32Array,
    { days: numbers, pages }: Answers,
  ): void {
    const { memory } = this.#tables;
    const asked = [days, placeClass, numbers.numberOf].map(addressOf);
    const from = (at: number): number => {
      const { bases, places } = pages;
      const told = [places, addressOf(bases), bases.length, addressOf(into)];
      return memory.loops.bases(at, count, ...asked, ...told);
    };
    for (let at = from(0); at < count; at = from(at + 1)) {
      into[at] = pages.base(numbers.at(days[at] as number), placeClass[at] as number);
    }
  }
}

/** Answers that stand on pages by day and class of places. */
type Answers = { readonly days: DayNumbers; readonly pages: PagedTable };

function stayOf({ claim, placeClass }: ClaimBlock, { day, endDay }: Segment, at: number): Stay {
  const row = claim[at] as number;
  return {
    day: day[row] as number,
    endDay: endDay[row] as number,
    placeClass: placeClass[at] as number,
  };
}

import { FOLDS, type Segment } from '@sanyi/facts';
import type { ClaimBlock } from './claim-block.ts';
import { firstFrom } from './first-from.ts';
import type { KernelTables } from './kernel-tables.ts';

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
    const { since, to } = this.#period;
    const { endDay, claimStart } = segment;
    const start = block.count;
    const group = segment.personGroup[person] ?? 0;
    const end = claimStart[person + 1] ?? 0;
    for (let row = claimStart[person] ?? 0; row < end; row++) {
      const last = endDay[row] ?? 0;
      if (last < since || last > to) continue;
      if (this.#claim(block, segment, { row, group })) continue;
      block.count = start;
      return false;
    }
    if (block.count === start) return true;
    block.personStart[block.persons] = start;
    block.person[block.persons] = person;
    block.personGroup[block.persons] = group;
    block.hasStays[block.persons] = (segment.folds[person] ?? 0) & FOLDS.stays;
    block.persons += 1;
    return true;
  }

  #claim(
    block: ClaimBlock,
    segment: Segment,
    { row, group }: { readonly row: number; readonly group: number },
  ): boolean {
    const { calendar, places, stays, lines, visits, contacts } = this.#tables;
    const { from, monthOf } = this.#period;
    const at = block.count++;
    const [day, endDay] = [segment.day[row] ?? 0, segment.endDay[row] ?? 0];
    const place = segment.place[row] ?? 0;
    const visit = segment.visit[row] ?? 0;
    const placeClass = places.classOf[place] ?? -1;
    // Row by row, the claim is named that took place nowhere.
    if (placeClass < 0) return false;
    if (calendar.year[day] === 0) calendar.meet(day);
    block.claim[at] = row;
    block.group[at] = group;
    block.place[at] = place;
    block.visit[at] = visit;
    block.placeClass[at] = placeClass;
    block.month[at] = endDay < from ? -1 : (monthOf[endDay - from] ?? 0);
    if (stays.isStay[visit] === 1) return this.#stay(block, at, { day, endDay, placeClass });
    block.linePage[at] = lines.pages.base(lines.days.at(day), placeClass);
    block.visitPage[at] = visits.pages.base(visits.days.at(day), placeClass);
    block.contactPage[at] = contacts.pages.base(contacts.days.at(day), placeClass);
    block.benefitDay[0][at] = day;
    block.benefitDay[1][at] = day;
    return true;
  }

  #stay(
    block: ClaimBlock,
    at: number,
    stay: { readonly day: number; readonly endDay: number; readonly placeClass: number },
  ): boolean {
    const { calendar, stays, lines, visits, contacts } = this.#tables;
    const { endDay, placeClass } = stay;
    if (calendar.year[endDay] === 0) calendar.meet(endDay);
    const lineDay = lines.days.of(stays.both('price.line', stay));
    const visitDay = visits.days.of(stays.both('price.visit', stay));
    const contactDay = contacts.days.of(stays.both('firstContact.visit', stay));
    const [old, now] = stays.both('benefit.claim', stay);
    block.linePage[at] = lines.pages.base(lineDay, placeClass);
    block.visitPage[at] = visits.pages.base(visitDay, placeClass);
    block.contactPage[at] = contacts.pages.base(contactDay, placeClass);
    block.benefitDay[0][at] = old;
    block.benefitDay[1][at] = now;
    // A table of visits knows one age: that of the year in which both sides ask.
    return !visits.readsAge || calendar.year[old] === calendar.year[now];
  }
}

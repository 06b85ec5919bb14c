import type { Segment } from '@sanyi/facts';
import { MONEY } from '../replay/replay-layout.ts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { LINE } from './line-records.ts';
import { VISIT } from './visit-outcomes.ts';

const NOW: number = MONEY.length;
const [TOTAL, HOSPITAL, FIXED_FUND] = [0, 1, 2];

/**
 * Prices the claims of a block under both sets of rules: visits, then lines. What is met is counted for
 * the sums of items, so a block that cannot be settled is taken back.
 */
export class BlockPricing {
  readonly #tables: KernelTables;
  readonly #block: ClaimBlock;
  readonly #segment: Segment;
  /** Lines before this one are counted. */
  #linesTo = 0;
  #isCharged = false;

  constructor(tables: KernelTables, block: ClaimBlock, segment: Segment) {
    this.#tables = tables;
    this.#block = block;
    this.#segment = segment;
  }

  /** @throws ProblemError or NotInColumns for claims that have to be settled row by row */
  price(): void {
    this.#askVisits();
    this.#askContacts();
    this.#chargeVisits(1);
    this.#chargeLines(1);
  }

  takeBack(): void {
    if (this.#isCharged) this.#chargeVisits(-1);
    this.#chargeLines(-1);
  }

  #askVisits(): void {
    const { visits, calendar } = this.#tables;
    const { count, visit, group, visitPage, visitOutcome, benefitDay } = this.#block;
    for (let at = 0; at < count; at++) {
      const person = group[at] ?? 0;
      const age = visits.ageOf(person, calendar.year[benefitDay[0][at] ?? 0] ?? 0);
      const payer = (visits.payerOf[person] ?? 0) + age;
      visitOutcome[at] = visits.of(visitPage[at] ?? 0, visit[at] ?? 0, payer);
    }
  }

  #askContacts(): void {
    const { contacts } = this.#tables;
    const { count, group, visit, contactPage, contactOutcome } = this.#block;
    const { personOf, visitOf } = contacts;
    for (let at = 0; at < count; at++) {
      const base = contactPage[at] ?? 0;
      const entry = base + (personOf[group[at] ?? 0] ?? 0) + (visitOf[visit[at] ?? 0] ?? 0);
      contactOutcome[at] = contacts.of(base, entry);
    }
  }

  /**
   * Begins the money of each claim with the charges of its visit. Every index is one of a column, here
   * and below, so that what is read is a number.
   */
  #chargeVisits(sign: 1 | -1): void {
    const { count, visit, visitOutcome, month, money, inScope } = this.#block;
    const { times: timesOf, outcomes } = this.#tables.visits;
    const { values, counts } = outcomes;
    const [inScopeOld, inScopeNow] = inScope;
    for (let at = 0; at < count; at++) {
      const outcome = visitOutcome[at] as number;
      const times = timesOf[visit[at] as number] ?? 0;
      if ((month[at] as number) >= 0) counts[outcome] = (counts[outcome] as number) + sign * times;
      const from = outcome * 2 * VISIT.side;
      const into = at * MONEY_WIDTH;
      money[into + TOTAL] = times * (values[from] as number);
      money[into + HOSPITAL] = times * (values[from + 1] as number);
      money[into + FIXED_FUND] = times * (values[from + 2] as number);
      inScopeOld[at] = times * (values[from + 3] as number);
      money[into + NOW + TOTAL] = times * (values[from + 4] as number);
      money[into + NOW + HOSPITAL] = times * (values[from + 5] as number);
      money[into + NOW + FIXED_FUND] = times * (values[from + 6] as number);
      inScopeNow[at] = times * (values[from + 7] as number);
    }
    this.#isCharged = true;
  }

  /** The hottest loop: a line is two look-ups, six sums and a count. */
  #chargeLines(sign: 1 | -1): void {
    const { lines } = this.#tables;
    const { act, lineStart, charged } = this.#segment;
    const { count, claim, linePage, month, money, lineLists, inScope } = this.#block;
    const [inScopeOld, inScopeNow] = inScope;
    const { entries } = lines.pages;
    let { records } = lines.records;
    const stop = sign < 0 ? this.#linesTo : Number.POSITIVE_INFINITY;
    for (let at = 0; at < count; at++) {
      const row = claim[at] as number;
      const base = linePage[at] as number;
      const times = (month[at] as number) < 0 ? 0 : sign;
      let totalOld = 0;
      let hospitalOld = 0;
      let scopeOld = 0;
      let totalNow = 0;
      let hospitalNow = 0;
      let scopeNow = 0;
      let lists = 0;
      const end = Math.min(stop, lineStart[row + 1] as number);
      for (let line = lineStart[row] as number; line < end; line++) {
        const asked = act[line] as number;
        let outcome = entries[base + asked] as number;
        if (outcome === 0 || charged !== null) {
          this.#linesTo = line;
          outcome = lines.of(base, asked, charged?.[line] ?? Number.NaN);
          if (outcome === 0) lines.addRare(asked, times);
          records = lines.records.records;
        }
        const from = outcome * LINE.width;
        totalOld += records[from] as number;
        hospitalOld += records[from + LINE.hospitalOld] as number;
        scopeOld += records[from + LINE.inScopeOld] as number;
        totalNow += records[from + LINE.totalNow] as number;
        hospitalNow += records[from + LINE.hospitalNow] as number;
        scopeNow += records[from + LINE.inScopeNow] as number;
        lists |= records[from + LINE.lists] as number;
        records[from + LINE.count] = (records[from + LINE.count] as number) + times;
      }
      const into = at * MONEY_WIDTH;
      money[into + TOTAL] = (money[into + TOTAL] as number) + totalOld;
      money[into + HOSPITAL] = (money[into + HOSPITAL] as number) + hospitalOld;
      inScopeOld[at] = (inScopeOld[at] as number) + scopeOld;
      money[into + NOW + TOTAL] = (money[into + NOW + TOTAL] as number) + totalNow;
      money[into + NOW + HOSPITAL] = (money[into + NOW + HOSPITAL] as number) + hospitalNow;
      inScopeNow[at] = (inScopeNow[at] as number) + scopeNow;
      lineLists[at] = lists;
    }
    this.#linesTo = Number.POSITIVE_INFINITY;
  }
}

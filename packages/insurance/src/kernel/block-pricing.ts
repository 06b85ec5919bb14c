import type { Segment } from '@sanyi/facts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { LINE } from './line-records.ts';

/**
 * Prices the claims of a block under both sets of rules: visits, then lines. What is met is counted for
 * the sums of items, so a block that cannot be settled is taken back.
 *
 * Every index is one of a column, so that what is read is a number. Positions in records and in money
 * are written out: a name would be looked up again for every line.
 */
export class BlockPricing {
  readonly #tables: KernelTables;
  readonly #block: ClaimBlock;
  readonly #segment: Segment;
  #isCharged = false;
  /** The claim whose lines are asked one by one, and the first line of it that is not counted. */
  #asked = -1;
  #line = 0;

  constructor(tables: KernelTables, block: ClaimBlock, segment: Segment) {
    this.#tables = tables;
    this.#block = block;
    this.#segment = segment;
  }

  /** @throws ProblemError or NotInColumns for claims that have to be settled row by row */
  price(): void {
    this.#askVisits();
    this.#askContacts();
    this.#isCharged = true;
    this.#chargeVisits(1);
    this.#chargeLines(1);
  }

  takeBack(): void {
    if (!this.#isCharged) return;
    this.#chargeVisits(-1);
    this.#chargeLines(-1);
  }

  #askVisits(): void {
    const { visits, calendar } = this.#tables;
    const { count, visit, group, visitPage, visitOutcome, benefitDay } = this.#block;
    const { payerOf, kindOf, readsAge } = visits;
    const { entries } = visits.pages;
    const days = benefitDay[0];
    for (let at = 0; at < count; at++) {
      const person = group[at] as number;
      const kind = visit[at] as number;
      const base = visitPage[at] as number;
      let payer = payerOf[person] as number;
      if (readsAge) payer += visits.ageOf(person, calendar.year[days[at] as number] as number);
      const known = entries[base + (kindOf[kind] as number) + payer] as number;
      visitOutcome[at] = known > 0 ? known : visits.of(base, kind, payer);
    }
  }

  #askContacts(): void {
    const { contacts } = this.#tables;
    const { count, group, visit, contactPage, contactOutcome } = this.#block;
    const { personOf, visitOf } = contacts;
    const { entries } = contacts.pages;
    for (let at = 0; at < count; at++) {
      const base = contactPage[at] as number;
      const asked = (personOf[group[at] as number] as number) + base;
      const entry = asked + (visitOf[visit[at] as number] as number);
      const known = entries[entry] as number;
      contactOutcome[at] = known > 0 ? known : contacts.of(base, entry);
    }
  }

  /** Begins the money of each claim with the charges of its visit. */
  #chargeVisits(sign: 1 | -1): void {
    const { count, visit, visitOutcome, month, money, inScope } = this.#block;
    const { times: timesOf, outcomes } = this.#tables.visits;
    const { values, counts } = outcomes;
    const [inScopeOld, inScopeNow] = inScope;
    const width = MONEY_WIDTH;
    for (let at = 0; at < count; at++) {
      const outcome = visitOutcome[at] as number;
      const times = timesOf[visit[at] as number] as number;
      if ((month[at] as number) >= 0) counts[outcome] = (counts[outcome] as number) + sign * times;
      const from = outcome * 8;
      const into = at * width;
      money[into] = times * (values[from] as number);
      money[into + 1] = times * (values[from + 1] as number);
      money[into + 2] = times * (values[from + 2] as number);
      inScopeOld[at] = times * (values[from + 3] as number);
      money[into + 5] = times * (values[from + 4] as number);
      money[into + 6] = times * (values[from + 5] as number);
      money[into + 7] = times * (values[from + 6] as number);
      inScopeNow[at] = times * (values[from + 7] as number);
    }
  }

  /** Adds the lines of all claims; taken back are those that were added. */
  #chargeLines(sign: 1 | -1): void {
    const { lines, loop } = this.#tables;
    const { count } = this.#block;
    const [last, line] = [this.#asked, this.#line];
    const to = sign < 0 && last >= 0 ? last : count;
    loop.hold(this.#block, this.#segment, lines);
    if (this.#segment.charged !== null) {
      for (let at = 0; at < to; at++) this.#askLines(at, sign);
    } else {
      for (let at = loop.run({ at: 0, to, sign }); at < to; ) {
        const unknown = loop.line;
        this.#askLine(at, unknown, sign);
        loop.goOn(at, unknown + 1);
        at = loop.run({ at, to, sign });
      }
    }
    if (to < count) this.#askLines(to, sign, line);
  }

  /** Adds lines of a claim whose prices depend on what was charged, up to one where it is given. */
  #askLines(at: number, sign: 1 | -1, end?: number): void {
    const { lineStart } = this.#segment;
    const row = this.#block.claim[at] as number;
    const to = end ?? (lineStart[row + 1] as number);
    for (let line = lineStart[row] as number; line < to; line++) this.#askLine(at, line, sign);
  }

  /** Adds a line that nobody asked about yet, or whose price depends on what was charged. */
  #askLine(at: number, line: number, sign: 1 | -1): void {
    const { lines, loop } = this.#tables;
    const { act, charged } = this.#segment;
    const { linePage, month, money, lineLists, inScope } = this.#block;
    const asked = act[line] as number;
    const entry = (linePage[at] as number) + asked;
    const times = (month[at] as number) < 0 ? 0 : sign;
    this.#asked = at;
    this.#line = line;
    const outcome = lines.of(entry - asked, asked, charged?.[line] ?? Number.NaN);
    this.#asked = -1;
    if (outcome === 0) lines.addRare(asked, times);
    else loop.learn(entry, lines);
    const { records } = lines.records;
    const record = outcome * LINE.width;
    const into = at * MONEY_WIDTH;
    const increase = (column: Float64Array, cell: number, part: number): void => {
      column[cell] = (column[cell] as number) + (records[record + part] as number);
    };
    increase(money, into, LINE.totalOld);
    increase(money, into + 1, LINE.hospitalOld);
    increase(inScope[0], at, LINE.inScopeOld);
    increase(money, into + 5, LINE.totalNow);
    increase(money, into + 6, LINE.hospitalNow);
    increase(inScope[1], at, LINE.inScopeNow);
    lineLists[at] = (lineLists[at] as number) | (records[record + LINE.lists] as number);
    records[record + LINE.count] = (records[record + LINE.count] as number) + times;
  }
}

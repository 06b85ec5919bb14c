import type { Segment } from '@sanyi/facts';
import { addressOf } from '@sanyi/feel/loops';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';
import { LINE } from './line-records.ts';
import type { PagedTable } from './paged-table.ts';

/** What a hook is asked about claims: pages and where each begins, by group and visit, and how ages are told. */
type Asked = {
  readonly pages: PagedTable;
  readonly bases: Int32Array;
  readonly ofGroup: Int32Array;
  readonly ofVisit: Int32Array;
  readonly aged: readonly number[];
  readonly into: Int32Array;
};

/** What the loop over answers is told of ages where none is read. */
const NO_AGES = [0, 0, 0, 0, 0];

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
    const { visit, group, visitPage, visitOutcome, benefitDay } = this.#block;
    const { payerOf, kindOf, ageOf, birthYear } = visits;
    const [days] = benefitDay;
    const aged =
      ageOf === null
        ? NO_AGES
        : [addressOf(ageOf), ageOf.length, ...[days, calendar.year, birthYear].map(addressOf)];
    const asked = { pages: visits.pages, bases: visitPage, ofGroup: payerOf, ofVisit: kindOf };
    this.#ask({ ...asked, aged, into: visitOutcome }, (at) => {
      // Every index is one of a column, here and below, so that what is read is a number.
      const person = group[at] as number;
      const year = calendar.year[days[at] as number] as number;
      const age = ageOf === null ? 0 : visits.ageIn(person, year);
      const payer = (payerOf[person] as number) + age;
      return visits.of(visitPage[at] as number, visit[at] as number, payer);
    });
  }

  #askContacts(): void {
    const { contacts } = this.#tables;
    const { group, visit, contactPage, contactOutcome } = this.#block;
    const { personOf, visitOf, pages } = contacts;
    const asked = { pages, bases: contactPage, ofGroup: personOf, ofVisit: visitOf };
    this.#ask({ ...asked, aged: NO_AGES, into: contactOutcome }, (at) => {
      const base = contactPage[at] as number;
      const person = personOf[group[at] as number] as number;
      return contacts.of(base, base + person + (visitOf[visit[at] as number] as number));
    });
  }

  /** Writes what a hook answers about all claims; `outcome` asks about one. */
  #ask(
    { pages, bases, ofGroup, ofVisit, into, aged }: Asked,
    outcome: (at: number) => number,
  ): void {
    const { answers } = this.#tables.memory.loops;
    const { count, group, visit } = this.#block;
    const from = (at: number): number => {
      const columns = [bases, group, visit, ofGroup, ofVisit, pages.entries, into];
      return answers(at, count, ...columns.map(addressOf), ...aged);
    };
    for (let at = from(0); at < count; at = from(at + 1)) into[at] = outcome(at);
  }

  /** Begins the money of each claim with the charges of its visit. */
  #chargeVisits(sign: 1 | -1): void {
    const { count, visit, visitOutcome, month, money, inScope } = this.#block;
    const { visits, memory } = this.#tables;
    const { values, counts } = visits.outcomes;
    const columns = [visit, visitOutcome, month, visits.times, values, counts].map(addressOf);
    memory.loops.charges(count, ...columns, sign, ...[money, ...inScope].map(addressOf));
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

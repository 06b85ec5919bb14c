import type { Segment } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import { BenefitKernel } from '../benefit-kernel.ts';
import type { BenefitFold } from '../kernel/benefit-fold.ts';
import { BenefitRows, NO_BENEFIT } from '../kernel/benefit-rows.ts';
import { type ClaimBlock, MONEY_WIDTH } from '../kernel/claim-block.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { KernelWatch, WatchedRefunds } from '../kernel/kernel-watch.ts';
import type { Round } from '../kernel/refund-rounds.ts';
import { siteOf } from '../price/ask-price.ts';
import { MONEY } from '../replay/replay-layout.ts';
import {
  type CacheCodes,
  type CachedSegment,
  NO_BENEFIT_CITED,
  NOTHING_CITED,
} from './cached-segment.ts';
import { CitedNumbers } from './cited-numbers.ts';
import { KeyNumbers, outOfScope } from './key-numbers.ts';
import { OpenSegment } from './open-segment.ts';
import { ReachedSums, sumNames } from './reached-sums.ts';
import { RoundSigns } from './round-signs.ts';
import { sitePatterns } from './site-patterns.ts';

const [FUND, PATIENT] = [MONEY.indexOf('fund'), MONEY.indexOf('patient')];

/** Writes down what comes out of a kernel whose both sides are the baseline. */
export class CacheWriter implements KernelWatch {
  readonly #tables: KernelTables;
  readonly #fold: BenefitFold;
  readonly #kernel = new BenefitKernel(false);
  readonly #decisions: Int32Array;
  readonly #cited = new CitedNumbers();
  readonly #sums: ReachedSums;
  readonly #patterns: ReturnType<typeof sitePatterns>;
  /** The first day whose claims count, as segments count days. */
  readonly #from: number;
  #rows: BenefitRows;
  #readsOut = false;
  #keys: KeyNumbers | null = null;
  #open = new OpenSegment();

  constructor(tables: KernelTables, of: { readonly fold: BenefitFold; readonly from: number }) {
    this.#tables = tables;
    this.#fold = of.fold;
    this.#from = of.from;
    const { rules } = tables.sides[0];
    this.#patterns = sitePatterns(rules);
    const size = rules.stack.intervals.length * tables.places.count;
    this.#decisions = tables.memory.int32(size).fill(NO_BENEFIT.unknown);
    this.#rows = new BenefitRows(tables, 0, 0);
    this.#sums = new ReachedSums(tables, this.#kernel);
  }

  settled(block: ClaimBlock, segment: Segment): void {
    const rows = this.#fill(block, segment);
    const open = this.#open;
    for (const sum of this.#sums.of(block, rows)) open.sums.push(sum);
    for (let person = 0; person < block.persons; person++) {
      const [from, to] = [block.personStart[person] ?? 0, block.personStart[person + 1] ?? 0];
      if (countFrom(rows, { from, count: to - from }) < to - from) {
        open.silent.push(block.person[person] ?? 0);
      }
    }
    for (let position = 0, person = -1; position < rows.count; position++) {
      const row = rows.row[position] ?? 0;
      while (row >= (block.personStart[person + 1] ?? 0)) person += 1;
      open.person(block, person);
      const first = segment.claimStart[block.person[person] ?? 0] ?? 0;
      open.own.push((block.claim[row] ?? 0) - first);
      this.#row(block, position);
      open.claim(block, row, this.#tables);
      open.cited.push(this.#citedBy(block, segment, row));
    }
    open.closeBlock();
  }

  refunded(refunds: WatchedRefunds): void {
    const { block, rounds, booked, persons, segment } = refunds;
    const rows = this.#fill(block, rounds);
    const open = this.#open;
    for (const sum of this.#sums.of(block, rows)) open.sums.push(sum);
    const first = open.key.length;
    const at = { settled: 0, claim: 0, row: first };
    const rowOf = (settled: number): number => {
      const position = rows.positionOf[settled] ?? -1;
      return position < 0 ? -1 : first + position;
    };
    for (const [person, { person: own, rounds: all }] of persons.entries()) {
      open.refundedPerson(booked, { person, row: at.row, own });
      const settled = at.settled;
      const signs = this.#signsOf(segment, all, settled);
      let before: Settled = { from: settled, count: 0 };
      for (const round of all) {
        this.#round(refunds, { round, before, at, rowOf });
        before = { from: at.settled, count: round.rows.length };
        at.settled += round.rows.length;
      }
      const count = at.settled - settled;
      const group = segment.personGroup[own] ?? 0;
      open.rounds.person(rounds, { group, from: settled, count }, this.#tables.lines);
      const asked = this.#roundRows(block, { from: settled, count }, signs);
      at.row += asked;
      if (asked < count) open.silent.push(own);
    }
  }

  /** How often the rows of a person's rounds count, which stand from one on. */
  #signsOf(segment: Segment, rounds: readonly Round[], first: number): RoundSigns {
    const { endDay, lineStart } = segment;
    const signs = new RoundSigns();
    let from = first;
    for (const round of rounds) {
      signs.add(round, {
        from,
        counts: (claim) => (endDay[claim] ?? 0) >= this.#from,
        isNamed: (refund) => (lineStart[refund] ?? 0) < (lineStart[refund + 1] ?? 0),
      });
      from += round.rows.length;
    }
    return signs;
  }

  /** Writes the rows of a person's rounds; gives how many there are. */
  #roundRows(block: ClaimBlock, { from, count }: Settled, signs: RoundSigns): number {
    const rows = this.#rows;
    const open = this.#open;
    const tables = this.#tables;
    let [asked, last] = [0, -1];
    for (let row = from; row < from + count; row++) {
      const position = rows.positionOf[row] ?? -1;
      if (position < 0) continue;
      assert(
        asked === 0 || rows.row[position - 1] === last,
        'rounds stand in the order of the fold',
      );
      last = row;
      open.own.push(row - from);
      this.#row(block, position);
      open.round(block, row, { tables, sign: signs.of(row) });
      asked += 1;
    }
    return asked;
  }

  /** Writes the claims that a round brings: its refund, then those that are settled first here. */
  #round(refunds: WatchedRefunds, of: RoundWritten): void {
    const { round, before, at, rowOf } = of;
    const open = this.#open;
    const claim = (signed: readonly (readonly [Settled, 0 | 1])[]): void => {
      open.sum(refunds.booked, at.claim, this.#tables);
      for (const [{ from, count }, off] of signed) {
        for (let settled = from; settled < from + count; settled++) open.add(rowOf(settled), off);
      }
      this.#cite(refunds, refunds.citedIn[at.claim] ?? -1, rowOf);
      at.claim += 1;
    };
    if (round.refund) {
      claim([
        [{ from: at.settled, count: round.again }, 0],
        [before, 1],
      ]);
    }
    for (let each = round.again; each < round.rows.length; each++) {
      claim([[{ from: at.settled + each, count: 1 }, 0]]);
    }
  }

  /** The segment written since this was last called. */
  take(): CachedSegment {
    const taken = this.#open.segment(sumNames(this.#kernel.fold).length);
    this.#open = new OpenSegment();
    return taken;
  }

  /** What the codes of all segments so far mean. */
  codes(): CacheCodes {
    const pattern = this.#keys?.pattern() ?? new Int32Array(0);
    return {
      keys: pattern.length,
      outOfScope: this.#readsOut,
      fields: this.#keys?.fields() ?? {},
      pattern,
      ...this.#cited.rules(this.#tables, this.#fold.firstRule),
    };
  }

  #fill(block: ClaimBlock, segment: Segment): BenefitRows {
    if (this.#rows.size !== block.claim.length) {
      this.#rows = new BenefitRows(this.#tables, 0, block.claim.length);
    }
    this.#rows.fill(block, segment, {
      decisions: this.#decisions,
      decision: (interval, placeClass) => this.#decision(interval, placeClass),
      fold: () => this.#kernel.fold,
    });
    return this.#rows;
  }

  #row(block: ClaimBlock, position: number): void {
    const row = this.#rows.row[position] as number;
    const inScope = block.inScope[0][row] as number;
    const open = this.#open;
    open.key.push(this.#keyAt(block, row));
    open.starts.push(this.#rows.starts[position] as number);
    open.day.push(block.benefitDay[0][row] as number);
    open.inScope.push(inScope);
    if (this.#readsOut) open.outOfScope.push(outOfScope(block.money, row, inScope));
    open.fund.push(block.money[row * MONEY_WIDTH + FUND] as number);
    open.patient.push(block.money[row * MONEY_WIDTH + PATIENT] as number);
  }

  #keyAt(block: ClaimBlock, row: number): number {
    const { calendar, contacts, codes } = this.#tables;
    const day = block.benefitDay[0][row] as number;
    const group = block.group[row] as number;
    const born = codes.groups.birthYear[group] as number;
    return this.#keysOf().of({
      group,
      visit: block.visit[row] as number,
      place: block.place[row] as number,
      age: Math.max(0, (calendar.year[day] as number) - born),
      stayNumber: this.#rows.stayNumber[row] as number,
      allowed: contacts.outcomes.values[2 * (block.contactOutcome[row] as number)] as number,
      ruleDay: calendar.ruleDay[0][day] as number,
    });
  }

  #citedBy(block: ClaimBlock, segment: Segment, row: number): number {
    const { lines, visits, contacts } = this.#tables;
    const lists = block.lineLists[row] ?? 0;
    return this.#cited.of({
      lists: lists >= 0 ? lists : lines.setOf(block, segment, row),
      visit: visits.outcomes.list[block.visitOutcome[row] ?? 0] ?? 0,
      contact: contacts.outcomes.list[block.contactOutcome[row] ?? 0] ?? 0,
      marks: this.#fold.marks,
      position: this.#fold.positionOf[row] ?? -1,
    });
  }

  #cite(
    { block, rounds }: Pick<WatchedRefunds, 'block' | 'rounds'>,
    settled: number,
    rowOf: (settled: number) => number,
  ): void {
    const row = settled < 0 ? -1 : rowOf(settled);
    this.#open.sumCited.push(settled < 0 ? 0 : this.#citedBy(block, rounds, settled));
    this.#open.sumCitedRow.push(settled < 0 ? NOTHING_CITED : row < 0 ? NO_BENEFIT_CITED : row);
  }

  #keysOf(): KeyNumbers {
    const { kernel } = this.#kernel;
    if (!kernel) throw new Error('no decision speaks about the benefit');
    const { codes, sides } = this.#tables;
    this.#readsOut = kernel.inputs.some(({ name }) => name === 'outOfScope');
    this.#keys ??= new KeyNumbers(kernel, {
      codes,
      rules: sides[0].rules,
      patterns: this.#patterns,
    });
    return this.#keys;
  }

  #decision(interval: number, placeClass: number): number {
    const { rules, prices } = this.#tables.sides[0];
    const site = prices.sites.classes[this.#tables.places.sites[0][placeClass] ?? 0];
    if (!site) throw new Error('a class without institutions was asked');
    const hook = rules.stack.regime(interval, siteOf(site)).hook('benefit.claim');
    const found = hook === null ? NO_BENEFIT.silent : this.#kernel.place(hook);
    this.#decisions[interval * this.#tables.places.count + placeClass] = found;
    return found;
  }
}

/** Rows of a block of rounds that were settled one after the other. */
type Settled = { readonly from: number; readonly count: number };

/** A round with what was settled before it; `at` says where writing stands. */
type RoundWritten = {
  readonly round: Round;
  readonly before: Settled;
  readonly at: { readonly settled: number; claim: number };
  readonly rowOf: (settled: number) => number;
};

/** How many of some rows of a block are asked about. */
function countFrom({ positionOf }: BenefitRows, { from, count }: Settled): number {
  let asked = 0;
  for (let row = from; row < from + count; row++) if ((positionOf[row] ?? -1) >= 0) asked += 1;
  return asked;
}

import { type ClaimBlock, MONEY_WIDTH } from '../kernel/claim-block.ts';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { MONEY } from '../replay/replay-layout.ts';
import { type CachedSegment, NO_MONTH, narrowAmounts, narrowCodes } from './cached-segment.ts';
import { OpenRounds } from './open-rounds.ts';
import { personBlocks } from './person-blocks.ts';
import { BEYOND, reachedBy } from './reached-sums.ts';
import { isNothing, isOnce, type Sign } from './round-signs.ts';

const PATIENT = MONEY.indexOf('patient');

const monthOf = ({ month }: ClaimBlock, row: number): number => {
  const found = month[row] ?? -1;
  return found < 0 ? NO_MONTH : found;
};

const kindOf = ({ visit }: ClaimBlock, row: number, { codes }: KernelTables): number =>
  codes.visits.visitKind[visit[row] ?? 0] ?? 0;

const patientOf = ({ money }: ClaimBlock, row: number): number =>
  money[row * MONEY_WIDTH + PATIENT] ?? 0;

/** A cached segment being written: columns that grow. */
export class OpenSegment {
  readonly own: number[] = [];
  readonly silent: number[] = [];
  readonly key: number[] = [];
  readonly starts: number[] = [];
  readonly day: number[] = [];
  readonly inScope: number[] = [];
  readonly outOfScope: number[] = [];
  readonly fund: number[] = [];
  readonly patient: number[] = [];
  readonly cited: number[] = [];
  readonly sumCited: number[] = [];
  readonly sumCitedRow: number[] = [];
  readonly rounds: OpenRounds = new OpenRounds();
  /** By row: what accumulators stood at before it, one after the other. */
  readonly sums: number[] = [];
  readonly #rowStart: number[] = [];
  readonly #personSum: number[] = [];
  readonly #group: number[] = [];
  readonly #persons: number[] = [];
  readonly #paid: number[] = [];
  readonly #month: number[] = [];
  readonly #place: number[] = [];
  readonly #kind: number[] = [];
  readonly #signedRow: number[] = [];
  readonly #signs: number[] = [];
  readonly #sumMonth: number[] = [];
  readonly #sumPlace: number[] = [];
  readonly #sumKind: number[] = [];
  readonly #sumPatient: number[] = [];
  readonly #sumStart: number[] = [];
  readonly #sumRow: number[] = [];
  #person = -1;

  /** Begins a person whose rows are its claims, unless it was begun last. */
  person(block: ClaimBlock, person: number): void {
    if (person === this.#person) return;
    this.#person = person;
    this.#persons.push(block.person[person] ?? 0);
    this.#begin(block, person, this.key.length);
  }

  closeBlock(): void {
    this.#person = -1;
  }

  /** Adds where a row that is a claim of a block counts. */
  claim(block: ClaimBlock, row: number, tables: KernelTables): void {
    this.#month.push(monthOf(block, row));
    this.#at(block, row, tables);
  }

  /** Adds where a row of a round is, and how often it counts. */
  round(
    block: ClaimBlock,
    row: number,
    of: { readonly tables: KernelTables; readonly sign: Sign },
  ): void {
    const { sign } = of;
    if (!isOnce(sign) && !isNothing(sign)) {
      this.#signedRow.push(this.#month.length);
      this.#signs.push(sign.item, sign.family, sign.visit);
    }
    this.#month.push(isOnce(sign) ? 0 : NO_MONTH);
    this.#at(block, row, of.tables);
  }

  #at(block: ClaimBlock, row: number, tables: KernelTables): void {
    this.#place.push(block.place[row] ?? 0);
    this.#kind.push(kindOf(block, row, tables));
  }

  /** Begins a claim that is a sum of rows. */
  sum(booked: ClaimBlock, claim: number, tables: KernelTables): void {
    this.#sumMonth.push(monthOf(booked, claim));
    this.#sumPlace.push(booked.place[claim] ?? 0);
    this.#sumKind.push(kindOf(booked, claim, tables));
    this.#sumPatient.push(patientOf(booked, claim));
    this.#sumStart.push(this.#sumRow.length);
  }

  /** Adds a row to the claim begun last, or takes it off; rows that nobody is asked about count nothing. */
  add(row: number, off: 0 | 1): void {
    if (row >= 0) this.#sumRow.push(row * 2 + off);
  }

  /** Begins a person with refunds, whose rows begin at `row`; `own` is the row in the segment. */
  refundedPerson(
    booked: ClaimBlock,
    { person, row, own }: { readonly person: number; readonly row: number; readonly own: number },
  ): void {
    this.#persons.push(own);
    this.#personSum.push(this.#sumPatient.length);
    this.#begin(booked, person, row);
  }

  /** What was written; `sums` is how many accumulators there are. */
  segment(sums: number): CachedSegment {
    const readsOut = this.outOfScope.length > 0;
    const rowStart = [...this.#rowStart, this.key.length];
    return {
      rowStart: Uint32Array.from(rowStart),
      personSum: Uint32Array.from([...this.#personSum, this.#sumPatient.length]),
      personGroup: narrowCodes(this.#group),
      person: Uint32Array.from(this.#persons),
      silent: Uint32Array.from(this.silent),
      own: narrowCodes(this.own),
      paid: Float64Array.from(this.#paid),
      reached: this.#reached(sums),
      key: narrowCodes(this.key),
      starts: Uint8Array.from(this.starts),
      day: Uint16Array.from(this.day),
      inScope: narrowAmounts(this.inScope),
      outOfScope: readsOut ? narrowAmounts(this.outOfScope) : null,
      fund: narrowAmounts(this.fund),
      patient: narrowAmounts(this.patient),
      month: Uint8Array.from(this.#month),
      place: narrowCodes(this.#place),
      visitKind: Uint8Array.from(this.#kind),
      cited: narrowCodes(this.cited),
      sumMonth: Uint8Array.from(this.#sumMonth),
      sumPlace: narrowCodes(this.#sumPlace),
      sumKind: Uint8Array.from(this.#sumKind),
      sumCited: narrowCodes(this.sumCited),
      sumCitedRow: Uint32Array.from(this.sumCitedRow),
      sumPatient: Float64Array.from(this.#sumPatient),
      sumStart: Uint32Array.from([...this.#sumStart, this.#sumRow.length]),
      sumRow: Uint32Array.from(this.#sumRow),
      rounds: this.rounds.columns(),
      signedRow: Uint32Array.from(this.#signedRow),
      signs: Int32Array.from(this.#signs),
      blockPerson: personBlocks(rowStart, this.#persons.length - this.#personSum.length),
    };
  }

  /** How far the accumulators of each person went; where an amount out of scope may not be told, beyond all. */
  #reached(sums: number): Int32Array {
    const reached = new Int32Array(this.#persons.length * sums);
    for (let person = 0; person < this.#persons.length; person++) {
      const end = this.#rowStart[person + 1] ?? this.key.length;
      const most = reached.subarray(person * sums, (person + 1) * sums);
      for (let row = this.#rowStart[person] ?? 0; row < end; row++) {
        const isOut = reachedBy(this.outOfScope[row] ?? 0) === BEYOND;
        for (let sum = 0; sum < sums; sum++) {
          const before = isOut ? BEYOND : (this.sums[row * sums + sum] as number);
          most[sum] = Math.max(most[sum] as number, before);
        }
      }
    }
    return reached;
  }

  #begin(block: ClaimBlock, person: number, row: number): void {
    this.#rowStart.push(row);
    this.#group.push(block.personGroup[person] ?? 0);
    let paid = 0;
    const end = block.personStart[person + 1] ?? 0;
    for (let row = block.personStart[person] ?? 0; row < end; row++) {
      if ((block.month[row] ?? -1) >= 0) paid += patientOf(block, row);
    }
    this.#paid.push(paid);
  }
}

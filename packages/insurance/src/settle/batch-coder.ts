import {
  type ClaimBatch,
  type CodeColumn,
  FOLDS,
  type IdRows,
  idRows,
  type PersonTable,
  type Segment,
  type SegmentCodes,
  TITLES,
  VISIT_KINDS,
  type VisitCodes,
} from '@sanyi/facts';
import { personRow } from '../claim-row.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { LIMITS } from '../limits.ts';
import type { ActNumbers } from './act-numbers.ts';

/** 1 January 1900: days of 16 bits reach to June 2079. */
const FIRST_DAY = -25_567;
const DAYS = 65_536;
const NARROW_CODES = 65_536;
const FLAGS = 8;
const TITLE_COUNT: number = TITLES.codes.length;
/** Visits of one number of bed-days. */
const VISITS: number = VISIT_KINDS.codes.length * TITLE_COUNT * FLAGS;
const VISIT_CODES: number = VISITS * (LIMITS.bedDays + 1);
const STAY = VISIT_KINDS.at('inpatientDay');

/** What a coder of batches is made from. */
export type CoderParts = {
  readonly rules: ClaimRules;
  readonly persons: PersonTable;
  readonly acts: ActNumbers;
};

/** What the codes of {@link BatchCoder} mean; acts are numbered while batches are read. */
export const batchCodes = ({ rules, persons, acts }: CoderParts): SegmentCodes => ({
  firstDay: FIRST_DAY,
  groups: persons,
  visits: VISIT_TABLE,
  institutions: Uint32Array.from(rules.institutions, ({ institution }) => institution),
  items: Uint32Array.from(rules.items, ({ item }) => item),
  acts: {
    count: acts.room,
    item: new Uint32Array(acts.room),
    quantity: new Int32Array(acts.room),
  },
});

const codeColumn = (codes: number, length: number): CodeColumn =>
  codes > NARROW_CODES ? new Uint32Array(length) : new Uint16Array(length);

/**
 * Writes batches of claims as segments while they are read, so nothing is counted beforehand: every
 * person is a group of its own, every visit there can be has its number, and acts get theirs when they
 * are met.
 */
export class BatchCoder {
  readonly #persons: PersonTable;
  readonly #acts: ActNumbers;
  readonly #placeOf: IdRows;
  readonly #places: number;

  constructor({ rules, persons, acts }: CoderParts) {
    this.#persons = persons;
    this.#acts = acts;
    this.#places = rules.institutions.length;
    this.#placeOf = idRows(rules.institutions.map(({ institution }) => institution));
  }

  /**
   * The claims of a batch as a segment of the same rows; null where there is no room for its acts.
   *
   * @throws ProblemError for a claim of a person whom the table does not know
   */
  segment(batch: ClaimBatch): Segment | null {
    const { count, item } = batch;
    const made = {
      day: new Uint16Array(count),
      endDay: new Uint16Array(count),
      place: codeColumn(this.#places + 1, count),
      visit: codeColumn(VISIT_CODES, count),
      act: codeColumn(this.#acts.room + LIMITS.leftActs, item.length),
    };
    this.#visits(batch, made);
    if (!this.#acts.fill(made.act, batch)) return null;
    return {
      ...this.#personsOf(batch),
      ...made,
      claims: count,
      lines: item.length,
      lineStart: batch.lineStart,
      claim: batch.claim,
      ...refundsOf(batch),
      charged: batch.charged?.some((fen) => !Number.isNaN(fen)) ? batch.charged : null,
    };
  }

  /** Claims whose days or bed-days have no number stand nowhere: they are settled row by row. */
  #visits(batch: ClaimBatch, into: Pick<Segment, 'day' | 'endDay' | 'place' | 'visit'>): void {
    const { count, day, endDay, bedDays, visitKind, title } = batch;
    const { contracted, referred, specialNeeds, institution } = batch;
    // Every index is one of a column, so that what is read is a number.
    for (let row = 0; row < count; row++) {
      const first = (day[row] as number) - FIRST_DAY;
      const last = (endDay[row] as number) - FIRST_DAY;
      const stay = bedDays[row] as number;
      const isCoded =
        first >= 0 && last >= 0 && first < DAYS && last < DAYS && stay <= LIMITS.bedDays;
      const place = isCoded ? this.#placeOf(institution[row] as number) : -1;
      into.place[row] = place < 0 ? this.#places : place;
      if (!isCoded) continue;
      into.day[row] = first;
      into.endDay[row] = last;
      const flags = (contracted[row] as number) * 4 + (referred[row] as number) * 2;
      const kind = (visitKind[row] as number) * TITLE_COUNT + (title[row] as number);
      into.visit[row] = stay * VISITS + kind * FLAGS + flags + (specialNeeds[row] as number);
    }
  }

  #personsOf(
    batch: ClaimBatch,
  ): Pick<Segment, 'persons' | 'person' | 'personGroup' | 'claimStart' | 'folds'> {
    const { count, person } = batch;
    let persons = 0;
    for (let row = 0; row < count; row++) if (person[row] !== person[row - 1]) persons += 1;
    const made = {
      person: new Uint32Array(persons),
      personGroup: codeColumn(this.#persons.count, persons),
      claimStart: new Uint32Array(persons + 1).fill(count, persons),
      folds: new Uint8Array(persons),
    };
    let at = -1;
    for (let row = 0; row < count; row++) {
      if (person[row] !== person[row - 1]) {
        at += 1;
        made.person[at] = person[row] as number;
        made.claimStart[at] = row;
        made.personGroup[at] = personRow(this.#persons, person[row] as number);
      }
      if (batch.visitKind[row] === STAY) made.folds[at] = (made.folds[at] as number) | FOLDS.stays;
      if (batch.reverses[row] !== 0) made.folds[at] = (made.folds[at] as number) | FOLDS.refunds;
    }
    return { persons, ...made };
  }
}

function refundsOf({ count, reverses }: ClaimBatch): Pick<Segment, 'refundRow' | 'refundOf'> {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (reverses[row] !== 0) rows.push(row);
  return {
    refundRow: Uint32Array.from(rows),
    refundOf: Float64Array.from(rows, (row) => reverses[row] ?? 0),
  };
}

/** Every visit there can be, by its code. */
const VISIT_TABLE: VisitCodes = visitTable();

function visitTable(): VisitCodes {
  const column = <Values extends Uint8Array | Uint16Array>(
    into: Values,
    fill: (code: number) => number,
  ): Values => {
    for (let code = 0; code < VISIT_CODES; code++) into[code] = fill(code);
    return into;
  };
  const bytes = (fill: (code: number) => number): Uint8Array =>
    column(new Uint8Array(VISIT_CODES), fill);
  const kindOf = (code: number): number => Math.floor((code % VISITS) / FLAGS);
  return {
    count: VISIT_CODES,
    visitKind: bytes((code) => Math.floor(kindOf(code) / TITLE_COUNT)),
    title: bytes((code) => kindOf(code) % TITLE_COUNT),
    bedDays: column(new Uint16Array(VISIT_CODES), (code) => Math.floor(code / VISITS)),
    diagnosisGroup: new Uint16Array(VISIT_CODES),
    contracted: bytes((code) => (code >> 2) & 1),
    referred: bytes((code) => (code >> 1) & 1),
    specialNeeds: bytes((code) => code & 1),
  };
}

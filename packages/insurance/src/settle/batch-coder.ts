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
import { sameShape } from '../kernel/same-shape.ts';
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
  readonly acts: ActNumbers;
};

/** What the codes of {@link BatchCoder} mean; acts are numbered while batches are read. */
export const batchCodes = ({ rules, acts }: CoderParts, persons: PersonTable): SegmentCodes => ({
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

const newCodes = (codes: number) => (length: number) =>
  codes > NARROW_CODES ? new Uint32Array(length) : new Uint16Array(length);

/**
 * Writes batches of claims as segments while they are read, so nothing is counted beforehand: every
 * person is a group of its own, every visit there can be has its number, and acts get theirs when they
 * are met. A segment holds until the next one: its memory is used again, whoever the persons are.
 */
export class BatchCoder {
  readonly #acts: ActNumbers;
  readonly #placeOf: IdRows;
  readonly #places: number;
  readonly #columns: Columns;

  constructor({ rules, acts }: CoderParts) {
    this.#acts = acts;
    this.#places = rules.institutions.length;
    this.#placeOf = idRows(rules.institutions.map(({ institution }) => institution));
    this.#columns = {
      person: usedAgain((length) => new Uint32Array(length)),
      personGroup: usedAgain((length) => new Uint32Array(length)),
      claimStart: usedAgain((length) => new Uint32Array(length)),
      folds: usedAgain((length) => new Uint8Array(length)),
      day: usedAgain((length) => new Uint16Array(length)),
      endDay: usedAgain((length) => new Uint16Array(length)),
      place: usedAgain<CodeColumn>(newCodes(this.#places + 1)),
      visit: usedAgain<CodeColumn>(newCodes(VISIT_CODES)),
      act: usedAgain<CodeColumn>(newCodes(acts.room + LIMITS.leftActs)),
    };
  }

  /**
   * The claims of a batch as a segment of the same rows; null where there is no room for its acts.
   *
   * @throws ProblemError for a claim of a person whom the table does not know
   */
  segment(batch: ClaimBatch, persons: PersonTable): Segment | null {
    const { count, item } = batch;
    const columns = this.#columns;
    const made = {
      day: columns.day(count),
      endDay: columns.endDay(count),
      place: columns.place(count),
      visit: columns.visit(count),
      act: columns.act(item.length),
    };
    this.#visits(batch, made);
    if (!this.#acts.fill(made.act, batch)) return null;
    return sameShape({
      ...this.#personsOf(batch, persons),
      ...made,
      claims: count,
      lines: item.length,
      lineStart: batch.lineStart,
      claim: batch.claim,
      ...refundsOf(batch),
      charged: batch.charged?.some((fen) => !Number.isNaN(fen)) ? batch.charged : null,
    });
  }

  /** Claims whose days or bed-days have no number stand nowhere: they are settled row by row. */
  #visits(batch: ClaimBatch, into: Pick<Segment, 'day' | 'endDay' | 'place' | 'visit'>): void {
    const { count, day, endDay, bedDays, visitKind, title } = batch;
    const { contracted, referred, specialNeeds, institution } = batch;
    const { day: firstDay, endDay: lastDay, place: places, visit } = into;
    const placeOf = this.#placeOf;
    const nowhere = this.#places;
    const [dayZero, bedDaysMost] = [FIRST_DAY, LIMITS.bedDays];
    const [titles, flagged, visits] = [TITLE_COUNT, FLAGS, VISITS];
    // Every index is one of a column, so that what is read is a number.
    for (let row = 0; row < count; row++) {
      const first = (day[row] as number) - dayZero;
      const last = (endDay[row] as number) - dayZero;
      const stay = bedDays[row] as number;
      const isCoded = first >= 0 && last >= 0 && first < DAYS && last < DAYS && stay <= bedDaysMost;
      const place = isCoded ? placeOf(institution[row] as number) : -1;
      places[row] = place < 0 ? nowhere : place;
      firstDay[row] = isCoded ? first : 0;
      lastDay[row] = isCoded ? last : 0;
      const flags = (contracted[row] as number) * 4 + (referred[row] as number) * 2;
      const kind = (visitKind[row] as number) * titles + (title[row] as number);
      const coded = stay * visits + kind * flagged + flags + (specialNeeds[row] as number);
      visit[row] = isCoded ? coded : 0;
    }
  }

  #personsOf(
    batch: ClaimBatch,
    table: PersonTable,
  ): Pick<Segment, 'persons' | 'person' | 'personGroup' | 'claimStart' | 'folds'> {
    const { count, person, visitKind, reverses } = batch;
    const columns = this.#columns;
    const ids = columns.person(count);
    const groups = columns.personGroup(count);
    const starts = columns.claimStart(count + 1);
    const folds = columns.folds(count);
    const stay = STAY;
    let at = -1;
    let last = -1;
    for (let row = 0; row < count; row++) {
      const id = person[row] as number;
      if (id !== last) {
        last = id;
        at += 1;
        ids[at] = id;
        starts[at] = row;
        groups[at] = personRow(table, id);
        folds[at] = 0;
      }
      const stays = visitKind[row] === stay ? FOLDS.stays : 0;
      const refunds = reverses[row] === 0 ? 0 : FOLDS.refunds;
      if ((stays | refunds) !== 0) folds[at] = (folds[at] as number) | stays | refunds;
    }
    const persons = at + 1;
    starts[persons] = count;
    return {
      persons,
      person: ids.subarray(0, persons),
      personGroup: groups.subarray(0, persons),
      claimStart: starts.subarray(0, persons + 1),
      folds: folds.subarray(0, persons),
    };
  }
}

/** Gives columns whose memory is used again. */
type Column<Values> = (length: number) => Values;

type Columns = {
  readonly person: Column<Uint32Array>;
  readonly personGroup: Column<Uint32Array>;
  readonly claimStart: Column<Uint32Array>;
  readonly folds: Column<Uint8Array>;
  readonly day: Column<Uint16Array>;
  readonly endDay: Column<Uint16Array>;
  readonly place: Column<CodeColumn>;
  readonly visit: Column<CodeColumn>;
  readonly act: Column<CodeColumn>;
};

/** Batches are about as long as each other. */
const ROOM = 1.25;

function usedAgain<
  Values extends { readonly length: number; subarray(from: number, to: number): Values },
>(make: (length: number) => Values): Column<Values> {
  let memory = make(0);
  return (length) => {
    if (memory.length < length) memory = make(Math.ceil(ROOM * length));
    return memory.subarray(0, length);
  };
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

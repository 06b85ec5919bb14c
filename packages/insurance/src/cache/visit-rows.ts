import { addressOf } from '@sanyi/feel/loops';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import { NotInColumns } from '../kernel/not-in-columns.ts';
import { SEGMENT_DAYS } from '../kernel/rule-calendar.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { codesLike, HeldRoom } from '../loops/held-room.ts';
import { VISIT_ENTRY } from '../loops/visit-code.ts';
import { type CachedPair, personOfRow } from './cached-pair.ts';
import type { ChangedItems } from './changed-items.ts';
import { ClaimPages } from './claim-pages.ts';
import { MORE, type PersonRow, type RowChanges } from './row-changes.ts';
import type { VisitDeltas } from './visit-deltas.ts';

/** A visit comes to so much at most, so that it fits in 32 bits beside lines. */
const VISIT_MOST = 2 ** 29;

/**
 * Adds what fees of visits come to more to cached rows, by a loop. It knows what visits come
 * to on a page once they were asked about: what it meets first has to be asked and told.
 */
export class VisitRows {
  readonly #tables: KernelTables;
  readonly #memory: BlockMemory;
  readonly #deltas: VisitDeltas;
  readonly #pages: ClaimPages;
  /** By visit: where it stands on a page, and how often fees are due. */
  readonly #kindOf: Int32Array;
  readonly #times: Int32Array;
  readonly #timesMost: number;
  /** By day: one more than the row of payers; payers of all groups, row after row, and the row of each year. */
  readonly #years: Int32Array;
  #payers: Int32Array;
  readonly #rowOf = new Map<number, number>();
  /** By page and place on it: the number of a record. */
  #entries: Int32Array;
  /** By number: what a visit comes to more, and one more than the list of rules cited now. */
  #records: Int32Array;
  #lists: Int32Array;
  #count: number = VISIT_ENTRY.same + 1;
  /** Numbers by outcome. */
  readonly #numbers = new Map<number, number>();
  readonly #sum: Float64Array;
  readonly #stopped: Int32Array;
  readonly #room: HeldRoom;
  #visits = 0;
  #group: Int32Array;
  readonly #groups: number;
  #bytes: 2 | 4 = 2;

  constructor(
    tables: KernelTables,
    of: { readonly memory: BlockMemory; readonly deltas: VisitDeltas },
  ) {
    const { memory } = of;
    const { visits, codes } = tables;
    const { days, times, kindOf } = visits;
    this.#tables = tables;
    this.#memory = memory;
    this.#deltas = of.deltas;
    this.#pages = new ClaimPages(tables, { days, hook: 'price.visit', memory });
    this.#kindOf = memory.int32(kindOf.length);
    this.#kindOf.set(kindOf);
    this.#times = memory.int32(times.length);
    this.#times.set(times);
    this.#timesMost = times.reduce((most, each) => Math.max(most, each), 1);
    this.#groups = codes.groups.count;
    this.#years = memory.int32(SEGMENT_DAYS);
    this.#payers = memory.int32(0);
    if (!visits.readsAge) this.#years.fill(this.#rowOfYear(0));
    this.#entries = memory.int32(0);
    this.#records = memory.int32(FIRST_RECORDS * MORE.width);
    this.#lists = memory.int32(FIRST_RECORDS);
    this.#sum = memory.float64(1);
    this.#stopped = memory.int32(1);
    this.#room = new HeldRoom(memory);
    this.#group = memory.int32(0);
  }

  /** Adds the visits of all persons whose rows are held. */
  add(pair: CachedPair, rows: RowChanges): void {
    rows.held.holdVisits(pair.cached);
    rows.findClaims(pair);
    this.#pages.find(pair, rows);
    this.#makeRoom();
    this.#hold(pair, rows);
    let [person, row] = [0, 0];
    for (;;) {
      person = this.#run(rows, person, row);
      if (person === rows.persons) return;
      row = this.#stopped[0] as number;
      this.#ask(pair, rows, { person, row });
    }
  }

  #run(rows: RowChanges, person: number, row: number): number {
    const { held } = rows;
    const { columns, codes } = held;
    const loop = this.#memory.loops[`visits${this.#bytes}${codes}`];
    return loop(
      person,
      rows.persons,
      row,
      addressOf(rows.rowEnd),
      addressOf(rows.firstClaim),
      addressOf(rows.state),
      columns.own,
      columns.month,
      columns.day,
      this.#visits,
      addressOf(this.#kindOf),
      addressOf(this.#times),
      addressOf(this.#group),
      addressOf(this.#years),
      addressOf(this.#payers),
      this.#groups,
      this.#pages.pageOfAt,
      this.#tables.visits.pages.size,
      addressOf(this.#entries),
      addressOf(this.#records),
      addressOf(this.#lists),
      addressOf(rows.more),
      addressOf(rows.visitList),
      addressOf(this.#sum),
      addressOf(this.#stopped),
    );
  }

  /** Takes the visits of all claims from the first person's to the last one's, and the groups of persons. */
  #hold({ claims, person: of }: CachedPair, { person, persons }: RowChanges): void {
    const { claimStart, visit, personGroup } = claims();
    // Every index is one of a column.
    const first = claimStart[of[person] as number] as number;
    const last = claimStart[(of[person + persons - 1] as number) + 1] as number;
    this.#bytes = visit.BYTES_PER_ELEMENT === 2 ? 2 : 4;
    this.#visits = this.#room.take(visit, { from: first, to: last }, codesLike(visit));
    if (this.#group.length < persons) this.#group = this.#memory.int32(2 * persons);
    for (let at = 0; at < persons; at++) {
      this.#group[at] = personGroup[of[person + at] as number] as number;
    }
  }

  /** Asks about a visit that was not met before, or about its day. */
  #ask(pair: CachedPair, rows: RowChanges, at: PersonRow): void {
    const { visits } = this.#tables;
    const day = pair.cached.day[rows.row + at.row] as number;
    if (this.#years[day] === 0) this.#meet(day);
    const { visit, payer } = this.#visitOf(pair, rows, at);
    const number = this.#pages.pageOf[at.row] as number;
    const page = this.#pages.pages[number];
    if (!page) throw new Error('a page without days was asked');
    const outcome = visits.of(visits.pages.base(page.day, page.place), visit, payer);
    const entry = number * visits.pages.size + (this.#kindOf[visit] as number) + payer;
    this.#entries[entry] = this.#numberOf(outcome);
  }

  #visitOf(
    { claims, cached }: CachedPair,
    rows: RowChanges,
    at: PersonRow,
  ): { readonly visit: number; readonly payer: number } {
    const year = this.#years[cached.day[rows.row + at.row] as number] as number;
    const group = this.#group[at.person] as number;
    return {
      visit: claims().visit[rows.claimOf(at)] as number,
      payer: this.#payers[(year - 1) * this.#groups + group] as number,
    };
  }

  /** What the visit of a row that was added comes to more, as often as it is due. */
  totalOf(pair: CachedPair, rows: RowChanges, row: number): number {
    const { width } = MORE;
    const person = personOfRow(pair.cached, rows.row + row) - rows.person;
    const { visit, payer } = this.#visitOf(pair, rows, { person, row });
    const page = (this.#pages.pageOf[row] as number) * this.#tables.visits.pages.size;
    const number = this.#entries[page + (this.#kindOf[visit] as number) + payer] as number;
    if (number <= VISIT_ENTRY.same) return 0;
    return (this.#times[visit] as number) * (this.#records[number * width + MORE.total] as number);
  }

  #meet(day: number): void {
    const { calendar } = this.#tables;
    if (calendar.year[day] === 0) calendar.meet(day);
    this.#years[day] = this.#rowOfYear(calendar.year[day] as number);
  }

  /** One more than the row of the payers of a year. */
  #rowOfYear(year: number): number {
    const known = this.#rowOf.get(year);
    if (known !== undefined) return known;
    const { visits } = this.#tables;
    const row = this.#rowOf.size;
    const payers = this.#memory.int32((row + 1) * this.#groups);
    payers.set(this.#payers);
    for (let group = 0; group < this.#groups; group++) {
      const age = visits.readsAge ? visits.ageIn(group, year) : 0;
      payers[row * this.#groups + group] = (visits.payerOf[group] as number) + age;
    }
    this.#payers = payers;
    this.#rowOf.set(year, row + 1);
    return row + 1;
  }

  /** @throws NotInColumns for an amount beyond what 32 bits hold beside lines */
  #numberOf(outcome: number): number {
    const more = this.#deltas.of(outcome);
    if (more === null) return VISIT_ENTRY.same;
    const known = this.#numbers.get(outcome);
    if (known !== undefined) return known;
    const made = this.#count++;
    if (made === this.#lists.length) this.#grow();
    const parts = [more.total, more.hospital, more.fixedFund, more.inScope];
    if (parts.some((each) => Math.abs(each) * this.#timesMost > VISIT_MOST)) {
      throw new NotInColumns('a visit beyond 32 bits');
    }
    this.#records.set(parts, made * MORE.width);
    this.#lists[made] = more.list;
    this.#numbers.set(outcome, made);
    return made;
  }

  #grow(): void {
    const [records, lists] = [this.#records, this.#lists];
    this.#records = this.#memory.int32(2 * records.length);
    this.#records.set(records);
    this.#lists = this.#memory.int32(2 * lists.length);
    this.#lists.set(lists);
  }

  #makeRoom(): void {
    const entries = this.#pages.pages.length * this.#tables.visits.pages.size;
    if (this.#entries.length >= entries) return;
    const more = this.#memory.int32(2 * entries);
    more.set(this.#entries);
    this.#entries = more;
  }

  /** Moves what all visits come to more to items. */
  take(items: ChangedItems): void {
    const [sum = 0] = this.#sum;
    items.addVisits(sum);
    this.#sum[0] = 0;
  }
}

const FIRST_RECORDS = 64;

import {
  type PersonGroups,
  SCHEMES,
  type SegmentCodes,
  VISIT_KINDS,
  type VisitCodes,
} from '@sanyi/facts';
import { visitParts } from '../claim-arithmetic.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { tableIn } from '../loops/table-in.ts';
import { type AgeClasses, ageClasses } from './age-classes.ts';
import { DayNumbers } from './day-numbers.ts';
import { hookReads, spansOf } from './hook-reads.ts';
import { wholeFen } from './not-in-columns.ts';
import { Outcomes } from './outcomes.ts';
import { PagedTable } from './paged-table.ts';
import type { PlaceClasses } from './place-classes.ts';
import type { RuleCalendar } from './rule-calendar.ts';
import { RuleLists } from './rule-lists.ts';
import { type Both, ofBoth, ofSides, type Side } from './sides.ts';

/** What the charges of a visit come to on one side, once or per bed-day. */
export const VISIT = { total: 0, hospital: 1, fixedFund: 2, inScope: 3, side: 4 } as const;

const INPATIENT = VISIT_KINDS.at('inpatientDay');

/** Codes of a visit have eight bits. */
const CODES = 256;

/** What each visit costs under both sets of rules beside its lines, asked once and then looked up. */
export class VisitOutcomes {
  readonly days: DayNumbers;
  readonly pages: PagedTable;
  readonly outcomes: Outcomes;
  readonly lists: RuleLists = new RuleLists();
  /** How often the charges of a visit are due: once, or for each bed-day. By row in the visits. */
  readonly times: Float64Array;
  /** Where a visit stands on a page, its payer aside. By row in the visits. */
  readonly kindOf: Int32Array;
  /** Where a payer stands. By row in the groups; the class of the age is added to it. */
  payerOf: Int32Array;
  /** By row in the groups. */
  birthYear: Int32Array;
  readonly readsAge: boolean;
  /** By age, the class of it that is added to a payer; null where no age is read. */
  readonly ageOf: Uint8Array | null;
  readonly #memory: BlockMemory;
  readonly #sides: Both<Side>;
  readonly #places: PlaceClasses;
  readonly #payers: number;
  readonly #ages: AgeClasses;
  /** A row of the visits for each kind. */
  readonly #visitOf: number[] = [];
  readonly #visits: VisitCodes;
  #groups: PersonGroups;

  constructor(
    sides: Both<Side>,
    codes: SegmentCodes,
    of: {
      readonly places: PlaceClasses;
      readonly calendar: RuleCalendar;
      readonly memory: BlockMemory;
    },
  ) {
    this.#sides = sides;
    const { visits, groups } = codes;
    this.#visits = visits;
    this.#groups = groups;
    this.birthYear = tableIn(of.memory, of.memory.int32(0), groups.birthYear);
    this.#places = of.places;
    this.#memory = of.memory;
    this.times = of.memory.float64(visits.count);
    for (let row = 0; row < visits.count; row++) {
      this.times[row] = visits.visitKind[row] === INPATIENT ? (visits.bedDays[row] ?? 0) : 1;
    }
    this.#ages = ageClasses(sides, 'price.visit');
    this.readsAge = this.#ages.count > 1;
    this.#payers = SCHEMES.codes.length * this.#ages.count;
    this.ageOf = this.readsAge ? tableIn(of.memory, of.memory.uint8(0), this.#ages.classOf) : null;
    this.payerOf = tableIn(of.memory, of.memory.int32(0), this.#payersOf(groups));
    this.kindOf = this.#kinds();
    const readsDay = ofSides(sides, (side) => hookReads(side, 'price.visit', 'day'));
    const spans = ofSides(sides, (side) => spansOf(side, 'price.visit'));
    this.days = new DayNumbers(of.calendar, of.memory, (day, side) =>
      readsDay[side] ? day.ruleDay : (spans[side][day.interval] ?? 0),
    );
    const pages = { bases: of.memory, entries: of.memory };
    this.pages = new PagedTable(this.#visitOf.length * this.#payers, of.places.count, pages);
    this.outcomes = new Outcomes(2 * VISIT.side, this.lists, of.memory);
  }

  /** Turns to other persons: what was asked before holds for them too. */
  turnTo(groups: PersonGroups): void {
    if (groups === this.#groups) return;
    this.#groups = groups;
    this.birthYear = tableIn(this.#memory, this.birthYear, groups.birthYear);
    this.payerOf = tableIn(this.#memory, this.payerOf, this.#payersOf(groups));
  }

  #payersOf({ scheme }: PersonGroups): Int32Array {
    const payers = new Int32Array(scheme.length);
    const ages = this.#ages.count;
    for (let row = 0; row < scheme.length; row++) payers[row] = (scheme[row] as number) * ages;
    return payers;
  }

  /** The outcome of a visit by its entry, `base + kindOf + payerOf + ageOf`. */
  of(base: number, visit: number, payer: number): number {
    const entry = base + (this.kindOf[visit] ?? 0) + payer;
    const known = this.pages.entries[entry] ?? 0;
    if (known > 0) return known;
    const made = this.#ask(base, visit, payer);
    this.pages.entries[entry] = made;
    return made;
  }

  /** The class of the age of a group in a year, as it is counted into a payer. */
  ageIn(group: number, year: number): number {
    const { classOf } = this.#ages;
    const age = year - (this.birthYear[group] ?? 0);
    return classOf[Math.min(classOf.length - 1, Math.max(0, age))] ?? 0;
  }

  /** Both amounts of all visits counted so far. */
  amounts(): Both<number> {
    const { outcomes } = this;
    let [old, now] = [0, 0];
    for (let outcome = 1; outcome < outcomes.count; outcome++) {
      const times = outcomes.counts[outcome] ?? 0;
      const from = outcome * outcomes.width;
      old += times * (outcomes.values[from] ?? 0);
      now += times * (outcomes.values[from + VISIT.side] ?? 0);
    }
    return [old, now];
  }

  #ask(base: number, visit: number, payer: number): number {
    const page = this.pages.pageOf(base);
    const days = this.days.days[page.day];
    if (!days) throw new Error('a page without days was asked');
    const visits = this.#visits;
    const asked = {
      visitKind: visits.visitKind[visit] ?? 0,
      title: visits.title[visit] ?? 0,
      specialNeeds: visits.specialNeeds[visit] ?? 0,
      scheme: Math.floor(payer / this.#ages.count),
      age: this.#ages.ages[payer % this.#ages.count] ?? 0,
    };
    const prices = ofSides(this.#sides, ({ prices: { visits: table } }, side) => {
      const siteClass = this.#places.sites[side][page.place] ?? 0;
      const price = table.prices[table.entry(asked, { siteClass, day: days[side] })];
      return price ?? { charges: [], rules: [] };
    });
    const values = prices.flatMap(({ charges }) => {
      const parts = charges.map((charge) => visitParts(charge, 1n));
      return (['amount', 'hospital', 'fixedFund', 'inScope'] as const).map((part) =>
        wholeFen(parts.reduce((sum, each) => sum + each[part], 0n)),
      );
    });
    return this.outcomes.numberOf(
      values,
      ofBoth(prices, ({ rules }) => rules),
    );
  }

  #kinds(): Int32Array {
    const { count, visitKind, title, specialNeeds } = this.#visits;
    const known = new Map<number, number>();
    const kinds = this.#memory.int32(count);
    for (let row = 0; row < count; row++) {
      const kind = (visitKind[row] as number) * CODES + (title[row] as number);
      const key = kind * CODES + (specialNeeds[row] as number);
      const found = known.get(key) ?? this.#visitOf.push(row) - 1;
      known.set(key, found);
      kinds[row] = found * this.#payers;
    }
    return kinds;
  }
}

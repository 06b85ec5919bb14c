import {
  PERSON_CLASSES,
  type PersonGroups,
  SCHEMES,
  type SegmentCodes,
  VISIT_KINDS,
} from '@sanyi/facts';
import { askFirstContact } from '../ask-benefit.ts';
import { code } from '../claim-row.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import { tableIn } from '../loops/table-in.ts';
import { siteOf } from '../price/ask-price.ts';
import { DayNumbers } from './day-numbers.ts';
import { hookReads, spansOf } from './hook-reads.ts';
import { Outcomes } from './outcomes.ts';
import { PagedTable } from './paged-table.ts';
import type { PlaceClasses } from './place-classes.ts';
import type { RuleCalendar } from './rule-calendar.ts';
import { RuleLists } from './rule-lists.ts';
import { type Both, ofBoth, ofSides, type Side } from './sides.ts';

/** Positions that codes of persons and of visits have room for on a page. */
const CLASSES = 8;
const FLAGS = 4;
const VISITS: number = CLASSES * FLAGS;
const PERSONS = 64;

/** Whether each visit is accepted under both sets of rules, asked once and then looked up. */
export class ContactOutcomes {
  readonly days: DayNumbers;
  readonly pages: PagedTable;
  /** One value for each side: 1 where the visit is accepted. */
  readonly outcomes: Outcomes;
  readonly lists: RuleLists = new RuleLists();
  /** Where persons and visits stand on a page, by row in groups and visits. */
  personOf: Int32Array;
  readonly visitOf: Int32Array;
  readonly #memory: BlockMemory;
  readonly #sides: Both<Side>;
  readonly #places: PlaceClasses;
  #scheme: Uint8Array;

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
    this.#places = of.places;
    const { groups, visits } = codes;
    this.#scheme = groups.scheme;
    this.#memory = of.memory;
    this.personOf = tableIn(of.memory, of.memory.int32(0), personsOf(groups));
    this.visitOf = of.memory.int32(visits.count);
    const { visitKind, contracted, referred } = visits;
    for (let row = 0; row < visits.count; row++) {
      const flags = (contracted[row] as number) * 2 + (referred[row] as number);
      this.visitOf[row] = (visitKind[row] as number) * FLAGS + flags;
    }
    const readsDay = ofSides(sides, (side) => hookReads(side, 'firstContact.visit', 'day'));
    const spans = ofSides(sides, (side) => spansOf(side, 'firstContact.visit'));
    this.days = new DayNumbers(of.calendar, of.memory, (day, side) =>
      readsDay[side] ? day.ruleDay : (spans[side][day.interval] ?? 0),
    );
    const pages = { bases: of.memory, entries: of.memory };
    this.pages = new PagedTable(PERSONS * VISITS, of.places.count, pages);
    this.outcomes = new Outcomes(2, this.lists, of.memory);
  }

  /** Turns to other persons: what was asked before holds for them too. */
  turnTo(groups: PersonGroups): void {
    if (groups.scheme === this.#scheme) return;
    this.#scheme = groups.scheme;
    this.personOf = tableIn(this.#memory, this.personOf, personsOf(groups));
  }

  /** The outcome of an entry, `base + personOf + visitOf`. */
  of(base: number, entry: number): number {
    const known = this.pages.entries[entry] ?? 0;
    if (known > 0) return known;
    const made = this.#ask(base, entry - base);
    this.pages.entries[entry] = made;
    return made;
  }

  #ask(base: number, asked: number): number {
    const page = this.pages.pageOf(base);
    const days = this.days.days[page.day];
    if (!days) throw new Error('a page without days was asked');
    const answers = ofSides(this.#sides, ({ rules: { stack }, prices: { sites } }, side) => {
      const site = sites.classes[this.#places.sites[side][page.place] ?? 0];
      if (!site) throw new Error('a class without institutions was asked');
      const { interval, ruleDay } = days[side];
      const hook = stack.regime(interval, siteOf(site)).hook('firstContact.visit');
      const rules: number[] = [];
      if (!hook) return { allowed: 1, rules };
      const { allowed } = askFirstContact(
        hook,
        { ...fieldsOf(asked), level: site.level, day: ruleDay },
        rules,
      );
      return { allowed: Number(allowed), rules };
    });
    return this.outcomes.numberOf(
      ofBoth(answers, ({ allowed }) => allowed),
      ofBoth(answers, (answer) => answer.rules),
    );
  }
}

function personsOf({ scheme, personClass }: PersonGroups): Int32Array {
  const persons = new Int32Array(scheme.length);
  // Every index is one of a column.
  for (let row = 0; row < scheme.length; row++) {
    persons[row] = ((scheme[row] as number) * CLASSES + (personClass[row] as number)) * VISITS;
  }
  return persons;
}

/** The fields of `firstContact.visit` that an entry stands for, place and day aside. */
function fieldsOf(asked: number) {
  const person = Math.floor(asked / VISITS);
  const visit = asked % VISITS;
  return {
    scheme: code(SCHEMES.codes, Math.floor(person / CLASSES)),
    ageBand: code(PERSON_CLASSES.codes, person % CLASSES),
    visitKind: code(VISIT_KINDS.codes, Math.floor(visit / FLAGS)),
    contracted: Math.floor(visit / 2) % 2 === 1,
    referred: visit % 2 === 1,
  };
}

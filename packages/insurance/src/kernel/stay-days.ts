import { type SegmentCodes, VISIT_KINDS } from '@sanyi/facts';
import type { HookName } from '@sanyi/policy';
import { siteOf } from '../price/ask-price.ts';
import type { PlaceClasses } from './place-classes.ts';
import type { RuleCalendar } from './rule-calendar.ts';
import { type Both, ofSides, type Side } from './sides.ts';

const INPATIENT = VISIT_KINDS.at('inpatientDay');

const UNKNOWN = 0;
const DISCHARGE = 1;
const ADMISSION = 2;

/** First and last day of a stay, as a segment counts days. */
export type Stay = { readonly day: number; readonly endDay: number; readonly placeClass: number };

/** On which day a hook is asked about a stay (CLM-7), on each side. */
export class StayDays {
  readonly #sides: Both<Side>;
  readonly #places: PlaceClasses;
  readonly #calendar: RuleCalendar;
  readonly #known = new Map<HookName, Both<Uint8Array>>();
  /** Whether a visit is a stay, by row in the visits of the codes. */
  readonly isStay: Uint8Array;
  /** Whether no package of either side is asked about the day of admission: then all are about the last day. */
  readonly isLastDay: boolean;

  constructor(
    sides: Both<Side>,
    { visits }: SegmentCodes,
    of: { readonly places: PlaceClasses; readonly calendar: RuleCalendar },
  ) {
    this.#sides = sides;
    this.#places = of.places;
    this.#calendar = of.calendar;
    this.isLastDay = sides.every(({ rules }) =>
      rules.stack.packages.every(({ ruleDay }) => ruleDay === 'discharge'),
    );
    this.isStay = new Uint8Array(visits.count);
    for (let row = 0; row < visits.count; row++) {
      const isStay = visits.visitKind[row] === INPATIENT && (visits.bedDays[row] ?? 0) > 0;
      this.isStay[row] = isStay ? 1 : 0;
    }
  }

  on(hook: HookName, side: 0 | 1, { day, endDay, placeClass }: Stay): number {
    const interval = this.#calendar.interval[side][endDay] ?? 0;
    const known = this.#tableOf(hook)[side];
    const at = interval * this.#places.count + placeClass;
    if (known[at] === UNKNOWN) known[at] = this.#ask(hook, side, { interval, placeClass });
    return known[at] === ADMISSION ? day : endDay;
  }

  both(hook: HookName, stay: Stay): Both<number> {
    return [this.on(hook, 0, stay), this.on(hook, 1, stay)];
  }

  #tableOf(hook: HookName): Both<Uint8Array> {
    const known = this.#known.get(hook);
    if (known) return known;
    const made = ofSides(this.#sides, ({ rules }) => {
      return new Uint8Array(rules.stack.intervals.length * this.#places.count);
    });
    this.#known.set(hook, made);
    return made;
  }

  #ask(
    hook: HookName,
    side: 0 | 1,
    { interval, placeClass }: { readonly interval: number; readonly placeClass: number },
  ): number {
    const { rules, prices } = this.#sides[side];
    const institution = prices.sites.classes[this.#places.sites[side][placeClass] ?? 0];
    if (!institution) throw new Error('a class without institutions was asked');
    const bound = rules.stack.regime(interval, siteOf(institution)).hook(hook);
    return bound?.package.ruleDay === 'admission' ? ADMISSION : DISCHARGE;
  }
}

import type { SegmentCodes } from '@sanyi/facts';
import type { ClaimRules } from '../claim-rules.ts';
import { BlockMemory } from '../loops/block-memory.ts';
import { LineLoop } from '../loops/line-loop.ts';
import { ContactOutcomes } from './contact-outcomes.ts';
import { LineOutcomes } from './line-outcomes.ts';
import { type PlaceClasses, placeClasses } from './place-classes.ts';
import { RuleCalendar } from './rule-calendar.ts';
import { type Both, type Side, sidesOf } from './sides.ts';
import { StayDays } from './stay-days.ts';
import { VisitOutcomes } from './visit-outcomes.ts';

/** Everything that is asked of the rules of both sides once and looked up from then on. */
export type KernelTables = {
  readonly codes: SegmentCodes;
  readonly sides: Both<Side>;
  readonly places: PlaceClasses;
  readonly calendar: RuleCalendar;
  readonly stays: StayDays;
  readonly lines: LineOutcomes;
  readonly visits: VisitOutcomes;
  readonly contacts: ContactOutcomes;
  /** Where columns stand that loops go over. */
  readonly memory: BlockMemory;
  readonly loop: LineLoop;
};

export function kernelTables(rules: Both<ClaimRules>, codes: SegmentCodes): KernelTables {
  const sides = sidesOf(rules);
  const places = placeClasses(sides, codes);
  const memory = new BlockMemory();
  const calendar = new RuleCalendar(sides, codes.firstDay, memory);
  return {
    codes,
    sides,
    places,
    calendar,
    stays: new StayDays(sides, codes, { places, calendar }),
    lines: new LineOutcomes(sides, codes, { places, calendar, memory }),
    visits: new VisitOutcomes(sides, codes, { places, calendar, memory }),
    contacts: new ContactOutcomes(sides, codes, { places, calendar, memory }),
    memory,
    loop: new LineLoop(memory),
  };
}

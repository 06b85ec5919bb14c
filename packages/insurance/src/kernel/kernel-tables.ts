import type { SegmentCodes } from '@sanyi/facts';
import type { ClaimRules } from '../claim-rules.ts';
import { BlockMemory } from '../loops/block-memory.ts';
import { LineLoop } from '../loops/line-loop.ts';
import { LoopRoom } from '../loops/loop-room.ts';
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
  /** Columns of a benefit there. */
  readonly room: LoopRoom;
  readonly loop: LineLoop;
};

/** `kept`: tables of the same rules for other persons, which go on with what they were asked. */
export function kernelTables(
  rules: Both<ClaimRules>,
  codes: SegmentCodes,
  kept: KernelTables | null = null,
): KernelTables {
  // Both ways the same shape: loops that always meet it stay compiled.
  if (kept) {
    kept.room.again();
    return tablesOf(kept, codes);
  }
  const sides = sidesOf(rules);
  const places = placeClasses(sides, codes);
  const calendar = new RuleCalendar(sides, codes.firstDay);
  const memory = new BlockMemory();
  const made = {
    sides,
    places,
    calendar,
    stays: new StayDays(sides, codes, { places, calendar }),
    lines: new LineOutcomes(sides, codes, { places, calendar }),
    visits: new VisitOutcomes(sides, codes, { places, calendar }),
    contacts: new ContactOutcomes(sides, codes, { places, calendar }),
    memory,
    room: new LoopRoom(memory),
    loop: new LineLoop(memory),
  };
  return tablesOf(made, codes);
}

const tablesOf = (of: Omit<KernelTables, 'codes'>, codes: SegmentCodes): KernelTables => ({
  codes,
  sides: of.sides,
  places: of.places,
  calendar: of.calendar,
  stays: of.stays,
  lines: of.lines,
  visits: of.visits,
  contacts: of.contacts,
  memory: of.memory,
  room: of.room,
  loop: of.loop,
});

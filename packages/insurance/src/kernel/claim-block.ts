import { addressOf } from '@sanyi/feel/loops';
import type { BlockMemory } from '../loops/block-memory.ts';
import { MONEY } from '../replay/replay-layout.ts';
import type { Both } from './sides.ts';

/** Money of a claim: the parts of `MONEY` under the old rules, then those under the new. */
export const MONEY_WIDTH: number = 2 * MONEY.length;

/**
 * Claims of whole persons on their way through the passes of the kernel, as columns that stay in the
 * cache of a core. The claims of a person stand in the order of the fold under the old rules.
 */
export class ClaimBlock {
  /** How often it was filled: other claims, another number. */
  reading = 0;
  count = 0;
  persons = 0;
  /** One per claim: its row in the segment, and the codes of the segment. */
  readonly claim: Int32Array;
  readonly group: Int32Array;
  readonly place: Int32Array;
  readonly visit: Int32Array;
  readonly placeClass: Int32Array;
  /** Where the pages of its lines, its visit and its first contact begin. */
  readonly linePage: Int32Array;
  readonly visitPage: Int32Array;
  readonly contactPage: Int32Array;
  /** The day of the benefit on each side, as the segment counts days. */
  readonly benefitDay: Both<Int32Array>;
  /** The month it counts in; -1 where it is settled only for what it adds to the year. */
  readonly month: Int32Array;
  /** Outcomes of visit and first contact. */
  readonly visitOutcome: Int32Array;
  readonly contactOutcome: Int32Array;
  /** Lists of rules of its lines, a bit each. */
  readonly lineLists: Int32Array;
  /** Rows of `MONEY_WIDTH` parts. */
  readonly money: Float64Array;
  readonly inScope: Both<Float64Array>;
  /** One per person: the row in the segment, the first claim (and one more at the end), stays. */
  readonly person: Int32Array;
  readonly personStart: Int32Array;
  readonly personGroup: Int32Array;
  readonly hasStays: Uint8Array;

  constructor(claims: number, memory: BlockMemory) {
    const column = (): Int32Array => memory.int32(claims);
    this.claim = column();
    this.group = column();
    this.place = column();
    this.visit = column();
    this.placeClass = column();
    this.linePage = column();
    this.visitPage = column();
    this.contactPage = column();
    this.benefitDay = [column(), column()];
    this.month = column();
    this.visitOutcome = column();
    this.contactOutcome = column();
    this.lineLists = column();
    this.money = memory.float64(claims * MONEY_WIDTH);
    this.inScope = [memory.float64(claims), memory.float64(claims)];
    this.person = column();
    this.personStart = memory.int32(claims + 1);
    this.personGroup = column();
    this.hasStays = new Uint8Array(claims);
  }
}

/** Writes what patients pay: the rest. False where somebody would pay less than nothing. */
export function closeMoney({ count, money }: ClaimBlock, { loops }: BlockMemory): boolean {
  const from = addressOf(money);
  return loops.close(from, from + count * MONEY_WIDTH * money.BYTES_PER_ELEMENT) !== 0;
}

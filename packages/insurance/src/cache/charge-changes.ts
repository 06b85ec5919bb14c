import type { Segment, SegmentCodes } from '@sanyi/facts';
import type { ClaimRules } from '../claim-rules.ts';
import { kernelTables } from '../kernel/kernel-tables.ts';
import type { Both } from '../kernel/sides.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import type { CachedSegment } from './cached-segment.ts';
import { ChangedItems } from './changed-items.ts';
import { type CachedDays, LineChanges } from './line-changes.ts';
import { PERSON, RowChanges } from './row-changes.ts';
import type { StackDifference } from './stack-difference.ts';
import { touchedActs } from './touched-acts.ts';
import { VisitChanges } from './visit-changes.ts';

/** What charges change from. */
export type ChargeSource = {
  readonly rules: Both<ClaimRules>;
  readonly codes: SegmentCodes;
  readonly frame: ReplayFrame;
  readonly layout: ReplayLayout;
  readonly difference: Extract<StackDifference, { kind: 'cached' }>;
  /** The first day whose claims are read, as segments count days. */
  readonly since: number;
  /** Share of the lines of a segment beyond which all its claims are settled. */
  readonly wholeBeyond: number;
};

/** What the prices of items and the fees of visits change, segment by segment. */
export class ChargeChanges {
  readonly items: ChangedItems;
  /** The rules of a list of visits that `RowChanges` names, under the new rules. */
  readonly visitRules: (list: number) => readonly number[];
  readonly #rows: RowChanges = new RowChanges();
  readonly #lines: LineChanges | null;
  readonly #visits: VisitChanges | null;
  readonly #wholeBeyond: number;
  #cachedOf: Int32Array = new Int32Array(0);

  constructor(source: ChargeSource) {
    const { rules, codes, frame, layout, difference, since } = source;
    this.#wholeBeyond = source.wholeBeyond;
    const tables = kernelTables(rules, codes);
    const items = new ChangedItems(frame, layout, codes);
    const { firstDay } = codes;
    const days: CachedDays = { since, from: frame.from - firstDay, to: frame.to - firstDay };
    const { prices, fees } = difference;
    this.items = items;
    this.visitRules = (list) => tables.visits.lists.lists[list]?.[1] ?? [];
    this.#lines = prices
      ? new LineChanges(tables, {
          ...{ layout, days, items },
          touched: touchedActs(tables, { frame, layout, items: prices.items }),
        })
      : null;
    this.#visits = fees ? new VisitChanges(tables, { layout, items }) : null;
  }

  /**
   * By how much more the rows of a segment come to; what was said of the one before is lost. Null where so
   * many lines are touched that settling all claims costs less.
   */
  of(segment: Segment, cached: CachedSegment): RowChanges | null {
    const touched = this.#lines?.find(segment) ?? 0;
    if (touched > segment.act.length * this.#wholeBeyond) return null;
    const rows = this.#rows;
    rows.begin(cached.key.length, segment.persons);
    if (this.#cachedOf.length < segment.persons) this.#cachedOf = new Int32Array(segment.persons);
    const cachedOf = this.#cachedOf.fill(-1, 0, segment.persons);
    for (let at = 0; at < cached.person.length; at++) cachedOf[cached.person[at] as number] = at;
    const pair = { segment, cached, cachedOf };
    if (this.#visits) for (const person of cached.silent) rows.setApart(person);
    this.#lines?.add(pair, rows);
    this.#visits?.add(pair, rows);
    return rows;
  }

  /** Makes the rows nothing again once they were used. */
  done({ person, rowStart }: CachedSegment): void {
    const rows = this.#rows;
    if (rows.changed === 0) return;
    for (let at = 0; at < person.length; at++) {
      if (rows.state[person[at] as number] !== PERSON.changed) continue;
      rows.forget(rowStart[at] as number, rowStart[at + 1] as number);
    }
  }
}

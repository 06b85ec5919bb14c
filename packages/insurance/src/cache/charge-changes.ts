import type { SegmentCodes } from '@sanyi/facts';
import type { ClaimRules } from '../claim-rules.ts';
import { kernelTables } from '../kernel/kernel-tables.ts';
import type { Both } from '../kernel/sides.ts';
import type { BlockMemory } from '../loops/block-memory.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import {
  type CachedDays,
  type CachedPair,
  type ChargedSegment,
  plainPersons,
} from './cached-pair.ts';
import type { CachedSegment } from './cached-segment.ts';
import { ChangedItems } from './changed-items.ts';
import { LineChanges } from './line-changes.ts';
import { PERSON, type PersonBlock, RowChanges } from './row-changes.ts';
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
  /** Where columns stand that loops go over. */
  readonly memory: BlockMemory;
};

/** What the prices of items and the fees of visits change, some persons of a segment after the other. */
export class ChargeChanges {
  readonly #items: ChangedItems;
  /** The rules of a list of visits that `RowChanges` names, under the new rules. */
  readonly visitRules: (list: number) => readonly number[];
  readonly #rows: RowChanges;
  readonly #lines: LineChanges | null;
  readonly #visits: VisitChanges | null;
  /** Rows in the segment of persons who have to be settled whole. */
  readonly #apart = new Set<number>();
  /** The segment with the claims of persons without refunds, and with the rounds of the others. */
  #pairs: readonly CachedPair[] = [];
  #plain = 0;

  constructor(source: ChargeSource) {
    const { rules, codes, frame, layout, difference, since } = source;
    this.#rows = new RowChanges(source.memory);
    const tables = kernelTables(rules, codes);
    const items = new ChangedItems(frame, layout, codes);
    const { firstDay } = codes;
    const days: CachedDays = { since, from: frame.from - firstDay, to: frame.to - firstDay };
    const { prices, fees } = difference;
    this.#items = items;
    this.visitRules = (list) => tables.visits.lists.lists[list]?.[1] ?? [];
    this.#lines = prices
      ? new LineChanges(tables, {
          ...{ layout, days, items, memory: source.memory },
          touched: touchedActs(tables, { frame, layout, items: prices.items }),
        })
      : null;
    this.#visits = fees ? new VisitChanges(tables, { layout, items, memory: source.memory }) : null;
  }

  /** Begins a segment. */
  begin({ segment, acts: index }: ChargedSegment, cached: CachedSegment): void {
    const acts = index && index.blockAct.length > 1 ? index : null;
    const rounds = this.#lines?.begin(cached.rounds) ?? cached.rounds;
    const plain = plainPersons(cached);
    const refunded = new Uint32Array(cached.person.length);
    for (let at = plain; at < refunded.length; at++) refunded[at] = at - plain;
    this.#plain = plain;
    this.#pairs = [
      { cached, claims: segment, person: cached.person, acts },
      { cached, claims: () => rounds, person: refunded, acts },
    ];
    this.#apart.clear();
    // What claims without rows come to, rows cannot say.
    for (const person of cached.silent) {
      if (this.#visits || this.#lines?.isTouched(segment(), person)) this.#apart.add(person);
    }
  }

  /**
   * By how much more the rows of the persons of a block come to, which follows the one asked about before; what was said of
   * that one is lost.
   */
  of(block: PersonBlock): RowChanges {
    // Persons of a block have refunds, or none has.
    const pair = this.#pairs[block.from < this.#plain ? 0 : 1] as CachedPair;
    const { person } = pair.cached;
    const rows = this.#rows;
    rows.begin(pair, block);
    if (this.#apart.size > 0) {
      for (let at = block.from; at < block.to; at++) {
        if (this.#apart.has(person[at] as number)) rows.setApart(at);
      }
    }
    this.#lines?.add(pair, block, rows);
    this.#visits?.add(pair, block, rows);
    if (!rows.isAnyApart) return rows;
    for (let at = block.from; at < block.to; at++) {
      if (rows.stateOf(at) === PERSON.apart) this.#apart.add(person[at] as number);
    }
    return rows;
  }

  /** Rows in the segment of persons who have to be settled whole, ascending, once all others were asked about. */
  apart(): number[] {
    return [...this.#apart].sort((a, b) => a - b);
  }

  /** Moves what items and families come to more to a column of sums. */
  take(values: Float64Array): void {
    this.#lines?.take();
    this.#visits?.take();
    this.#items.take(values);
  }
}

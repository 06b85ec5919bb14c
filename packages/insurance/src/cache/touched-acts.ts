import type { Day } from '@sanyi/kernel';
import { ProblemError } from '@sanyi/kernel';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { LineOutcomes } from '../kernel/line-outcomes.ts';
import type { PricePair } from '../kernel/price-pairs.ts';
import { LIMITS } from '../limits.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import type { CachedRounds } from './cached-segment.ts';

/** Acts of items whose price is another one under the new rules, on any day at any place. */
export class TouchedActs {
  /** By act: 1 where it is one; with room for those that refunds leave. */
  readonly isOne: Uint8Array;
  readonly #lines: LineOutcomes;
  readonly #items: Uint8Array;

  /** @param items - by row of the codes: 1 where the price of the item is another one */
  constructor({ lines, codes }: KernelTables, items: Uint8Array) {
    this.#lines = lines;
    this.#items = items;
    this.isOne = new Uint8Array(codes.acts.count + LIMITS.leftActs);
    codes.acts.item.forEach((item, act) => {
      this.isOne[act] = items[item] ?? 0;
    });
  }

  /** The acts that refunds of a segment left, as the tables count them; they may be touched too. */
  left({ leftItem, leftQuantity }: CachedRounds): Int32Array {
    return Int32Array.from(leftItem, (item, each) => {
      const act = this.#lines.leftAct(item, leftQuantity[each] ?? 0);
      this.isOne[act] = this.#items[item] ?? 0;
      return act;
    });
  }
}

/**
 * Asks both sets of rules what items cost, on every span of days and at every class of places, and says
 * which acts are of items whose answers differ.
 *
 * @param items - codes of the items that may differ; null: all
 */
export function touchedActs(
  tables: KernelTables,
  of: {
    readonly frame: ReplayFrame;
    readonly layout: ReplayLayout;
    readonly items: ReadonlySet<string> | null;
  },
): TouchedActs {
  const { codes, lines, places } = tables;
  const { frame, layout } = of;
  const numbers = new Set<number>();
  for (let day: number = codes.firstDay; day <= frame.to; day++) {
    numbers.add(lines.days.at((day as Day) - codes.firstDay));
  }
  const codeOf = new Map(frame.facts.items.map(({ item, code }) => [item, code]));
  const touched = Uint8Array.from(codes.items, (id, item) => {
    if (of.items && !of.items.has(codeOf.get(id) ?? '')) return 0;
    for (const day of numbers) {
      for (let place = 0; place < places.count; place++) {
        if (differs(() => lines.pairOf({ day, place }, item), layout)) return 1;
      }
    }
    return 0;
  });
  return new TouchedActs(tables, touched);
}

/** Whether a price is another one on each side; where a rule refuses to answer, claims tell. */
function differs(ask: () => PricePair, { ruleOf }: ReplayLayout): boolean {
  try {
    const { prices, readsCharged } = ask();
    const [old, now] = prices;
    if (readsCharged) return true;
    return (
      old.unitPrice !== now.unitPrice ||
      old.selfPayShare !== now.selfPayShare ||
      old.ceiling !== now.ceiling ||
      old.maxQuantity !== now.maxQuantity ||
      old.inScope !== now.inScope ||
      !isSameCited(ruleOf, [old.rules, now.rules])
    );
  } catch (error) {
    if (error instanceof ProblemError) return true;
    throw error;
  }
}

/** Whether the same rules are cited on both sides. */
export function isSameCited(
  [ofOld, ofNow]: ReplayLayout['ruleOf'],
  [old, now]: readonly [readonly number[], readonly number[]],
): boolean {
  const before = new Set(old.map((rule) => ofOld[rule]));
  const after = new Set(now.map((rule) => ofNow[rule]));
  return before.size === after.size && [...before].every((rule) => after.has(rule));
}

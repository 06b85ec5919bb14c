import type { Day } from '@sanyi/kernel';
import { ProblemError } from '@sanyi/kernel';
import type { KernelTables } from '../kernel/kernel-tables.ts';
import type { LineOutcomes } from '../kernel/line-outcomes.ts';
import type { PricePair } from '../kernel/price-pairs.ts';
import { LIMITS } from '../limits.ts';
import type { ReplayFrame, ReplayLayout } from '../replay/replay-layout.ts';
import type { CachedRounds } from './cached-segment.ts';

/** Whether the price of an item is another one: never, only where a source says what was charged, or anyway. */
const TOUCHED = { never: 0, ifCharged: 1, anyway: 2 } as const;

/** Acts of items whose price is another one under the new rules, on any day at any place. */
export class TouchedActs {
  /** By act: 1 where it is one although nobody says what was charged; with room for those that refunds leave. */
  readonly isOne: Uint8Array;
  /** The same where a source may say what was charged. */
  readonly mayBeOne: Uint8Array;
  readonly #lines: LineOutcomes;
  readonly #items: Uint8Array;

  /** @param items - by row of the codes: one of `TOUCHED` */
  constructor({ lines, codes }: KernelTables, items: Uint8Array) {
    this.#lines = lines;
    this.#items = items;
    this.isOne = new Uint8Array(codes.acts.count + LIMITS.leftActs);
    this.mayBeOne = new Uint8Array(this.isOne.length);
    codes.acts.item.forEach((item, act) => {
      this.#set(act, item);
    });
  }

  #set(act: number, item: number): void {
    const touched = this.#items[item] ?? TOUCHED.never;
    this.isOne[act] = Number(touched === TOUCHED.anyway);
    this.mayBeOne[act] = Number(touched !== TOUCHED.never);
  }

  /** The acts that refunds of a segment left, as the tables count them; they may be touched too. */
  left({ leftItem, leftQuantity }: CachedRounds): Int32Array {
    const left = new Int32Array(leftItem.length);
    for (let each = 0; each < left.length; each++) {
      // Every index is one of a column.
      const item = leftItem[each] as number;
      const act = this.#lines.leftAct(item, leftQuantity[each] as number);
      this.#set(act, item);
      left[each] = act;
    }
    return left;
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
    let touched: number = TOUCHED.never;
    if (of.items && !of.items.has(codeOf.get(id) ?? '')) return touched;
    for (const day of numbers) {
      for (let place = 0; place < places.count; place++) {
        touched = Math.max(
          touched,
          touchedBy(() => lines.pairOf({ day, place }, item), layout),
        );
        if (touched === TOUCHED.anyway) return touched;
      }
    }
    return touched;
  });
  return new TouchedActs(tables, touched);
}

/** Whether a price is another one on each side; where a rule refuses to answer, claims tell. */
function touchedBy(ask: () => PricePair, { ruleOf }: ReplayLayout): number {
  try {
    const { prices, readsCharged } = ask();
    const [old, now] = prices;
    const isOther =
      old.unitPrice !== now.unitPrice ||
      old.selfPayShare !== now.selfPayShare ||
      old.ceiling !== now.ceiling ||
      old.maxQuantity !== now.maxQuantity ||
      old.inScope !== now.inScope ||
      !isSameCited(ruleOf, [old.rules, now.rules]);
    if (isOther) return TOUCHED.anyway;
    return readsCharged ? TOUCHED.ifCharged : TOUCHED.never;
  } catch (error) {
    if (error instanceof ProblemError) return TOUCHED.anyway;
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

import { RATE_ONE } from '@sanyi/kernel';
import type { LinePrice } from './settlement.ts';

/** What lines are computed from, by number of the price. */
type PlainColumns = {
  /** Fen per unit; NaN where a maximum quantity makes the arithmetic longer. */
  readonly unit: Float64Array;
  /** Fen of a unit above the ceiling, 0 without one. */
  readonly above: Float64Array;
  /** The patient's share, millionths. */
  readonly share: Float64Array;
  readonly inScope: Uint8Array;
  /** Number of the price's list of rules in `ruleLists`. */
  readonly ruleList: Uint32Array;
};

/** Line prices by number. Equal prices have one number, so that hot tables stay small. */
export type LinePrices = {
  readonly all: readonly LinePrice[];
  readonly ruleLists: readonly (readonly number[])[];
  /** The number of a price. */
  add(price: LinePrice): number;
  /** Current columns; they are replaced when they grow, so read them after `add`. */
  columns(): PlainColumns;
};

export function linePrices(): LinePrices {
  const all: LinePrice[] = [];
  const ruleLists: (readonly number[])[] = [];
  const known = new Map<string, number>();
  const knownRules = new Map<string, number>();
  let columns: PlainColumns = grown(1024, null);

  const ruleListOf = (rules: readonly number[]): number => {
    const key = rules.join();
    const found = knownRules.get(key) ?? ruleLists.push(rules) - 1;
    knownRules.set(key, found);
    return found;
  };

  return {
    all,
    ruleLists,
    columns: () => columns,
    add: (price) => {
      const key = keyOf(price);
      const found = known.get(key);
      if (found !== undefined) return found;
      const made = all.push(price) - 1;
      known.set(key, made);
      if (made >= columns.unit.length) columns = grown(columns.unit.length * 2, columns);
      columns.unit[made] = isPlain(price) ? Number(price.unitPrice) : Number.NaN;
      columns.above[made] = aboveCeiling(price);
      columns.share[made] = Number(price.selfPayShare);
      columns.inScope[made] = Number(price.inScope);
      columns.ruleList[made] = ruleListOf(price.rules);
      return made;
    },
  };
}

const isPlain = ({ maxQuantity, ceiling, selfPayShare }: LinePrice): boolean =>
  maxQuantity === null &&
  (ceiling === null || ceiling >= 0n) &&
  selfPayShare >= 0n &&
  selfPayShare <= RATE_ONE;

const aboveCeiling = ({ unitPrice, ceiling }: LinePrice): number =>
  ceiling === null || unitPrice <= ceiling ? 0 : Number(unitPrice - ceiling);

function keyOf(price: LinePrice): string {
  const { unitPrice, markup, selfPayShare, ceiling, maxQuantity, inScope, rules } = price;
  return `${unitPrice} ${markup} ${selfPayShare} ${ceiling} ${maxQuantity} ${inScope} ${rules.join()}`;
}

function grown(size: number, old: PlainColumns | null): PlainColumns {
  const made = {
    unit: new Float64Array(size),
    above: new Float64Array(size),
    share: new Float64Array(size),
    inScope: new Uint8Array(size),
    ruleList: new Uint32Array(size),
  };
  if (old) {
    made.unit.set(old.unit);
    made.above.set(old.above);
    made.share.set(old.share);
    made.inScope.set(old.inScope);
    made.ruleList.set(old.ruleList);
  }
  return made;
}

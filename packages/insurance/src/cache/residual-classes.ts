import {
  type BoundColumns,
  type Column,
  type ColumnKernel,
  type ColumnKeys,
  keysAt,
  ResidualNumbers,
} from '@sanyi/feel';
import type { LoopMemory } from '@sanyi/feel/loops';
import type { BoundHook } from '@sanyi/policy';
import { BenefitKernel } from '../benefit-kernel.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { type Both, ofBoth } from '../kernel/sides.ts';
import { siteOf } from '../price/ask-price.ts';
import { AlikeBounds } from './alike-bounds.ts';
import type { CacheCodes } from './cached-segment.ts';
import type { DaySpans } from './day-spans.ts';
import { sumNames } from './reached-sums.ts';
import { sitePatterns } from './site-patterns.ts';

/** Keys by what is left of the benefit once they are known: claims of one class are folded alike. */
export type ResidualClasses = {
  /** By span of days and key: the class under the new rules; it stands in the memory. */
  readonly classOf: Uint16Array;
  /** By span of days and key: 0 where both rules say the same, else a number for what each of them says. */
  readonly touched: Uint32Array;
  /** Asks who is answered alike by what a number of `touched` stands for, counted from 1; null where nobody can be told. */
  alike(): AlikeBounds | null;
  /** The new benefit bound to the classes: what all funds pay together, and the same with its rules. */
  readonly bound: BoundColumns;
  readonly cited: BoundColumns;
  readonly firstRule: number;
};

/** Classes that a column of 16 bits can tell apart. */
const CLASSES = 65_536;

/** The classes of keys under new rules, bound to columns in a memory; null where the benefit has no columns, or too many classes. */
export function residualClasses(
  rules: Both<ClaimRules>,
  codes: CacheCodes,
  of: {
    readonly spans: DaySpans;
    readonly memory: LoopMemory;
    /** Whether the benefit is the same under both. */
    readonly isOne: boolean;
  },
): ResidualClasses | null {
  const { spans, memory } = of;
  const now = boundSide(rules[1], codes, { spans, side: 1 });
  const old = of.isOne ? now : boundSide(rules[0], codes, { spans, side: 0 });
  if (old === null || now === null) return null;
  const numbers = new ResidualNumbers();
  const after = boundOf(now, {}).residuals(now.keys, numbers);
  const before = of.isOne ? after : boundOf(old, {}).residuals(old.keys, numbers);
  const isComparable = old.kernel.kernel === now.kernel.kernel;
  const pairs = new Map<number, number>();
  const width = 1 + after.reduce((most, number) => Math.max(most, number), 0);
  const firstOf: number[] = [];
  const touched = Uint32Array.from(after, (number, key) => {
    if (isComparable && number === before[key]) return 0;
    const pair = (before[key] as number) * width + number;
    const found = pairs.get(pair) ?? firstOf.push(key);
    pairs.set(pair, found);
    return found;
  });
  const known = new Map<number, number>();
  const first: number[] = [];
  const classOf = memory.uint16(after.length);
  for (const [key, number] of after.entries()) {
    const found = known.get(number) ?? first.push(key) - 1;
    known.set(number, found);
    classOf[key] = found;
  }
  if (first.length > CLASSES) return null;
  const keyed = { keys: keysAt(now.keys, first), total: 'funds', memory };
  const bound = boundOf(now, { ...keyed, cites: false });
  const cited = boundOf(now, keyed);
  const alike = () => (isComparable ? alikeBounds([old, now], firstOf) : null);
  return { classOf, touched, alike, bound, cited, firstRule: now.kernel.hooks[0]?.firstRule ?? 0 };
}

type BoundSide = {
  readonly kernel: BenefitKernel;
  readonly keys: ColumnKeys;
};

function boundOf({ kernel }: BoundSide, more: Parameters<BenefitKernel['bind']>[0]): BoundColumns {
  const bound = kernel.bind(more);
  if (!bound) throw new Error('no decision speaks about the benefit');
  return bound;
}

/** Who is answered alike by both sides at some of their keys. */
function alikeBounds(sides: Both<BoundSide>, some: readonly number[]): AlikeBounds | null {
  if (some.length === 0) return null;
  const [old, now] = ofBoth(sides, (side) =>
    boundOf(side, { keys: keysAt(side.keys, some), total: 'funds' }),
  );
  const sums = sumNames(sides[0].kernel.fold);
  return new AlikeBounds([old, now], { keys: some.length, sums });
}

/** The benefit of one side with all keys on all spans; null where it has no columns. */
function boundSide(
  { stack, ...rules }: ClaimRules,
  codes: CacheCodes,
  of: { readonly spans: DaySpans; readonly side: 0 | 1 },
): BoundSide | null {
  const { spans, side } = of;
  const kernel = new BenefitKernel(true);
  const { sites } = sitePatterns({ stack, ...rules });
  const count = spans.intervals.length * codes.keys;
  const interval = new Uint16Array(count);
  for (const [span, intervals] of spans.intervals.entries()) {
    const places = sites.map((site) => {
      const hook: BoundHook | null = stack
        .regime(intervals[side], siteOf(site))
        .hook('benefit.claim');
      return hook === null ? 0 : kernel.place(hook);
    });
    if (places.some((place) => place < 0)) return null;
    for (let key = 0; key < codes.keys; key++) {
      interval[span * codes.keys + key] = places[codes.pattern[key] ?? 0] ?? 0;
    }
  }
  if (kernel.kernel === null || !hasFields(kernel.kernel, codes)) return null;
  const inputs = Object.entries(codes.fields).map(([name, values]): [string, Column] => {
    const column = new Int32Array(count);
    for (let span = 0; span < spans.intervals.length; span++) column.set(values, span * codes.keys);
    return [name, { values: column }];
  });
  const keys = { count, inputs: Object.fromEntries(inputs), interval };
  return { kernel, keys };
}

/** Whether cached rows have everything that a benefit reads. */
function hasFields({ inputs }: ColumnKernel, codes: CacheCodes): boolean {
  return inputs.every(({ name }) => {
    if (name === 'outOfScope') return codes.outOfScope;
    return name === 'inScope' || name.startsWith('acc.') || codes.fields[name] !== undefined;
  });
}

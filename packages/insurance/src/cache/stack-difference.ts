import type { Value } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { BoundHook, PolicyPackage, Regime, Site, Stack } from '@sanyi/policy';
import type { ClaimRules } from '../claim-rules.ts';
import type { Both } from '../kernel/sides.ts';
import { poolsOf } from '../pool/case-asker.ts';
import { siteOf } from '../price/ask-price.ts';
import { listDifference, textOf } from './list-difference.ts';
import { pilotsOf, sitePatterns } from './site-patterns.ts';

/**
 * What two sets of rules differ in, as far as a claim cache can tell: prices of items, fees of visits and
 * the benefit, or also something else, and what that is.
 */
export type StackDifference =
  | {
      readonly kind: 'cached';
      /** Codes of the items whose prices may differ, null for all; absent where no price does. */
      readonly prices?: { readonly items: ReadonlySet<string> | null };
      readonly fees: boolean;
      readonly benefit: boolean;
    }
  | { readonly kind: 'other'; readonly why: Text };

/**
 * Compares two sets of rules hook by hook, over all spans of days and patterns of pilots. Where it is in
 * doubt they differ in more than a cache can tell.
 *
 * @example
 * ```ts
 * declare const rules: ClaimRules; // from claimRules
 * stackDifference([rules, rules]); // { kind: 'cached', fees: false, benefit: false }
 * ```
 */
export function stackDifference(rules: Both<ClaimRules>): StackDifference {
  const [old, now] = rules;
  const stacks = [old.stack, now.stack] as const;
  if (stacks.some((stack) => poolsOf(stack).length > 0)) return other(WHY.pool);
  if (JSON.stringify(old.stack.spec.at) !== JSON.stringify(now.stack.spec.at))
    return other(WHY.day);
  if (!isSame(pilotsOf(old.stack), pilotsOf(now.stack))) return other(WHY.pilots);
  const lists = listDifference(stacks);
  if (lists.others) return other(WHY.lists);
  const { sites } = sitePatterns(old);
  let [arePricesAlike, areFeesAlike, areBenefitsAlike] = [true, true, true];
  for (const intervals of spansOf(stacks)) {
    for (const institution of sites) {
      const [was, is] = regimesAt(stacks, intervals, siteOf(institution));
      const why = whyAt(was, is);
      if (why !== null) return other(why);
      arePricesAlike &&= isAlike(was.hook('price.line'), is.hook('price.line'));
      areFeesAlike &&= isAlike(was.hook('price.visit'), is.hook('price.visit'));
      areBenefitsAlike &&= isAlike(was.hook('benefit.claim'), is.hook('benefit.claim'));
    }
  }
  const items = arePricesAlike ? lists.items : null;
  const isPriced = !arePricesAlike || lists.prices;
  const prices = isPriced ? { prices: { items } } : {};
  return { kind: 'cached', ...prices, fees: !areFeesAlike, benefit: !areBenefitsAlike };
}

const regimesAt = (
  [old, now]: Both<Stack>,
  [before, after]: Both<number>,
  site: Site,
): Both<Regime> => [old.regime(before, site), now.regime(after, site)];

/** Why the rules of a span at a site differ in more than a cache can tell; null where they do not. */
function whyAt(was: Regime, is: Regime): Text | null {
  const lines = [was.hook('price.line'), is.hook('price.line')] as const;
  if (!isSameDecision(lines)) return WHY['price.line'];
  const contacts = [was.hook('firstContact.visit'), is.hook('firstContact.visit')] as const;
  if (!isAlike(...contacts)) return WHY['firstContact.visit'];
  const [left, right] = [was.hook('benefit.claim'), is.hook('benefit.claim')];
  if ((left === null) !== (right === null)) return WHY.silent;
  if (left?.package.ruleDay !== right?.package.ruleDay) return WHY.day;
  return left?.fold === right?.fold ? null : WHY.fold;
}

const other = (why: Text): StackDifference => ({ kind: 'other', why });

const WHY = {
  pool: {
    en: 'A pool pays hospitals by cases.',
    zh: '由资金池按病例向医疗机构支付。',
  },
  day: {
    en: 'The rules of other days hold.',
    zh: '适用的规则日期不同。',
  },
  pilots: {
    en: 'A package for some places only comes or goes.',
    zh: '仅适用于部分地区或机构的政策包有增减。',
  },
  lists: {
    en: 'Lists other than prices differ.',
    zh: '价格以外的列表不同。',
  },
  'price.line': {
    en: 'Another decision prices items.',
    zh: '项目计价所用的决策不同。',
  },
  'firstContact.visit': { en: 'The rule of first contact differs.', zh: '基层首诊规则不同。' },
  silent: {
    en: 'A benefit begins or ceases to be paid.',
    zh: '某项待遇开始或停止支付。',
  },
  fold: { en: 'The sums of the year are other ones.', zh: '年度累计方式不同。' },
} as const satisfies Record<string, Text>;

const isSame = (a: readonly PolicyPackage[], b: readonly PolicyPackage[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

/** Pairs of intervals that hold together on some day. */
function spansOf([old, now]: Both<Stack>): Both<number>[] {
  const starts = [...new Set([...old.intervals, ...now.intervals])];
  const pairs = starts.map((day) => [old.intervalAt(day), now.intervalAt(day)] as const);
  return [...new Map(pairs.map((pair) => [pair.join(), pair])).values()];
}

/** Whether the same decision speaks, on the same day of a stay. */
function isSameDecision([old, now]: Both<BoundHook | null>): boolean {
  if (old === now) return true;
  if (old === null || now === null) return false;
  const linked = old.package.linked.get(old.hook);
  return (
    linked !== undefined &&
    linked === now.package.linked.get(now.hook) &&
    old.package.ruleDay === now.package.ruleDay
  );
}

/** Whether two hooks answer every question alike: the same decision that reads the same values. */
function isAlike(old: BoundHook | null, now: BoundHook | null): boolean {
  if (!isSameDecision([old, now])) return false;
  const linked = old?.package.linked.get(old.hook);
  return [...(linked?.checked.reads.parameters ?? [])].every((name) =>
    isSameValue(old?.parameters[name], now?.parameters[name]),
  );
}

const isSameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  typeof a === typeof b && textOf(a) === textOf(b);

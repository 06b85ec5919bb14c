import type { Value } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { BoundHook, PolicyPackage, Site, Stack } from '@sanyi/policy';
import { siteOf } from '../ask-price.ts';
import type { ClaimRules } from '../claim-rules.ts';
import type { Both } from '../kernel/sides.ts';
import { pilotsOf, sitePatterns } from './site-patterns.ts';

/**
 * What two sets of rules differ in, as far as a claim cache can tell: nothing but the benefit, or also
 * something else, and what that is.
 */
export type StackDifference =
  | { readonly kind: 'benefit' }
  | { readonly kind: 'other'; readonly why: Text };

const CHARGES = ['price.line', 'price.visit', 'firstContact.visit'] as const;

/**
 * Compares two sets of rules hook by hook, over all spans of days and patterns of pilots. Where it is in
 * doubt they differ in more than the benefit.
 *
 * @example
 * ```ts
 * declare const rules: ClaimRules; // from claimRules
 * stackDifference([rules, rules]).kind; // 'benefit' where both price alike
 * ```
 */
export function stackDifference(rules: Both<ClaimRules>): StackDifference {
  const [old, now] = rules;
  const stacks = [old.stack, now.stack] as const;
  if (JSON.stringify(old.stack.spec.at) !== JSON.stringify(now.stack.spec.at))
    return other(WHY.day);
  if (!isSame(pilotsOf(old.stack), pilotsOf(now.stack))) return other(WHY.pilots);
  if (listTexts(old.stack) !== listTexts(now.stack)) return other(WHY.lists);
  const { sites } = sitePatterns(old);
  for (const intervals of spansOf(stacks)) {
    for (const institution of sites) {
      const why = whyAt(stacks, intervals, siteOf(institution));
      if (why !== null) return other(why);
    }
  }
  return { kind: 'benefit' };
}

/** Why the rules of a span at a site differ in more than the benefit; null where they do not. */
function whyAt([old, now]: Both<Stack>, [before, after]: Both<number>, site: Site): Text | null {
  const [was, is] = [old.regime(before, site), now.regime(after, site)];
  const different = CHARGES.find((name) => !isAlike(was.hook(name), is.hook(name)));
  if (different) return WHY[different];
  const [left, right] = [was.hook('benefit.claim'), is.hook('benefit.claim')];
  if ((left === null) !== (right === null)) return WHY.silent;
  if (left?.package.ruleDay !== right?.package.ruleDay) return WHY.day;
  return left?.fold === right?.fold ? null : WHY.fold;
}

const other = (why: Text): StackDifference => ({ kind: 'other', why });

const WHY = {
  day: {
    en: 'The rules of other days hold.',
    zh: '适用的规则日期不同。',
  },
  pilots: {
    en: 'A package for some places only comes or goes.',
    zh: '仅适用于部分地区或机构的政策包有增减。',
  },
  lists: { en: 'Lists differ.', zh: '列表不同。' },
  'price.line': { en: 'The prices of items differ.', zh: '项目价格不同。' },
  'price.visit': { en: 'The fees of visits differ.', zh: '诊查费不同。' },
  'firstContact.visit': { en: 'The rule of first contact differs.', zh: '基层首诊规则不同。' },
  silent: {
    en: 'A benefit begins or ceases to be paid.',
    zh: '某项待遇开始或停止支付。',
  },
  fold: { en: 'The sums of the year are other ones.', zh: '年度累计方式不同。' },
} as const satisfies Record<string, Text>;

/** What the packages of a stack say of lists, in one text. */
const listTexts = ({ packages }: Stack): string =>
  packages.map(listText).filter(Boolean).join('\n');

const known = new WeakMap<PolicyPackage, string>();

function listText(whole: PolicyPackage): string {
  const found = known.get(whole);
  if (found !== undefined) return found;
  const { id, version, effective, scope, lists, declarations } = whole;
  const said = declarations.flatMap(({ how, unit, name, of }) =>
    unit === 'list' ? [[how, name, of]] : [],
  );
  const rows = [...lists.values()].map((list) => [
    ...[list.name, list.kind, list.keys, list.columns],
    ...list.rows.map(({ keys, values, from, to }) => [keys, values.map(textOf), from, to]),
  ]);
  const isSilent = rows.length === 0 && said.length === 0;
  const text = isSilent ? '' : textOf([id, version, effective, scope, said, rows]);
  known.set(whole, text);
  return text;
}

const isSame = (a: readonly PolicyPackage[], b: readonly PolicyPackage[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

/** Pairs of intervals that hold together on some day. */
function spansOf([old, now]: Both<Stack>): Both<number>[] {
  const starts = [...new Set([...old.intervals, ...now.intervals])];
  const pairs = starts.map((day) => [old.intervalAt(day), now.intervalAt(day)] as const);
  return [...new Map(pairs.map((pair) => [pair.join(), pair])).values()];
}

/** Whether two hooks answer every question alike: the same decision that reads the same values. */
function isAlike(old: BoundHook | null, now: BoundHook | null): boolean {
  if (old === null || now === null) return old === now;
  const linked = old.package.linked.get(old.hook);
  if (!linked || linked !== now.package.linked.get(now.hook)) return false;
  if (old.package.ruleDay !== now.package.ruleDay) return false;
  return [...linked.checked.reads.parameters].every((name) =>
    isSameValue(old.parameters[name], now.parameters[name]),
  );
}

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}n` : each)) ?? '';

const isSameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  typeof a === typeof b && textOf(a) === textOf(b);

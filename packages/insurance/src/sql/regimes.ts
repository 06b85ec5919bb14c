import type { CheckedDecision } from '@sanyi/feel';
import type { Day } from '@sanyi/kernel';
import type { Fold, HookName, Regime } from '@sanyi/policy';
import type { ClaimRules } from '../claim-rules.ts';
import { siteOf } from '../price/ask-price.ts';
import { siteTable } from '../price/site-table.ts';

/** A decision that speaks for a hook in some regimes. */
export type Speaking = {
  readonly decision: CheckedDecision;
  readonly fold: Fold | null;
  readonly maxEntries: number | null;
  /** The number of its first rule in the stack. */
  readonly firstRule: number;
  readonly regimes: readonly number[];
};

/** The regimes of a stack, numbered, with who speaks in each of them. */
export type Regimes = {
  readonly all: readonly Regime[];
  /** The regimes of a group of institutions, interval by interval. */
  readonly sites: readonly (readonly number[])[];
  /** The group of each institution; null when there is but one. */
  readonly siteOf: ReadonlyMap<number, number> | null;
  speakers(hook: HookName): readonly Speaking[];
  /** Regimes in which the package that speaks for a hook takes the rules of the admission. */
  admission(hook: HookName): readonly number[];
};

export function numberedRegimes(rules: ClaimRules): Regimes {
  const { stack } = rules;
  const numbers = new Map<Regime, number>();
  const numberOf = (regime: Regime): number => {
    const known = numbers.get(regime) ?? numbers.size;
    numbers.set(regime, known);
    return known;
  };
  const table = siteTable(rules);
  const groups = new Map<string, number>();
  const sites: number[][] = [];
  const groupOfClass = table.classes.map((institution) => {
    const own = stack.intervals.map((_, interval) =>
      numberOf(stack.regime(interval, siteOf(institution))),
    );
    const key = own.join();
    const group = groups.get(key) ?? sites.push(own) - 1;
    groups.set(key, group);
    return group;
  });
  const all = [...numbers.keys()];
  const ofInstitution = new Map(
    table.institutions.map((each, row) => [
      each.institution,
      groupOfClass[table.classOf[row] ?? 0] ?? 0,
    ]),
  );
  return {
    all,
    sites,
    siteOf: sites.length > 1 ? ofInstitution : null,
    speakers: (hook) => speakersOf(all, hook),
    admission: (hook) =>
      all.flatMap((regime, number) =>
        regime.hook(hook)?.package.ruleDay === 'admission' ? [number] : [],
      ),
  };
}

function speakersOf(all: readonly Regime[], hook: HookName): Speaking[] {
  const found = new Map<CheckedDecision, Speaking & { regimes: number[] }>();
  all.forEach((regime, number) => {
    const bound = regime.hook(hook);
    const linked = bound?.package.linked.get(hook);
    if (!bound || !linked) return;
    const known = found.get(linked.checked) ?? {
      decision: linked.checked,
      fold: bound.fold,
      maxEntries: linked.hook.maxEntries,
      firstRule: bound.firstRule,
      regimes: [],
    };
    known.regimes.push(number);
    found.set(linked.checked, known);
  });
  return [...found.values()];
}

/** Days from one to another, both inclusive. */
export type DaySpan = { readonly from: Day; readonly to: Day };

/**
 * The days that rules are looked up for, as far as facts may reach. Where only claims that end on some days
 * count, others are settled as far as sums, periods and refunds of these need them.
 */
export type SettledDays = DaySpan & { readonly counted?: DaySpan };

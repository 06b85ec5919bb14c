import type { BoundHook } from '@sanyi/policy';
import { askFirstContact, type FirstContact, firstContactFields } from '../ask-benefit.ts';
import type { OneClaim } from '../claim.ts';
import type { RuleDay } from '../rule-days.ts';

/** An answer of first contact with the rules that gave it. */
export type Contacted = { readonly contact: FirstContact; readonly rules: readonly number[] };

/** What a visit is to first contact, as columns of facts hold it: codes by their positions. */
export type CodedContact = {
  readonly scheme: number;
  readonly personClass: number;
  readonly level: number;
  readonly visitKind: number;
  readonly contracted: number;
  readonly referred: number;
};

/** Answers of `firstContact.visit`, asked once per combination of codes (and day, if it is read). */
export type ContactTable = {
  find(hook: BoundHook, key: number, day: RuleDay): Contacted | undefined;
  ask(hook: BoundHook, claim: OneClaim, at: { readonly key: number; day: RuleDay }): Contacted;
};

export function contactTable(): ContactTable {
  const tables = new Map<BoundHook, { byKey: Map<number, Contacted>; day: boolean }>();
  let last: BoundHook | null = null;
  let lastTable = { byKey: new Map<number, Contacted>(), day: false };
  const tableOf = (hook: BoundHook): typeof lastTable => {
    if (hook === last) return lastTable;
    const table = tables.get(hook) ?? { byKey: new Map(), day: hook.inputs.includes('day') };
    tables.set(hook, table);
    last = hook;
    lastTable = table;
    return table;
  };
  const keyOn = (key: number, byDay: boolean, day: RuleDay): number =>
    byDay ? key + day.ruleDay * 2 ** 16 : key;
  return {
    find: (hook, key, day) => {
      const table = tableOf(hook);
      return table.byKey.get(keyOn(key, table.day, day));
    },
    ask: (hook, claim, { key, day }) => {
      const table = tableOf(hook);
      const rules: number[] = [];
      const contact = askFirstContact(hook, firstContactFields(claim, day.ruleDay), rules);
      const made = { contact, rules };
      table.byKey.set(keyOn(key, table.day, day), made);
      return made;
    },
  };
}

/** A number for what first contact can ask about a visit, its day aside. */
export function contactKey(of: CodedContact): number {
  const who = of.scheme * 8 + of.personClass;
  const where = of.level * 8 + of.visitKind;
  return ((who * 32 + where) * 2 + of.contracted) * 2 + of.referred;
}

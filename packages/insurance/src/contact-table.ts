import { LEVELS, PERSON_CLASSES, SCHEMES, VISIT_KINDS } from '@sanyi/facts';
import type { BoundHook } from '@sanyi/policy';
import { askFirstContact, type FirstContact, firstContactFields } from './ask-benefit.ts';
import type { OneClaim } from './claim.ts';
import type { RuleDay } from './rule-days.ts';

/** An answer of first contact with the rules that gave it. */
export type Contacted = { readonly contact: FirstContact; readonly rules: readonly number[] };

/** Answers of `firstContact.visit`, asked once per combination of codes (and day, if it is read). */
export type ContactTable = (hook: BoundHook, claim: OneClaim, day: RuleDay) => Contacted;

export function contactTable(): ContactTable {
  const tables = new Map<BoundHook, { byKey: Map<number, Contacted>; day: boolean }>();
  return (hook, claim, day) => {
    let table = tables.get(hook);
    if (!table) {
      table = { byKey: new Map(), day: hook.inputs.includes('day') };
      tables.set(hook, table);
    }
    const key = keyOf(claim) + (table.day ? day.ruleDay * 2 ** 16 : 0);
    const known = table.byKey.get(key);
    if (known) return known;
    const rules: number[] = [];
    const contact = askFirstContact(hook, firstContactFields(claim, day.ruleDay), rules);
    const made = { contact, rules };
    table.byKey.set(key, made);
    return made;
  };
}

function keyOf({ person, institution, visit }: OneClaim): number {
  const who = SCHEMES.at(person.scheme) * 8 + PERSON_CLASSES.at(person.personClass);
  const where = LEVELS.at(institution.level) * 8 + VISIT_KINDS.at(visit.kind);
  return ((who * 32 + where) * 2 + Number(visit.contracted)) * 2 + Number(visit.referred);
}

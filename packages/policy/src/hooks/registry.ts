import { BENEFIT_CLAIM } from './benefit-claim.ts';
import { FIRST_CONTACT_VISIT } from './first-contact-visit.ts';
import type { HookDefinition } from './hook.ts';
import type { HookName } from './hook-name.ts';
import { PAYMENT_CASE } from './payment-case.ts';
import { PRICE_LINE } from './price-line.ts';
import { PRICE_VISIT } from './price-visit.ts';

/**
 * Every hook of the platform by name, in the order of a settlement.
 *
 * @example
 * ```ts
 * Object.keys(HOOKS['price.visit'].inputs); // ['visitKind', 'level', ...]
 * ```
 */
export const HOOKS: Readonly<Record<HookName, HookDefinition>> = {
  'price.visit': PRICE_VISIT,
  'price.line': PRICE_LINE,
  'firstContact.visit': FIRST_CONTACT_VISIT,
  'benefit.claim': BENEFIT_CLAIM,
  'payment.case': PAYMENT_CASE,
};

/** The hook of that name, or null. */
export function hookNamed(name: string): HookDefinition | null {
  return Object.values(HOOKS).find((hook) => hook.name === name) ?? null;
}

import { ok, type Result } from '@sanyi/kernel';
import { type GovernanceRules, governanceRules } from './governance-rules.ts';
import type { GovernanceSource, GovernedCity } from './governance-source.ts';
import type { RowSource } from './task-row.ts';

/** The city, its rules and what rows need, or why they are not there yet. */
export function situationOf(
  source: GovernanceSource,
): Result<{ city: GovernedCity; rules: GovernanceRules; rows: RowSource }> {
  const city = source.city();
  if (!city.ok) return city;
  const stack = source.rules();
  if (!stack.ok) return stack;
  const rules = governanceRules(stack.value, city.value.on);
  if (!rules.ok) return rules;
  const { indicator, titleOf, place } = source;
  const { alarms } = rules.value;
  const rows = { indicator, titleOf, place, on: city.value.on, alarms };
  return ok({ city: city.value, rules: rules.value, rows });
}

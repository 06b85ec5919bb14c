import type { ClaimRules } from '../claim-rules.ts';
import { lineAsked, visitAsked } from '../price/ask-price.ts';
import { lineCode, priceAt, visitQuestion } from '../settle-claim.ts';
import type { SettledOne } from '../settled-person.ts';
import { decisionTables } from './explain-decisions.ts';
import type { ExplainedTable } from './explanation.ts';

/** The tables that priced the visit and each line, asked once more with a trace. */
export function priceTables(one: Pick<SettledOne, 'claim'>, rules: ClaimRules): ExplainedTable[] {
  const { claim } = one;
  const { stack } = rules;
  const visit = visitAsked(rules, visitQuestion(claim), priceAt(claim, rules, 'price.visit'));
  const ofVisit = visit
    ? decisionTables(visit.hook, visit.hook.trace(visit.input), { stack, charge: null })
    : [];
  if (claim.lines.length === 0) return ofVisit;
  const at = priceAt(claim, rules, 'price.line');
  const ofLines = claim.lines.flatMap((line) => {
    const { hook, input } = lineAsked(rules, line, at);
    return decisionTables(hook, hook.trace(input), { stack, charge: lineCode(line) });
  });
  return [...ofVisit, ...ofLines];
}

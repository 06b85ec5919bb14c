export type { ClaimInstitution, ClaimLine, ClaimPerson, ClaimVisit, OneClaim } from './claim.ts';
export { lineParts, type PricedLine, visitParts } from './claim-arithmetic.ts';
export { type ClaimRules, claimRules } from './claim-rules.ts';
export type {
  ClaimSource,
  ClaimTables,
  PriceFacts,
  RunTotals,
  Scenario,
  ScenarioTotals,
  SettledBatch,
  Sink,
} from './claim-source.ts';
export { type ExplainRequest, explainClaim } from './explain-claim.ts';
export type {
  CitedRule,
  ExplainedAccumulator,
  ExplainedCharge,
  ExplainedCheck,
  ExplainedStep,
  ExplainedTable,
  ExplainedTotals,
  Explanation,
} from './explanation.ts';
export { type PriceBook, type PricedVisit, type PricePlace, priceBook } from './price-book.ts';
export { runClaims, settleBatch } from './run-claims.ts';
export { type CaseOutcome, explainCase, settleCase } from './settle-case.ts';
export { settleClaim } from './settle-claim.ts';
export type {
  Benefit,
  ChargeParts,
  LinePrice,
  SettledCharge,
  Settlement,
  VisitCharge,
  VisitPrice,
} from './settlement.ts';

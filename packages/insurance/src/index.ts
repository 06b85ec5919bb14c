export type { ClaimInstitution, ClaimLine, ClaimPerson, ClaimVisit, OneClaim } from './claim.ts';
export { type ClaimRules, claimRules } from './claim-rules.ts';
export type {
  ClaimSource,
  ClaimTables,
  PriceFacts,
  RunTotals,
  Scenario,
  ScenarioTotals,
  Sink,
} from './claim-source.ts';
export type {
  CitedRule,
  ExplainedAccumulator,
  ExplainedCharge,
  ExplainedCheck,
  ExplainedStep,
  ExplainedTotals,
  Explanation,
} from './explanation.ts';
export { runClaims, settleBatch } from './run-claims.ts';
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

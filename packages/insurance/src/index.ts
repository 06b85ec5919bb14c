export {
  type CareCell,
  type CareMoney,
  careTotals,
  type ItemCell,
  type RespondedCare,
  type RespondedItem,
  respondCare,
  respondItems,
} from './behaviour/respond.ts';
export { type BehaviourResponse, behaviourResponses } from './behaviour/responses.ts';
export type { ChargedSegment } from './cache/cached-pair.ts';
export {
  type CachedReplay,
  type CachedSource,
  cachedReplay,
  type TouchedClaims,
} from './cache/cached-replay.ts';
export type {
  ActIndex,
  AmountColumn,
  CacheCodes,
  CachedRounds,
  CachedSegment,
} from './cache/cached-segment.ts';
export { type ClaimCacheMaker, claimCacheMaker } from './cache/claim-cache.ts';
export {
  type CommonNumbers,
  type CountedCodes,
  commonCodes,
  renumbered,
} from './cache/common-codes.ts';
export { type StackDifference, stackDifference } from './cache/stack-difference.ts';
export type { ClaimInstitution, ClaimLine, ClaimPerson, ClaimVisit, OneClaim } from './claim.ts';
export { lineParts, type PricedLine, visitParts } from './claim-arithmetic.ts';
export { type ClaimRules, claimRules } from './claim-rules.ts';
export type {
  ClaimSource,
  ClaimTables,
  RunTotals,
  Scenario,
  ScenarioTotals,
  SettledBatch,
  Sink,
} from './claim-source.ts';
export { type ExplainRequest, explainClaim } from './explain/explain-claim.ts';
export type {
  CitedRule,
  ExplainedAccumulator,
  ExplainedCharge,
  ExplainedCheck,
  ExplainedStep,
  ExplainedTable,
  ExplainedTotals,
  Explanation,
} from './explain/explanation.ts';
export type { KernelSource } from './kernel/kernel-source.ts';
export { NotInColumns } from './kernel/not-in-columns.ts';
export { type ReplayKernel, type RowByRowClaims, replayKernel } from './kernel/replay-kernel.ts';
export type { PoolKeyParts } from './pool/case-asker.ts';
export { CASE_WIDTH, joinedCases } from './pool/case-records.ts';
export {
  type Clearing,
  type ClearingDays,
  clearStays,
} from './pool/clear-stays.ts';
export {
  addShares,
  type CityPart,
  type ClosedPool,
  type HospitalShare,
} from './pool/close-pools.ts';
export type { ExplainedPool } from './pool/explain-pool.ts';
export { hasPools } from './pool/has-pools.ts';
export { payPools, type ReplayPools } from './pool/pay-pools.ts';
export {
  casePayment,
  type PointCase,
  type PointValue,
  type PoolSums,
  type PoolTerms,
  pointYuan,
  sharedAmount,
} from './pool/share-budget.ts';
export type { SettledStay } from './pool/stay-book.ts';
export { casesOfRows, type StaysSource } from './pool/stays-of-rows.ts';
export {
  type PriceBook,
  type PricedVisit,
  type PricePlace,
  priceBook,
} from './price/price-book.ts';
export type { PriceFacts } from './price/price-facts.ts';
export { type GroupTitle, groupTitle, LEVEL_TITLES } from './replay/group-titles.ts';
export { addReplayValues, ReplayCells } from './replay/replay-cells.ts';
export { type Estimated, type GroupEstimate, replayEstimate } from './replay/replay-estimate.ts';
export { type ReplayGroups, replayGroups } from './replay/replay-groups.ts';
export { type ReplayFrame, type ReplayLayout, replayLayout } from './replay/replay-layout.ts';
export { type SumRow, valuesOfRows } from './replay/replay-rows.ts';
export {
  incomeOf,
  type ReplayBands,
  type ReplayCell,
  type ReplayFamily,
  type ReplayItem,
  type ReplayMoney,
  type ReplayRule,
  type ReplayTables,
  replayHash,
  replayTables,
} from './replay/replay-tables.ts';
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
export { BOUND_WORDS } from './solve/bound-words.ts';
export {
  type BindingBound,
  bindingBounds,
  finalChange,
  type HeldAmount,
  type MovablePrice,
  type PriceProblem,
  priceProgram,
  type ServiceShare,
} from './solve/price-problem.ts';
export { settlementBundle } from './sql/bundle.ts';
export type { DaySpan } from './sql/regimes.ts';
export { type ReplayBundle, replayBundle } from './sql/replay-bundle.ts';
export { replaySums, SUM_COLUMNS } from './sql/replay-sums.ts';
export { type SettlementSql, settlementSql, stepStatements } from './sql/settlement-sql.ts';
export { STAY_COLUMNS } from './sql/stays.ts';
export type { SettlementStep } from './sql/step.ts';
export { type CaseOutcome, explainCase, settleCase, settleTest } from './written/settle-case.ts';

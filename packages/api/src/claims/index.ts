export {
  type Accumulator,
  type ChargeParts,
  type CitedRule,
  type ClaimCheck,
  type ClaimExplained,
  type ClaimLine,
  claimExplainedSchema,
  type NearRule,
  type Parts,
  type RuleCell,
  type StackName,
  type Step,
} from './claim-explained.ts';
export { type ClaimList, type ClaimRow, claimListSchema } from './claim-list.ts';
export type { ClaimPool, ClaimPoolPaid } from './claim-pool.ts';
export type { ClearedHospital, ClearedHospitals, ClearingRow } from './clearing.ts';

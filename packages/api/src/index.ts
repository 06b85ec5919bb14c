export { ACTING_HEADER, ADDRESSES, CITY_HEADER, VISIT_HEADER } from './addresses.ts';
export { ANSWER_SCHEMAS } from './answer-schemas.ts';
export * from './bulletin/index.ts';
export * from './claims/index.ts';
export {
  COVERAGE_STATUSES,
  type Coverage,
  type CoveragePlace,
  type CoverageSource,
  type CoverageStatus,
  type CoveredSystem,
  coverageSchema,
} from './coverage.ts';
export * from './figures/index.ts';
export { type Glossary, type GlossaryWord, glossarySchema } from './glossary.ts';
export * from './governance/index.ts';
export { type Job, type JobState, jobSchema } from './job.ts';
export { LIMITS } from './limits.ts';
export * from './packages/index.ts';
export {
  type ProblemDocument,
  problemDocumentSchema,
  type WireProblem,
} from './problem-document.ts';
export {
  type ClaimQuery,
  claimQuerySchema,
  type ExplainQuery,
  explainQuerySchema,
  type FigureQuery,
  figureQuerySchema,
  type GrowthQuery,
  growthQuerySchema,
  type MonitoringQuery,
  monitoringQuerySchema,
  type OverviewQuery,
  overviewQuerySchema,
  type ResetRequest,
  resetRequestSchema,
} from './queries.ts';
export * from './reports/index.ts';
export { type Segment, type Sentence, sentenceSchema } from './sentence.ts';
export {
  type DistrictTile,
  type Health,
  healthSchema,
  type Status,
  statusSchema,
} from './status.ts';
export type {
  Coded,
  DayText,
  DecimalText,
  FenText,
  Judgement,
  Provenance,
  WireText,
} from './values.ts';
export * from './what-if/index.ts';

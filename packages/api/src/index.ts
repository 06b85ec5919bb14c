export { ACTING_HEADER, ADDRESSES, CITY_HEADER, VISIT_HEADER } from './addresses.ts';
export {
  type BeforeAfter,
  type BeforeAfterEffect,
  type BeforeAfterFound,
  type BeforeAfterInstead,
  type BeforeAfterPoint,
  type BeforeAfterQuery,
  beforeAfterQuerySchema,
  beforeAfterSchema,
  ERROR_MODELS,
  type InForceDay,
  SCALES,
  SEASONS,
  SERIES_GRAINS,
} from './before-after.ts';
export {
  type Behaviour,
  type BehaviourCare,
  type BehaviourMoney,
  type BehaviourRow,
  behaviourSchema,
} from './behaviour.ts';
export {
  type BehaviourPage,
  type BehaviourQuery,
  behaviourPageSchema,
  behaviourQuerySchema,
} from './behaviour-page.ts';
export {
  type BulletinCheck,
  type BulletinDocument,
  type BulletinFile,
  type BulletinFileQuery,
  type BulletinFinding,
  type BulletinQuery,
  bulletinFileQuerySchema,
  bulletinQuerySchema,
  bulletinSchema,
} from './bulletin.ts';
export type { BulletinPages } from './bulletin-pages.ts';
export { type ByChange, type ByChangeStep, byChangeSchema } from './by-change.ts';
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
export {
  COVERAGE_STATUSES,
  type Coverage,
  type CoveragePlace,
  type CoverageSource,
  type CoverageStatus,
  type CoveredSystem,
  coverageSchema,
} from './coverage.ts';
export {
  type District,
  districtSchema,
  type IndicatorSeries,
  type InstitutionRow,
} from './district.ts';
export {
  type ApprovedDraft,
  approvedDraftSchema,
  type DraftDetail,
  type DraftList,
  type DraftRow,
  type DraftVersion,
  type DraftVersionQuery,
  draftDetailSchema,
  draftListSchema,
  draftVersionQuerySchema,
  draftVersionSchema,
  type NewDraft,
  newDraftSchema,
  type PackageSources,
  packageSourcesSchema,
  type SavedDraft,
  type SubmittedDraft,
  savedDraftSchema,
  submittedDraftSchema,
  type WireDraftState,
  type WireFiles,
} from './drafts.ts';
export {
  type EditionAct,
  type EditionList,
  type EditionQuery,
  editionListSchema,
  editionQuerySchema,
  type NewEdition,
  type NewReceipt,
  newEditionSchema,
  newReceiptSchema,
  type SeenEdition,
  type SignedEdition,
  seenEditionSchema,
  signedEditionSchema,
  type WireEdition,
} from './edition.ts';
export {
  type Figure,
  type FigureName,
  type FigureState,
  type FigureUnit,
  figureNameSchema,
  figureSchema,
  type Interval,
  type Point,
} from './figure.ts';
export { type FigureWhy, figureWhySchema } from './figure-why.ts';
export { type Glossary, type GlossaryWord, glossarySchema } from './glossary.ts';
export {
  type DirectiveList,
  type DirectiveRow,
  directiveListSchema,
  type MeetingPackDocument,
  meetingPackSchema,
  type WireRequirement,
} from './governance/directive.ts';
export {
  type Officer,
  type OfficerList,
  officerListSchema,
  type WireAlarm,
  type WireHistory,
  type WirePerson,
  type WireSignature,
} from './governance/person.ts';
export {
  type ProjectDetail,
  type ProjectList,
  type ProjectRow,
  projectDetailSchema,
  projectListSchema,
  type WireMilestone,
  type WireProgress,
} from './governance/project.ts';
export {
  type FollowRequest,
  followRequestSchema,
  type IssueRequest,
  issueRequestSchema,
  type NewProject,
  type NewTask,
  newProjectSchema,
  newTaskSchema,
  type ProjectProgress,
  projectProgressSchema,
  type Reasoned,
  reasonedSchema,
  type TaskAssignment,
  type TaskQuery,
  type TaskReport,
  taskAssignmentSchema,
  taskQuerySchema,
  taskReportSchema,
} from './governance/requests.ts';
export {
  type TaskAct,
  type TaskDetail,
  type TaskList,
  type TaskMeasured,
  type TaskRow,
  type TaskValue,
  taskDetailSchema,
  taskListSchema,
  type WireTaskState,
} from './governance/task.ts';
export {
  type UntakenFigure,
  type WaitingEdition,
  type WaitingSubmission,
  type Work,
  workSchema,
} from './governance/work.ts';
export {
  type Contribution,
  type ContributionTable,
  type Growth,
  type GrowthChip,
  type GrowthStep,
  growthSchema,
} from './growth.ts';
export { type Job, type JobState, jobSchema } from './job.ts';
export { LIMITS } from './limits.ts';
export {
  type DayNote,
  type DayState,
  type MethodParameter,
  type Monitoring,
  monitoringSchema,
  type ReformDay,
  type WatchedExpectation,
  type WatchedFigure,
  type WatchedIndicator,
  type WatchedPoint,
} from './monitoring.ts';
export {
  type Alert,
  type DistrictRow,
  type KeyFigure,
  type Overview,
  overviewSchema,
  type Rank,
} from './overview.ts';
export {
  type BoundaryRow,
  type PackageChecks,
  type PackageFinding,
  packageChecksSchema,
  type RuleUses,
  type SaidPair,
} from './package-checks.ts';
export {
  type CodeTitles,
  type DatedValue,
  type GridCell,
  type PackageDetail,
  type PackageListing,
  type PackageParameter,
  type PackageTable,
  type PackageTest,
  packageDetailSchema,
  type TableColumn,
  type TableGrid,
  type TableRow,
} from './package-detail.ts';
export type {
  CarriedAmount,
  DifferenceRow,
  GroupMakeUp,
  LocalValueRow,
  PackageDifferences,
  PackageFound,
} from './package-differences.ts';
export type {
  EffectAmount,
  EffectIndicator,
  EffectRow,
  PackageEffect,
} from './package-effect.ts';
export {
  type DraftDifferences,
  draftDifferencesSchema,
  type InstallAsked,
  type InstallPreview,
  installAskedSchema,
  installPreviewSchema,
} from './package-install.ts';
export {
  type Effective,
  type PackageCounts,
  type PackageList,
  type PackageRow,
  type PackageState,
  packageListSchema,
} from './package-list.ts';
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
export {
  type Replay,
  type ReplayBands,
  type ReplayCacheUse,
  type ReplayCell,
  type ReplayEngine,
  type ReplayEngineName,
  type ReplayEstimate,
  type ReplayEstimated,
  type ReplayFamily,
  type ReplayItem,
  type ReplayMoney,
  type ReplayRule,
  replaySchema,
} from './replay.ts';
export type { PoolHospital, PoolMoney, ReplayPool, WhatIfPool } from './replay-pool.ts';
export {
  type Arrived,
  type DataReopened,
  dataReopenedSchema,
  type ReopenData,
  type ReportComparison,
  type ReportFollowUp,
  type ReportFormInfo,
  type ReportIndicator,
  type ReportingCell,
  type ReportingState,
  type ReportPart,
  type ReportPreview,
  type Reports,
  type ReportTaken,
  reopenDataSchema,
  reportPreviewSchema,
  reportsSchema,
  reportTakenSchema,
  type SentFigure,
  type SheetQuery,
  type SheetRemark,
  sheetQuerySchema,
  type TemplateQuery,
  templateQuerySchema,
} from './reports.ts';
export { type Segment, type Sentence, sentenceSchema } from './sentence.ts';
export { type GrowthSplit, growthSplitSchema, type SplitPart } from './split.ts';
export {
  type DistrictTile,
  type Health,
  healthSchema,
  type Status,
  statusSchema,
} from './status.ts';
export {
  type FollowFigure,
  followFigureSchema,
  type SeenSubmission,
  type SubmissionAct,
  type SubmissionDetail,
  type SubmissionList,
  type SubmissionQuery,
  type SubmissionRow,
  seenSubmissionSchema,
  submissionDetailSchema,
  submissionListSchema,
  submissionQuerySchema,
  type WireFollowed,
} from './submissions.ts';
export type {
  Coded,
  DayText,
  DecimalText,
  FenText,
  Judgement,
  Provenance,
  WireText,
} from './values.ts';
export {
  type WhatIf,
  type WhatIfAmount,
  type WhatIfChange,
  type WhatIfChoices,
  type WhatIfGroup,
  type WhatIfInstitution,
  type WhatIfItem,
  type WhatIfMonth,
  type WhatIfQuery,
  type WhatIfRule,
  type WhatIfValue,
  whatIfChoicesSchema,
  whatIfQuerySchema,
  whatIfSchema,
} from './what-if.ts';
export {
  type WhatIfStep,
  type WhatIfSteps,
  whatIfStepsSchema,
} from './what-if-changes.ts';
export {
  type Solved,
  type SolvedBound,
  type SolvedQuery,
  type SolvedRow,
  type SolveQuery,
  solvedQuerySchema,
  solvedSchema,
  solveQuerySchema,
  type WhatIfDraft,
  whatIfDraftSchema,
} from './what-if-solve.ts';

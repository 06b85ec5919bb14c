export { sampleBeforeAfter } from './before-after.test-data.ts';
export { sampleBehaviour } from './behaviour.test-data.ts';
export { sampleBulletin, sampleEditions } from './bulletin.test-data.ts';
export { sampleClaim, sampleClaimList } from './claim.test-data.ts';
export { sampleDistrict } from './district.test-data.ts';
export { sampleDraft, sampleDrafts, sampleSources } from './drafts.test-data.ts';
export { sampleGrowth } from './growth.test-data.ts';
export { sampleDraftDifferences, sampleInstallPreview } from './install.test-data.ts';
export { sampleCoverage, sampleGlossary } from './library.test-data.ts';
export { sampleMonitoring } from './monitoring.test-data.ts';
export { sampleOverview } from './overview.test-data.ts';
export { samplePackage, samplePackageList } from './package.test-data.ts';
export { samplePackageChecks } from './package-checks.test-data.ts';
export {
  SAMPLE_PERIOD,
  SAMPLE_PERIODS,
  SAMPLE_PLACES,
  type SamplePlace,
} from './places.test-data.ts';
export { sampleReplay } from './replay.test-data.ts';
export { sampleKeptReplays, sampleReplaysCompared } from './replays-compared.test-data.ts';
export {
  sampleReportPreview,
  sampleReports,
  sampleReportTaken,
} from './reports.test-data.ts';
export {
  sampleHealth,
  sampleJob,
  sampleProblem,
  sampleStatus,
  sampleWhy,
} from './status.test-data.ts';
export { sampleSubmission, sampleSubmissions } from './submissions.test-data.ts';
export {
  sampleSolved,
  sampleWhatIf,
  sampleWhatIfChoices,
  sampleWhatIfSteps,
} from './what-if.test-data.ts';

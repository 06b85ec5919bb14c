export {
  type Act,
  type Actor,
  allowed,
  demoActor,
  mayAct,
  mayStop,
  type Reading,
  type Role,
  starterOf,
} from './actor.ts';
export { differencesHtml } from './adopt/differences-html.ts';
export {
  type CityAdoption,
  type CityInstall,
  type CityInstalled,
  type CityPreview,
  installIntoCity,
  previewIntoCity,
} from './adopt/install-into-city.ts';
export { installPackage } from './archive/install-package.ts';
export { packArchive } from './archive/pack-archive.ts';
export { readArchive } from './archive/read-archive.ts';
export { type BehaviourOptions, behaviourOfReplay } from './behaviour/behaviour-of-replay.ts';
export { type BulletinSource, bulletinSource } from './bulletin/bulletin-source.ts';
export {
  BULLETIN_FORMATS,
  type BulletinFormat,
  type PrintedBulletin,
  type PrintOptions,
  printBulletin,
} from './bulletin/print-bulletin.ts';
export { writePrints } from './bulletin/write-prints.ts';
export { replayByChange } from './by-change/replay-by-change.ts';
export { buildCityFacts, type CityBuild, type CityReport } from './city/build-city.ts';
export { type CityCheckRequest, checkCityFacts } from './city/check-city.ts';
export {
  type BuiltClaimCache,
  buildClaimCache,
  type CacheRequest,
} from './claim-cache/build-claim-cache.ts';
export { type CacheMemory, cacheMemory } from './claim-cache/cache-memory.ts';
export { type WarmPools, warmPools } from './claim-cache/warm-pools.ts';
export { type FoundClaim, findClaim } from './claims/find-claim.ts';
export { type ClaimFilter, type ClaimListRow, listClaims } from './claims/list-claims.ts';
export { type EvidenceRequest, measureEvidence } from './evidence/measure-evidence.ts';
export { type Facts, openFacts, placeOfFacts } from './facts/open-facts.ts';
export type { Reference } from './facts/reference-tables.ts';
export { type FactsHead, writeFacts } from './facts/write-facts.ts';
export type { PartData } from './facts/write-part.ts';
export { inShell } from './folder/in-shell.ts';
export {
  type ClaimPart,
  type FactsManifest,
  type Raked,
  readManifest,
  SCHEMA_VERSION,
} from './folder/manifest.ts';
export { type ImportReport, type ImportRequest, importFolder } from './import/import-folder.ts';
export { TABLES as IMPORT_TABLES } from './import/mapping.ts';
export type { Job, Progress } from './job.ts';
export type { DailyFigures } from './measure/daily.ts';
export { type MeasureOptions, measure } from './measure/measure.ts';
export type {
  ExpenseBy,
  ExpenseFilter,
  ExpenseRow,
  ExpenseSum,
  FigureFilter,
  FigureRow,
  Measures,
  Spread,
} from './measure/measures.ts';
export { type QuarterFigures, quarterFigures } from './measure/quarter-figures.ts';
export { rakingError } from './measure/raking-error.ts';
export { boundTitles } from './prices/bound-titles.ts';
export type { PriceBounds } from './prices/price-bounds.ts';
export { type FoundPrice, type SolvedPrices, solvePrices } from './prices/solve-prices.ts';
export { keepSolved, readSolved } from './prices/solved-folder.ts';
export type { LibraryKeeper } from './read/kept-library.ts';
export { libraryOf } from './read/library-of.ts';
export { readCity, readPackageFolder, readPolicies } from './read/read-content.ts';
export type { ContentFiles } from './read/read-folder.ts';
export type { DirectivesDoor } from './records/directives-door.ts';
export type { DraftHead, DraftsDoor } from './records/drafts-door.ts';
export type { EditionFilter, EditionHead, EditionsDoor } from './records/editions-door.ts';
export type { HistoryDoor, HistoryEntry } from './records/history-door.ts';
export type { LocksDoor } from './records/locks-door.ts';
export {
  lazyRecords,
  openRecords,
  type Records,
  type RecordsDoor,
  type RecordsPlace,
  recordsFolder,
} from './records/open-records.ts';
export type { ProjectFilter, ProjectsDoor } from './records/projects-door.ts';
export type { Seen } from './records/record-context.ts';
export type { SubmissionFilter, SubmissionsDoor } from './records/submissions-door.ts';
export type { TaskFilter, TasksDoor } from './records/tasks-door.ts';
export {
  compareReplays,
  type ReplaysDiffer,
  type ReplaysSideBySide,
  replayChange,
  replaysDiffer,
  rowsApart,
} from './replay/compare-replays.ts';
export { keptPool, type PoolAsked } from './replay/kept-pools.ts';
export {
  type KeptReplayList,
  keptReplay,
  keptReplays,
  type ListedReplay,
} from './replay/kept-replays.ts';
export { poolKeyTitle } from './replay/pool-key-title.ts';
export type { StackSource } from './replay/prepare-replay.ts';
export { type ReplayAmounts, replayAmounts } from './replay/replay-amounts.ts';
export { type ReplayEstimator, replayEstimator } from './replay/replay-estimator.ts';
export {
  type ReplayedFacts,
  type ReplayOptions,
  type ReplayRequest,
  replayFacts,
} from './replay/replay-facts.ts';
export { readReplay } from './replay/replay-folder.ts';
export { replayInDuckdb } from './replay/replay-in-duckdb.ts';
export type { Share } from './replay/replay-parts.ts';
export { mergeReplay, type ReplayedShare, replayShare } from './replay/replay-share.ts';
export type { ReplayWeighing } from './replay/replay-weighing.ts';
export {
  readBackReplay,
  type WrittenReplayBundle,
  writeReplayBundle,
} from './replay/spark-replay.ts';
export { comparedEngines, keepSqlReplay } from './replay/sql-replay.ts';
export { buildReplayStore } from './replay-store/build-replay-store.ts';
export { openReplayStore, type ReplayStore } from './replay-store/open-replay-store.ts';
export type { SegmentFile, StoreManifest } from './replay-store/store-manifest.ts';
export { type VerifiedStore, verifyReplayStore } from './replay-store/verify-replay-store.ts';
export { createFacts, type EmptyFacts } from './reported/create-facts.ts';
export {
  type ClosedData,
  type Confirmation,
  formNamed,
  type Preview,
  previewSheet,
  type ReportDesk,
  type SentSheet,
  type Taken,
  takeSheet,
} from './reported/desk.ts';
export { acceptSheet, returnSheet, type SeenSheet } from './reported/judge-sheet.ts';
export { officeDay, timeZoneOf } from './reported/office-day.ts';
export { reopenData } from './reported/reopen-data.ts';
export {
  type ComparedFigure,
  type ReportStatus,
  reportStatus,
} from './reported/report-status.ts';
export { addReported, type ReportedFilter, readReported } from './reported/reported.ts';
export type { ReportedRow, ReportedTable } from './reported/reported-folder.ts';
export { closedData, type Sender, sendSheet } from './reported/send-sheet.ts';
export { compareSettlements, type SettlementChange } from './settle/compare-settlements.ts';
export { firedRules, firedRulesOn, type RulesOfDays } from './settle/fired-rules.ts';
export { readClearing } from './settle/read-clearing.ts';
export {
  type SettledFacts,
  type SettleOptions,
  type SettleRules,
  settleFacts,
} from './settle/settle-facts.ts';
export type { PackageInput } from './settle/settle-part-task.ts';
export type { SettleReport } from './settle/settlement-folder.ts';
export { fileHashOf, readSheet, type SentFile } from './sheet/read-sheet.ts';
export { returnedCopy } from './sheet/write-returned.ts';
export { templateCsv, templateXlsx } from './sheet/write-template.ts';
export { answerRows, type RowsAnswered, type RowsQuestion } from './sql/answer-rows.ts';
export { checkSettlement, type SettlementCheck } from './sql/check-settlement.ts';
export { type BundleRequest, type WrittenBundle, writeSqlBundle } from './sql/write-bundle.ts';

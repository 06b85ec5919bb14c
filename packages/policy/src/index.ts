export { type Adoption, type AdoptRequest, adoptPackage } from './adopt/adopt-package.ts';
export { type Differences, differencesOf, type MeasuredIn } from './adopt/differences.ts';
export { type FoundWords, foundWords } from './adopt/found-words.ts';
export { type LocalSetting, localSetting, readLocalSettings } from './adopt/local-settings.ts';
export type {
  CarriedTests,
  CarryLines,
  ListGap,
  LocalValue,
  MappedUnit,
  TakenOver,
} from './adopt/taken-over.ts';
export { takenOverFiles } from './adopt/write-taken-over.ts';
export {
  type AnalysedTable,
  analysePackage,
  type PackageAnalysis,
  type PackageFinding,
} from './analysis/analyse-package.ts';
export { type BoundaryCase, boundaryCases } from './analysis/boundary-cases.ts';
export { boundaryTests } from './analysis/boundary-tests.ts';
export {
  type FindingWords,
  findingWords,
  type SaidFinding,
  type SaidValue,
  saidFinding,
  type TableFinding,
} from './analysis/finding-words.ts';
export { type RuleUse, ruleUse, testUse } from './analysis/rule-use.ts';
export type {
  BulletinColumn,
  BulletinDefinition,
  BulletinEvents,
  BulletinFamily,
  BulletinNoise,
  BulletinTable,
  ColumnShow,
} from './bulletins/bulletin.ts';
export type { LinkedHook } from './decisions/linked-hook.ts';
export { showDecision } from './decisions/show-decision.ts';
export { diffPackages } from './diff/diff-packages.ts';
export type {
  Change,
  PackageDiff,
  ParameterDiff,
  RowDiff,
  RuleDiff,
  TableDiff,
  TestDiff,
  TextDiff,
} from './diff/package-diff.ts';
export { type DraftAnalysis, draftFaults } from './draft/analyse-draft.ts';
export { applyEdit } from './draft/apply-edit.ts';
export { asVersion, type VersionRequest } from './draft/as-version.ts';
export type { WrittenEdit } from './draft/check-cell.ts';
export { type CopyRequest, copyPackage } from './draft/copy-package.ts';
export {
  type DraftMoment,
  type DraftSession,
  draftSession,
  type SessionStart,
} from './draft/draft-session.ts';
export type {
  ColumnOffer,
  DraftView,
  EditColumn,
  EditEntry,
  EditList,
  EditParameter,
  EditRule,
  EditTable,
  EditValue,
  PlacedProblem,
  TryField,
  TryForm,
} from './draft/draft-view.ts';
export type {
  Edit,
  InDecision,
  InParameter,
  InTable,
  StructureEdit,
  ValueField,
} from './draft/edit.ts';
export { type MergeConflict, type Merged, mergeFiles } from './draft/merge-files.ts';
export { nextVersion } from './draft/next-version.ts';
export { type PackageHead, packageHead } from './draft/package-head.ts';
export { type ScenarioRequest, scenarioPackage } from './draft/scenario-package.ts';
export type { Tried, TriedInput, TriedTable } from './draft/try-input.ts';
export {
  type Carried,
  type CarriedRow,
  changedShare,
  comparedEvidence,
  type PartsOfMillion,
} from './evidence/compare-evidence.ts';
export {
  EVIDENCE_PARTS,
  type Evidence,
  type EvidenceBands,
  type EvidenceCell,
  type EvidenceIndicator,
  type EvidenceMoney,
  type EvidencePart,
  type EvidenceRules,
  evidenceAmount,
} from './evidence/evidence.ts';
export {
  type EvidenceNow,
  type EvidenceState,
  evidenceState,
  rulingHash,
  staleEvidence,
} from './evidence/evidence-state.ts';
export { writeEvidence } from './evidence/write-evidence.ts';
export type { Accumulator, Fold, FoldReset } from './folds/fold.ts';
export type { FormIndicator, FormPart, ReportForm } from './forms/form.ts';
export type { Indicator, PeriodGrain, PlaceGrain } from './headers/indicator.ts';
export {
  type AlertLine,
  type DatedTarget,
  type HeaderNumber,
  type LinesInForce,
  linesOn,
  type TargetInForce,
} from './headers/lines.ts';
export type { SupervisionRule } from './headers/supervision.ts';
export type { HookDefinition, HookShape } from './hooks/hook.ts';
export type { HookName } from './hooks/hook-name.ts';
export { HOOKS } from './hooks/registry.ts';
export { kindText } from './kinds/kind-text.ts';
export { suggestion } from './kinds/suggestion.ts';
export { valueText } from './kinds/value-text.ts';
export type { ListColumn, ListKind, ListRow, PolicyList } from './lists/policy-list.ts';
export {
  describePackage,
  type PackageDescription,
  type TableDescription,
} from './package/describe.ts';
export { formatPackage } from './package/format.ts';
export { type PackedLibrary, packLibrary, unpackLibrary } from './package/packed-library.ts';
export type {
  Declaration,
  Effective,
  Library,
  PackageFiles,
  PolicyPackage,
  Provision,
  Scope,
} from './package/policy-package.ts';
export type { Provenance } from './package/provenance.ts';
export {
  type LinkOptions,
  linkInto,
  type PackageFolder,
  readLibrary,
} from './package/read-library.ts';
export { readPackage } from './package/read-package.ts';
export type { UnitKind } from './package/unit-kind.ts';
export type { DatedValue, Parameter } from './parameters/parameter.ts';
export type { Pool, PoolKey } from './pools/pool.ts';
export { PACKAGE_SCHEMAS, type PackageSchema } from './schemas.ts';
export { buildStack } from './stack/build-stack.ts';
export type { ChangedRules, ChangeStep } from './stack/change-step.ts';
export { changeSteps } from './stack/change-steps.ts';
export { type MovableParameter, movableParameters } from './stack/movable-parameters.ts';
export { parseStack } from './stack/parse-stack.ts';
export { covers } from './stack/scope.ts';
export type { Site } from './stack/site.ts';
export type {
  BoundHook,
  CodeEntry,
  HookStep,
  HookTable,
  HookTrace,
  ListAnswer,
  ListCitation,
  ListQuestion,
  ParameterCitation,
  Regime,
  RuleCitation,
  Stack,
} from './stack/stack.ts';
export type { StackDay, StackSpec, WhatIf } from './stack/stack-spec.ts';
export { acceptTests } from './tests/accept.ts';
export type { CaseOutcome, SettleCase, TestCase, TestReport } from './tests/report.ts';
export { countTests, runPackageTests, type TestOptions } from './tests/run-tests.ts';
export { type SingleCase, singleCases } from './tests/single-cases.ts';
export { type CellKind, cellParts, cellWords, valueWords } from './words/cell-words.ts';
export { type CodeTitles, codeSetOf, codeTitles } from './words/code-titles.ts';
export { clauseText, titleOf, wordsOf } from './words/column-title.ts';
export { fieldTitles } from './words/field-titles.ts';
export { UNIT_WORDS } from './words/unit-words.ts';
export { kindWord, PROVENANCE_WORDS } from './words/value-words.ts';

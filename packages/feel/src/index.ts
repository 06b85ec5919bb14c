export { analyseTables } from './analysis/analyse-tables.ts';
export type {
  AnalysedColumn,
  AnalysisOptions,
  BoundaryInput,
  ExampleInput,
  ExampleValue,
  Gap,
  Overlap,
  TableAnalysis,
  UniqueProof,
  UnreachableRule,
  ValueBounds,
} from './analysis/analysis.ts';
export { boundaryInputs } from './analysis/boundary-inputs.ts';
export { checkDecision } from './check/check-decision.ts';
export type { CheckedDecision, Mode, ReadSet, Reads } from './check/checked.ts';
export type { Column, ColumnField, ColumnKeys } from './columns/column.ts';
export type {
  AnswerColumn,
  AnswerRoom,
  BoundColumns,
  ColumnAnswers,
  ColumnFacts,
  ColumnKernel,
  ColumnRows,
  ColumnRules,
  Refusal,
} from './columns/column-types.ts';
export { compileColumns } from './columns/compile-columns.ts';
export { fieldBreaks } from './columns/field-breaks.ts';
export { keysAt } from './columns/key-groups.ts';
export { ResidualNumbers } from './columns/residuals.ts';
export type { RowsWithin } from './columns/within.ts';
export { WithinNumbers } from './columns/within-values.ts';
export { compileRow, type RowDecision, type RowTarget } from './compile-row.ts';
export { logicText } from './dmn/logic-text.ts';
export type {
  Binding,
  ContextEntry,
  Decision,
  DecisionService,
  DecisionTable,
  DmnModel,
  HitPolicy,
  ImportedReference,
  InputData,
  KnowledgeModel,
  Logic,
  ModelImport,
  TableInput,
  TableOutput,
  TableRule,
  Variable,
  XmlElement,
} from './dmn/model.ts';
export { readDmn } from './dmn/read-dmn.ts';
export { writeDiagram } from './dmn/write-diagram.ts';
export { writeDmn } from './dmn/write-dmn.ts';
export type { ContextKind, DecisionTypes, Kind } from './kind.ts';
export { DMN_LIMITS, type Limits } from './limits.ts';
export type { DecisionAnswer, Step, TableTrace, Trace } from './row/trace.ts';
export type { RuleAnnotations, RuleRef } from './rule-ref.ts';
export type { SourceSpan } from './source.ts';
export { compileSql, sqlDialect } from './sql/compile-sql.ts';
export type { Dialect } from './sql/dialect.ts';
export { citedName, markOf } from './sql/rule-marks.ts';
export type {
  SqlColumn,
  SqlDialect,
  SqlOptions,
  SqlProblem,
  SqlText,
} from './sql/sql-text.ts';
export type { StandardDecision } from './standard/door/check-standard.ts';
export { inputsFromJson } from './standard/json/from-json.ts';
export { toJson } from './standard/json/to-json.ts';
export type { ExternalFunctions } from './standard/library/externals.ts';
export { JAVA_FUNCTIONS } from './standard/library/java.ts';
export {
  compileStandard,
  type StandardModel,
  type StandardTrace,
} from './standard/model/standard-model.ts';
export type { StandardInputs, StandardOptions } from './standard/model/standard-options.ts';
export { readDateTime } from './standard/time/read-temporal.ts';
export type { FeelNumber } from './standard/value/number.ts';
export type {
  DaysDuration,
  FeelContext,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  FeelRange,
  FeelTemporal,
  FeelTime,
  FeelValue,
  MonthsDuration,
  Zone,
} from './standard/value/value.ts';
export { valueText } from './standard/value/value-text.ts';
export { tckPage } from './tck/page.ts';
export {
  runTckSuite,
  type TckCase,
  type TckFile,
  type TckNode,
  type TckSuite,
} from './tck/run-suite.ts';
export { type Rate, type TckSummary, tckCsv, tckSummary } from './tck/summary.ts';
export type { Environment, Row, Value } from './value.ts';

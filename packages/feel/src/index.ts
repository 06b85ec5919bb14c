export { checkDecision } from './check/check-decision.ts';
export type { CheckedDecision, Mode, ReadSet, Reads } from './check/checked.ts';
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
export { writeDmn } from './dmn/write-dmn.ts';
export type { ContextKind, DecisionTypes, Kind } from './kind.ts';
export { DMN_LIMITS, type Limits } from './limits.ts';
export type { DecisionAnswer, Step, TableTrace, Trace } from './row/trace.ts';
export type { RuleAnnotations, RuleRef } from './rule-ref.ts';
export type { SourceSpan } from './source.ts';
export type { Environment, Row, Value } from './value.ts';

export {
  assertClaimBatch,
  CHARGE_FAMILIES,
  type ChargeFamily,
  type ClaimBatch,
  COLUMN_FEN_MAX,
  columnFen,
  emptyClaimBatch,
  emptySettlementBatch,
  roomForClaims,
  type SettlementBatch,
} from './claim-batch.ts';
export {
  CATEGORIES,
  type Category,
  CHRONIC_DISEASES,
  type ChronicDisease,
  CODE_SETS,
  type CodeSet,
  INCOME_BANDS,
  INSTITUTION_KINDS,
  type IncomeBand,
  type InstitutionKind,
  KEY_GROUPS,
  type KeyGroup,
  LEVELS,
  type Level,
  OWNERSHIPS,
  type Ownership,
  PERSON_CLASSES,
  type PersonClass,
  SCHEMES,
  type Scheme,
  SEXES,
  type Sex,
  TITLES,
  type Title,
  VISIT_KINDS,
  type VisitKind,
} from './codes.ts';
export { type IdRows, idRows } from './id-rows.ts';
export { pickClaims } from './pick-claims.ts';
export type {
  CallTable,
  ContractTable,
  District,
  DoctorCount,
  DonationTable,
  Institution,
  Item,
  PersonTable,
  PurchasePriceTable,
} from './reference.ts';
export { pickPersons } from './segment/pick-persons.ts';
export type { PersonGroups, VisitCodes } from './segment/row-keys.ts';
export { groupKey, visitKey } from './segment/row-keys.ts';
export { type CodeColumn, FOLDS, type Segment } from './segment/segment.ts';
export { type PersonSpan, segmentClaims, segmentPersons } from './segment/segment-claims.ts';
export {
  type ActCodes,
  type ClaimCensus,
  claimCensus,
  type SegmentCodes,
  segmentCodes,
} from './segment/segment-codes.ts';
export { type SegmentMaker, segmentMaker } from './segment/segment-maker.ts';
export type { ColumnUnit, FactColumn, FactTable } from './tables/fact-table.ts';
export { FACT_TABLES } from './tables/fact-tables.ts';
export { MEASURE_VIEWS, type MeasureView } from './tables/measure-views.ts';

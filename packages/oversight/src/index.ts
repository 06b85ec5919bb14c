export {
  type BeforeAfter,
  beforeAfter,
  type ComparedPoint,
  type Interval,
  type Observed,
  type TooFew,
} from './before-after/before-after.ts';
export {
  type BeforeAfterFacts,
  beforeAfterSentence,
} from './before-after/before-after-sentence.ts';
export {
  directionOf,
  intervalText,
  type SeriesUnit,
  sizeOfChange,
} from './before-after/before-after-words.ts';
export { againstControl } from './before-after/control.ts';
export type { Season } from './before-after/design.ts';
export type { ErrorModel } from './before-after/errors.ts';
export {
  BEFORE_AFTER_PARAMETERS,
  type BeforeAfterChoice,
  type BeforeAfterMethod,
  type Scale,
} from './before-after/method.ts';
export type {
  Basis,
  Bulletin,
  BulletinCell,
  BulletinChart,
  BulletinEdition,
  BulletinFigure,
  BulletinGrid,
  BulletinParagraph,
  BulletinRow,
  BulletinSection,
  BulletinSheet,
  BulletinSource,
  EditionChange,
  Finding,
  SheetChange,
} from './bulletin/bulletin.ts';
export { type BulletinCheck, bulletinChecks } from './bulletin/bulletin-checks.ts';
export type {
  BulletinInput,
  BulletinPlace,
  BulletinSpread,
  ReportedFigure,
  ReportedSheet,
  UnfoundedRules,
} from './bulletin/bulletin-input.ts';
export { sheetChanges } from './bulletin/bulletin-sheets.ts';
export { bulletinHtml } from './bulletin/html/bulletin-html.ts';
export { escapeHtml } from './bulletin/html/escape-html.ts';
export {
  type BulletinLayout,
  bulletinLayout,
  type LayoutBlock,
  type LayoutCell,
  type LayoutChart,
  type LayoutColumn,
  type LayoutRun,
  type LayoutTable,
} from './bulletin/layout/bulletin-layout.ts';
export { chartGeometry, type PlacedBar } from './bulletin/layout/chart-geometry.ts';
export { makeBulletin } from './bulletin/make-bulletin.ts';
export { bulletinTypst } from './bulletin/typst/bulletin-typst.ts';
export { unsignedEdition } from './bulletin/unsigned-edition.ts';
export {
  type Figure,
  type FigureOrigin,
  type FigureState,
  type FigureUnit,
  figureOf,
  isTotal,
  type Measured,
  roundedText,
  UNIT_DECIMALS,
  unitOf,
} from './figure.ts';
export {
  addingPoints,
  type GrowthParts,
  type GrowthPoints,
  type GrowthSums,
  growthSplit,
  leadingPart,
  splitPoints,
} from './growth-split.ts';
export {
  crossedLine,
  isWithoutLine,
  type Judged,
  type JudgedHeader,
  type Judgement,
  judge,
  lineOf,
  linesIn,
} from './judgement.ts';
export {
  type DailySeries,
  type Expectation,
  type WatchedDay,
  type Watcher,
  watch,
} from './monitoring/expectation.ts';
export {
  type DayKind,
  dayKind,
  MONITORING_PARAMETERS,
  type MonitoringMethod,
} from './monitoring/method.ts';
export { dayKindText, monitoringSentence, noteText } from './monitoring/monitoring-text.ts';
export { isJudged, type MonitoringNote, type MonitoringRule, raise } from './monitoring/raise.ts';
export {
  growthError,
  type RakedTotal,
  type Ranked,
  type RankingRow,
  rakedGrowthError,
  ranking,
  type Sampled,
} from './ranking.ts';
export { boardSentence } from './report/board-sentence.ts';
export { checkSheet } from './report/check-sheet.ts';
export { filledOf } from './report/check-value.ts';
export type { CheckedSheet, SheetFigure, SheetMark, SheetRow } from './report/checked.ts';
export {
  type Arrival,
  dueDay,
  type ReportCell,
  type ReportState,
  reportMatrix,
} from './report/completeness.ts';
export {
  type Difference,
  type DifferenceCause,
  explainDifference,
  type Pair,
} from './report/difference.ts';
export { type FollowUp, followUps } from './report/follow-ups.ts';
export { type Outlier, type OutlierMethod, outliers } from './report/outliers.ts';
export { cellName, type Sheet, type SheetCell, type SheetMerge } from './report/sheet.ts';
export type { SheetAgainst } from './report/sheet-against.ts';
export { type Template, templateOf } from './report/template.ts';
export {
  districtsOf,
  type FormLine,
  type ReportTerms,
  reportTerms,
  type Thresholds,
} from './report/terms.ts';
export { type AlertFacts, alertText } from './sentence/alert-text.ts';
export {
  type DistrictFacts,
  districtSentence,
  type GrowthFacts,
  growthSentence,
} from './sentence/growth-sentence.ts';
export { amountText, lineText, readable, signed, valueText } from './sentence/number-text.ts';
export {
  type OverLine,
  type OverviewFacts,
  overviewSentence,
} from './sentence/overview-sentence.ts';
export { dateText, periodText } from './sentence/period-text.ts';
export {
  plainText,
  type Run,
  type Segment,
  type Sentence,
  type Stated,
  sentenceOf,
} from './sentence/segments.ts';
export { type PublishedCell, suppress } from './suppression.ts';

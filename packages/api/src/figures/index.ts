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
  type District,
  districtSchema,
  type IndicatorSeries,
  type InstitutionRow,
} from './district.ts';
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
export {
  type Contribution,
  type ContributionTable,
  type Growth,
  type GrowthChip,
  type GrowthStep,
  growthSchema,
} from './growth.ts';
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
export { type GrowthSplit, growthSplitSchema, type SplitPart } from './split.ts';

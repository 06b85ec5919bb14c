export { type AlertWords, alertText } from './alert-text.ts';
export {
  type DistrictFacts,
  districtSentence,
  type GrowthFacts,
  type GrowthOf,
  growthSentence,
  type MissedLine,
  type OverviewFacts,
  overviewSentence,
} from './expense-sentences.ts';
export {
  type Figure,
  type FigureAbout,
  type FigureState,
  type FigureUnit,
  figure,
  type Measured,
} from './figure.ts';
export {
  type Contribution,
  type ContributionSums,
  contributions,
  type GrowthParts,
  type GrowthPoints,
  type GrowthSums,
  growthSplit,
  splitPoints,
} from './growth-split.ts';
export { type IndicatorQuery, indicatorQuery } from './indicator-query.ts';
export { type Alert, alertsOf, type Judgement, judgementOf, lineOf } from './judgement.ts';
export {
  type GrowthInterval,
  growthInterval,
  type Rank,
  type Ranked,
  ranking,
  type Spread,
} from './ranking.ts';
export { type FigureName, plainText, type Segment, type Sentence } from './sentence.ts';
export { suppressedCells } from './suppression.ts';

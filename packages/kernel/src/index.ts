export { type Allocated, allocate, allocated } from './allocate.ts';
export { assert } from './assert.ts';
export {
  addDays,
  addMonths,
  addYears,
  type Day,
  dayOf,
  dayOfMonth,
  firstOfMonth,
  type IsoDate,
  isoDate,
  monthOf,
  parseDay,
  parseIsoDate,
  yearOf,
} from './calendar.ts';
export { MONTH_NAMES, WEEKDAY_NAMES } from './calendar-names.ts';
export { dayWords } from './day-words.ts';
export { type Fen, fen, parseYuan, yuanText, ZERO_FEN } from './fen.ts';
export { hashText } from './hash.ts';
export type {
  ClaimId,
  DistrictId,
  Id,
  InstitutionId,
  ItemId,
  PackageId,
  PersonId,
} from './ids.ts';
export { instantText, type OfficeClock } from './instant-text.ts';
export { nearest, nearestFew } from './nearest.ts';
export {
  type Period,
  type PeriodKind,
  parsePeriod,
  periodOf,
  periodsBetween,
  shiftPeriod,
  yearBefore,
} from './period.ts';
export { type Problem, type ProblemCode, ProblemError, problem, problemLine } from './problem.ts';
export { PROBLEM_TEXTS } from './problems/registry.ts';
export { problemPlace } from './problems/words.ts';
export { type Random, random } from './random.ts';
export {
  decimalText,
  parseQuantity,
  parseRate,
  QUANTITY_ONE,
  type Quantity,
  RATE_ONE,
  type Rate,
  scaled,
  timesQuantity,
  timesRate,
} from './rate.ts';
export {
  attempt,
  collect,
  type Failure,
  fail,
  failOf,
  mapResult,
  ok,
  type Result,
  type Success,
  unwrap,
} from './result.ts';
export {
  ceilDiv,
  floorDiv,
  halfDown,
  halfEven,
  halfUp,
  roundDown,
  roundUp,
} from './rounding.ts';
export { LANGS, type Lang, type Text } from './text.ts';

export type {
  CityCheck,
  CityCheckDays,
  CityMade,
  MadeCalls,
  MadeCare,
  MadeDonations,
  MadeInstitutions,
  MadePersons,
  TargetOutcome,
} from './check/made.ts';
export type { CityPrices, VisitFeeKey } from './city-prices.ts';
export type { CityReference, DiagnosisGroup } from './reference/reference.ts';
export type { CityRequest, CitySlice, SlicePlan } from './slice-types.ts';

export { checkCity, checkDays } from './check/check-city.ts';
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
export { OPEN_DAY } from './days.ts';
export { type CityOfficer, type CityProject, readOfficers, readProjects } from './officers.ts';
export type { CityPlan } from './plan/city-plan.ts';
export { expectedClaims } from './plan/expected-claims.ts';
export { type KnownExpense, knownExpenses } from './plan/known-expenses.ts';
export { planSlices } from './plan/plan-slices.ts';
export { readCityPlan } from './plan/read-city-plan.ts';
export { SCENARIO, TARGETS } from './plan/scenario-schema.ts';
export { buildReference } from './reference/build-reference.ts';
export type { CityReference, DiagnosisGroup } from './reference/reference.ts';
export { type CityCount, type CitySheet, countedBy, readSheets } from './sheets.ts';
export { buildSlice } from './slice/build-slice.ts';
export type { CityRequest, CitySlice, SlicePlan } from './slice-types.ts';

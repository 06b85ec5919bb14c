export type { Answer } from './answer.ts';
export type { Answers } from './answers.ts';
export {
  type BeforeAfterAnswers,
  beforeAfterAnswers,
} from './before-after/before-after-answers.ts';
export { type PlaceOf, placesOf } from './before-after/places-of.ts';
export { type CityClock, cityClock } from './city/city-clock.ts';
export type { CityPlan } from './city/prepare-city.ts';
export { claimPool } from './claims/claim-pool.ts';
export { shownSteps } from './claims/claim-steps.ts';
export { createServer, type ServerOptions } from './create-server.ts';
export { actorOfOfficer } from './governance/acting.ts';
export { type CityPeople, cityPeople } from './governance/city-people.ts';
export { type GovernanceDesk, governanceDesk } from './governance/governance-desk.ts';
export type { DocumentTexts } from './library/documents.ts';
export { type MonitoringAnswers, monitoringAnswers } from './monitoring/monitoring-answers.ts';
export { testPackage } from './packages/test-package.ts';
export { type SubmissionAnswers, submissionAnswers } from './reports/submission-answers.ts';
export { type RunningServer, type ServeOptions, serveCity } from './serve-city.ts';
export { isLoopback } from './web/host-check.ts';

export type { Answer, Answers } from './answers.ts';
export type { CityPlan } from './city/prepare-city.ts';
export { shownSteps } from './claims/claim-steps.ts';
export { createServer, type ServerOptions } from './create-server.ts';
export type { DocumentTexts } from './library/documents.ts';
export { clauseText } from './packages/column-title.ts';
export { testPackage } from './packages/test-package.ts';
export { type RunningServer, type ServeOptions, serveCity } from './serve-city.ts';
export { isLoopback } from './web/host-check.ts';

/** The parts of the interface that have an address. */
export type AddressName =
  | 'health'
  | 'openApi'
  | 'status'
  | 'overview'
  | 'growth'
  | 'district'
  | 'claims'
  | 'claim'
  | 'packages'
  | 'package'
  | 'figure'
  | 'monitoring'
  | 'beforeAfter'
  | 'bulletin'
  | 'bulletinFile'
  | 'editions'
  | 'edition'
  | 'whatIf'
  | 'whatIfChoices'
  | 'whatIfRun'
  | 'behaviour'
  | 'whatIfChanges'
  | 'whatIfChangesRun'
  | 'whatIfSolve'
  | 'whatIfSolved'
  | 'whatIfDraft'
  | 'replays'
  | 'replay'
  | 'coverage'
  | 'glossary'
  | 'reset'
  | 'reports'
  | 'reportTemplate'
  | 'reportCheck'
  | 'reportReturned'
  | 'reportSubmit'
  | 'reportReopen'
  | 'submissions'
  | 'submission'
  | 'job'
  | 'officers'
  | 'work'
  | 'tasks'
  | 'task'
  | 'directives'
  | 'directive'
  | 'projects'
  | 'project'
  | 'drafts'
  | 'draft'
  | 'packageSources';

/**
 * The addresses of the interface, for the server that answers and the console that asks. Those
 * that end in a slash are followed by an id.
 *
 * @example
 * ```ts
 * `${ADDRESSES.claim}17?stack=beijing`; // '/api/claims/17?stack=beijing'
 * ```
 */
export const ADDRESSES: Readonly<Record<AddressName, string>> = {
  health: '/healthz',
  openApi: '/api/openapi.json',
  status: '/api/status',
  overview: '/api/overview',
  growth: '/api/growth',
  district: '/api/districts/',
  claims: '/api/claims',
  claim: '/api/claims/',
  packages: '/api/packages',
  package: '/api/packages/',
  figure: '/api/figures',
  monitoring: '/api/monitoring',
  beforeAfter: '/api/before-after',
  bulletin: '/api/bulletin',
  bulletinFile: '/api/bulletin/file',
  editions: '/api/editions',
  edition: '/api/editions/',
  whatIf: '/api/what-if',
  whatIfChoices: '/api/what-if/choices',
  whatIfRun: '/api/what-if/run',
  behaviour: '/api/what-if/behaviour',
  whatIfChanges: '/api/what-if/changes',
  whatIfChangesRun: '/api/what-if/changes/run',
  whatIfSolve: '/api/what-if/solve',
  whatIfSolved: '/api/what-if/solved',
  whatIfDraft: '/api/what-if/draft',
  replays: '/api/replays',
  replay: '/api/replays/',
  coverage: '/api/coverage',
  glossary: '/api/glossary',
  reset: '/api/reset',
  reports: '/api/reports',
  reportTemplate: '/api/reports/template',
  reportCheck: '/api/reports/check',
  reportReturned: '/api/reports/returned',
  reportSubmit: '/api/reports/submit',
  reportReopen: '/api/reports/reopen',
  submissions: '/api/submissions',
  submission: '/api/submissions/',
  job: '/api/jobs/',
  officers: '/api/officers',
  work: '/api/work',
  tasks: '/api/tasks',
  task: '/api/tasks/',
  directives: '/api/directives',
  directive: '/api/directives/',
  projects: '/api/projects',
  project: '/api/projects/',
  drafts: '/api/drafts',
  draft: '/api/drafts/',
  packageSources: '/api/package-sources',
};

/** The header that names the officer in whose name a request acts; a demonstration has no sign-in. */
export const ACTING_HEADER = 'x-sanyi-acting';

/**
 * The header that tells the visits of those who name no officer apart: any text that one visit keeps.
 * It opens nothing; only who sends the same one may stop work that was started with it.
 */
export const VISIT_HEADER = 'x-sanyi-visit';

/**
 * The header that says which city an answer is of: another text once other facts or rules are served.
 * What was kept of earlier answers is then asked for anew.
 */
export const CITY_HEADER = 'x-sanyi-city';

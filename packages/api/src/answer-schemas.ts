import type { ZodType } from 'zod';
import type { AddressName } from './addresses.ts';
import { bulletinSchema, editionListSchema } from './bulletin/index.ts';
import { claimExplainedSchema, claimListSchema } from './claims/index.ts';
import { coverageSchema } from './coverage.ts';
import {
  beforeAfterSchema,
  districtSchema,
  figureWhySchema,
  growthSchema,
  monitoringSchema,
  overviewSchema,
} from './figures/index.ts';
import { glossarySchema } from './glossary.ts';
import {
  directiveListSchema,
  meetingPackSchema,
  officerListSchema,
  projectDetailSchema,
  projectListSchema,
  taskDetailSchema,
  taskListSchema,
  workSchema,
} from './governance/index.ts';
import { jobSchema } from './job.ts';
import {
  draftDetailSchema,
  draftListSchema,
  packageDetailSchema,
  packageListSchema,
  packageSourcesSchema,
} from './packages/index.ts';
import { reportsSchema, submissionDetailSchema, submissionListSchema } from './reports/index.ts';
import { healthSchema, statusSchema } from './status.ts';
import {
  behaviourPageSchema,
  keptReplaysSchema,
  solvedSchema,
  whatIfChoicesSchema,
  whatIfSchema,
  whatIfStepsSchema,
} from './what-if/index.ts';

/**
 * The form of the document that an address answers with when it is read; an address that is not here
 * gives a file, or only changes something.
 *
 * @example
 * ```ts
 * ANSWER_SCHEMAS.status?.safeParse({}).success; // false
 * ```
 */
export const ANSWER_SCHEMAS: Readonly<Partial<Record<AddressName, ZodType>>> = {
  health: healthSchema,
  status: statusSchema,
  overview: overviewSchema,
  growth: growthSchema,
  district: districtSchema,
  claims: claimListSchema,
  claim: claimExplainedSchema,
  packages: packageListSchema,
  package: packageDetailSchema,
  figure: figureWhySchema,
  monitoring: monitoringSchema,
  beforeAfter: beforeAfterSchema,
  bulletin: bulletinSchema,
  editions: editionListSchema,
  whatIf: whatIfSchema,
  whatIfChoices: whatIfChoicesSchema,
  behaviour: behaviourPageSchema,
  whatIfChanges: whatIfStepsSchema,
  whatIfSolved: solvedSchema,
  replays: keptReplaysSchema,
  coverage: coverageSchema,
  glossary: glossarySchema,
  reports: reportsSchema,
  submissions: submissionListSchema,
  submission: submissionDetailSchema,
  job: jobSchema,
  officers: officerListSchema,
  work: workSchema,
  tasks: taskListSchema,
  task: taskDetailSchema,
  directives: directiveListSchema,
  directive: meetingPackSchema,
  projects: projectListSchema,
  project: projectDetailSchema,
  drafts: draftListSchema,
  draft: draftDetailSchema,
  packageSources: packageSourcesSchema,
};

import { describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import {
  bulletinSchema,
  claimExplainedSchema,
  claimListSchema,
  claimQuerySchema,
  coverageSchema,
  districtSchema,
  editionListSchema,
  explainQuerySchema,
  figureWhySchema,
  glossarySchema,
  growthSchema,
  healthSchema,
  jobSchema,
  keptReplaysSchema,
  monitoringSchema,
  overviewSchema,
  packageChecksSchema,
  packageDetailSchema,
  packageListSchema,
  problemDocumentSchema,
  replaySchema,
  replaysComparedSchema,
  reportPreviewSchema,
  reportsSchema,
  reportTakenSchema,
  solvedSchema,
  statusSchema,
  submissionDetailSchema,
  submissionListSchema,
  whatIfChoicesSchema,
  whatIfSchema,
  whatIfStepsSchema,
} from './index.ts';
import * as samples from './samples/index.ts';

const DOCUMENTS: readonly (readonly [string, ZodType, unknown])[] = [
  ['health', healthSchema, samples.sampleHealth()],
  ['status', statusSchema, samples.sampleStatus()],
  ['status in preparation', statusSchema, samples.sampleStatus(false)],
  ['job', jobSchema, samples.sampleJob()],
  ['overview', overviewSchema, samples.sampleOverview()],
  ['growth', growthSchema, samples.sampleGrowth()],
  ['district', districtSchema, samples.sampleDistrict()],
  ['claims', claimListSchema, samples.sampleClaimList()],
  ['claim', claimExplainedSchema, samples.sampleClaim()],
  ['packages', packageListSchema, samples.samplePackageList()],
  ['package', packageDetailSchema, samples.samplePackage()],
  ['package checks', packageChecksSchema, samples.samplePackageChecks()],
  ['monitoring', monitoringSchema, samples.sampleMonitoring()],
  ['bulletin', bulletinSchema, samples.sampleBulletin()],
  ['editions', editionListSchema, samples.sampleEditions()],
  ['replay', replaySchema, samples.sampleReplay()],
  ['what-if', whatIfSchema, samples.sampleWhatIf()],
  ['what-if changes', whatIfStepsSchema, samples.sampleWhatIfSteps()],
  ['solved prices', solvedSchema, samples.sampleSolved()],
  ['choices of a what-if', whatIfChoicesSchema, samples.sampleWhatIfChoices()],
  ['kept replays', keptReplaysSchema, samples.sampleKeptReplays()],
  ['two replays', replaysComparedSchema, samples.sampleReplaysCompared()],
  ['coverage', coverageSchema, samples.sampleCoverage()],
  ['glossary', glossarySchema, samples.sampleGlossary()],
  ['reports', reportsSchema, samples.sampleReports()],
  ['preview of a sheet', reportPreviewSchema, samples.sampleReportPreview()],
  ['taken sheet', reportTakenSchema, samples.sampleReportTaken()],
  ['submissions', submissionListSchema, samples.sampleSubmissions()],
  ['submission', submissionDetailSchema, samples.sampleSubmission()],
  ['why', figureWhySchema, samples.sampleWhy()],
  ['problem', problemDocumentSchema, samples.sampleProblem()],
];

describe('answers', () => {
  test.each(DOCUMENTS)(
    'API-1 the schema of %s accepts its document unchanged',
    (_, schema, document) => {
      expect(schema.parse(document)).toEqual(document);
    },
  );

  test('API-2 money is integer fen as text, never a number or a decimal', () => {
    const claim = samples.sampleClaim();
    for (const wrong of [21500, '215.00', 'x']) {
      const totals = { ...claim.totals, after: { ...claim.totals.after, total: wrong } };
      expect(claimExplainedSchema.safeParse({ ...claim, totals }).success).toBe(false);
    }
  });

  test('API-3 a figure without stack, checksum or cut-off is refused', () => {
    const why = samples.sampleWhy();
    for (const name of ['stackHash', 'factsChecksum', 'cutOff', 'state', 'provenance']) {
      const figure = { ...why.figure, [name]: undefined };
      expect(figureWhySchema.safeParse({ ...why, figure }).success).toBe(false);
    }
  });

  test('API-4 both languages are there or the text is refused', () => {
    const status = { ...samples.sampleStatus(), title: { en: 'Sample city' } };
    expect(statusSchema.safeParse(status).success).toBe(false);
  });

  test('API-5 a query refuses what it does not know and what is too long', () => {
    expect(claimQuerySchema.safeParse({ colour: 'red' }).success).toBe(false);
    expect(claimQuerySchema.safeParse({ limit: '501' }).success).toBe(false);
    expect(claimQuerySchema.parse({ limit: '20' }).limit).toBe(20);
    expect(explainQuerySchema.safeParse({ stack: 'x'.repeat(8001) }).success).toBe(false);
  });
});

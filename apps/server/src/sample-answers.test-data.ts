import * as samples from '@sanyi/api/samples';
import { fail, ok, problem } from '@sanyi/kernel';
import type { Answers } from './answers.ts';
import { sampleGovernance } from './governance/sample-governance.test-data.ts';

const sampleEditionAnswers: Answers['editions'] = {
  list: async () => ok(samples.sampleEditions()),
  frozen: async (_actor, edition) =>
    fail(problem('API_FIGURE_UNKNOWN', 'edition', { indicator: edition, place: '', period: '' })),
  draft: async () => ok(samples.sampleEditions()),
  approve: async () => ok(samples.sampleEditions()),
  reopen: async () => ok(samples.sampleEditions()),
  publish: async () => ok(samples.sampleEditions()),
  receive: async () => ok(samples.sampleEditions()),
};

const sampleWhatIfAnswers: Answers['whatIf'] = {
  choices: () => ok(samples.sampleWhatIfChoices()),
  page: () => ok(samples.sampleWhatIf()),
  run: () => ok(samples.sampleJob()),
  changes: () => ok(samples.sampleWhatIfSteps()),
  runChanges: () => ok(samples.sampleJob()),
  solve: () => ok(samples.sampleJob()),
  solved: () => ok(samples.sampleSolved()),
  draft: () => ok(samples.sampleDraft()),
};

/** Answers an invented city, for tests of the HTTP side and for work on the console. */
export const sampleAnswers = (): Answers => ({
  place: 'sample',
  cityMark: () => 'sample-1',
  health: samples.sampleHealth,
  status: () => samples.sampleStatus(),
  overview: (_actor, { period }) =>
    period === undefined || period === samples.SAMPLE_PERIOD
      ? ok(samples.sampleOverview())
      : fail(
          problem('API_PERIOD_UNKNOWN', 'query period', {
            period,
            first: samples.SAMPLE_PERIOD,
            last: samples.SAMPLE_PERIOD,
          }),
        ),
  growth: (_actor, { place }) => ok(samples.sampleGrowth(place)),
  district: (_actor, id) =>
    samples.SAMPLE_PLACES.some((place) => place.tile.id === id)
      ? ok(samples.sampleDistrict(id))
      : fail(problem('API_PLACE_UNKNOWN', 'address', { place: id })),
  claims: () => ok(samples.sampleClaimList()),
  claim: (_actor, id) =>
    id === '17'
      ? ok(samples.sampleClaim())
      : fail(problem('API_CLAIM_UNKNOWN', 'address', { claim: id })),
  packages: () => ok(samples.samplePackageList()),
  package: () => ok(samples.samplePackage()),
  packageChecks: () => ok(samples.samplePackageChecks()),
  figure: () => ok(samples.sampleWhy()),
  bulletin: (_actor, { period }) =>
    period === undefined || period === samples.SAMPLE_PERIOD
      ? ok(samples.sampleBulletin())
      : fail(
          problem('BULLETIN_PERIOD_UNKNOWN', 'period', {
            period,
            first: samples.SAMPLE_PERIOD,
            last: samples.SAMPLE_PERIOD,
          }),
        ),
  editions: sampleEditionAnswers,
  bulletinFile: (_actor, { lang, format }) =>
    ok({ name: `bulletin-${lang}.${format}`, type: 'text/html', bytes: new Uint8Array([60]) }),
  monitoring: () => ok(samples.sampleMonitoring()),
  behaviour: () => ok(samples.sampleBehaviour()),
  beforeAfter: () => ok(samples.sampleBeforeAfter()),
  whatIf: sampleWhatIfAnswers,
  replays: {
    list: () => ok(samples.sampleKeptReplays()),
    compare: () => ok(samples.sampleReplaysCompared()),
  },
  coverage: () => ok(samples.sampleCoverage()),
  glossary: () => ok(samples.sampleGlossary()),
  reset: () => ok(samples.sampleJob()),
  reports: sampleReportAnswers(),
  governance: sampleGovernance('sample'),
  drafts: sampleDraftAnswers(),
  installs: {
    preview: () => ok(samples.sampleInstallPreview()),
    install: () => ok(samples.sampleJob()),
    differences: async () => ok(samples.sampleDraftDifferences()),
  },
  job: () => ok(samples.sampleJob()),
  cancel: () => ok({ ...samples.sampleJob(), state: 'cancelled' }),
});

const sampleDraftAnswers = (): Answers['drafts'] => ({
  list: async () => ok(samples.sampleDrafts()),
  find: async () => ok(samples.sampleDraft()),
  version: async () => ok({ version: 1, files: samples.sampleDraft().files }),
  sources: () => ok(samples.sampleSources()),
  make: async () => ok(samples.sampleDraft()),
  save: async () => ok(samples.sampleDraft()),
  submit: async () => ok(samples.sampleDraft()),
  giveBack: async () => ok(samples.sampleDraft()),
  drop: async () => ok(samples.sampleDraft()),
  approve: async () => ok(samples.sampleDraft()),
  import: async () => ok(samples.sampleDraft()),
  archive: async () => ok(archive),
  packageArchive: () => ok(archive),
});

const archive = { name: 'a.sanyi', type: 'application/zip', bytes: new Uint8Array([80]) };

const sampleReportAnswers = (): Answers['reports'] => ({
  reports: () => ok(samples.sampleReports()),
  template: () => ok({ name: '报表.csv', type: 'text/csv', bytes: new Uint8Array([65]) }),
  check: () => ok(samples.sampleReportPreview()),
  returned: () => ok({ name: 'back.xlsx', type: 'application/zip', bytes: new Uint8Array([66]) }),
  submit: () => ok(samples.sampleReportTaken()),
  reopen: () => ok({ district: 'tongzhou', period: '2019-Q1', form: 'expense', released: 1 }),
  submissions: {
    list: async () => ok(samples.sampleSubmissions()),
    find: async () => ok(samples.sampleSubmission()),
    accept: async () => ok(samples.sampleSubmissions()),
    follow: async () => ok(samples.sampleSubmissions()),
    giveBack: async () => ok(samples.sampleSubmissions()),
  },
});

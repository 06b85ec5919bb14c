import type { WireSignature } from '../governance/person.ts';
import type { DraftDetail, DraftList, DraftRow, PackageSources } from '../packages/drafts.ts';

const by: WireSignature = {
  by: {
    id: 'office',
    name: { en: 'Sample Officer', zh: '示例人员' },
    office: { en: 'Sample office', zh: '示例处室' },
  },
  at: '2019-05-05T01:00:00.000Z',
};

const row: DraftRow = {
  id: 'C1',
  version: 1,
  state: 'draft',
  name: 'sample-package-v2',
  title: { en: 'Sample package, version 2', zh: '示例政策包（第2版）' },
  base: { package: 'sample-package', version: '1.0.0' },
  note: '',
  made: by,
  changed: by,
  from: '2019-07-01',
};

/** Drafts of the invented city. */
export const sampleDrafts = (): DraftList => ({ rows: [row], mayWrite: true });

/** One draft of the invented city. */
export const sampleDraft = (): DraftDetail => ({
  ...row,
  files: { 'policy.yaml': 'id: sample-package-v2\n' },
  filesHash: 'f00d',
  submitted: null,
  approved: null,
  history: [{ ...by, version: 1, act: 'draft.write', state: 'draft' }],
  problems: [],
  tests: { passed: 0, failed: 0 },
  mayWrite: true,
  maySubmit: true,
  mayApprove: false,
  job: null,
});

/** Packages of the invented city. */
export const sampleSources = (): PackageSources => ({
  place: 'sample',
  stackHash: 'beef',
  packages: [{ name: 'sample-package', files: { 'policy.yaml': 'id: sample-package\n' } }],
});

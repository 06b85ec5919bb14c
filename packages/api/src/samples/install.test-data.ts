import type { PackageFound } from '../packages/package-differences.ts';
import type { DraftDifferences, InstallPreview } from '../packages/package-install.ts';

const FOUND: PackageFound = {
  from: { id: 'other-fees', version: '1.0.0' },
  there: { en: 'Another city', zh: '他市' },
  here: { en: 'Sample city', zh: '示例市' },
  local: [
    {
      ...{ name: 'waiverAge', title: { en: 'Age of waiver', zh: '免费年龄' }, there: '60' },
      ...{ here: null, by: 'nobody', codes: {} },
    },
  ],
  mapped: [
    {
      ...{ unit: { en: 'hook', zh: '接入点' }, name: 'price.visit', there: 'other-base' },
      here: ['sample-base'],
    },
  ],
  lists: [],
  tests: { passed: 3, failed: 0, cases: [] },
};

/** What installing a package of another city would come to. */
export const sampleInstallPreview = (): InstallPreview => ({
  ...FOUND,
  id: 'sample-fees',
  mayInstall: true,
});

/** The same once it is a draft and measured. */
export const sampleDraftDifferences = (): DraftDifferences => ({
  draft: 'C1',
  name: 'sample-fees',
  differences: {
    ...FOUND,
    synthetic: true,
    stale: null,
    lines: { negligible: '0.10', within: '50.00' },
    rows: [],
  },
});

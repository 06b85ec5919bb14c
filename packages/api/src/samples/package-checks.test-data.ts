import type { PackageChecks } from '../packages/package-checks.ts';

/** What looking at the sample package found. */
export const samplePackageChecks = (): PackageChecks => ({
  id: 'sample-package',
  version: '1.0.0',
  tables: [{ table: 'visitCharges', rules: 1, unique: 'proved' }],
  findings: [
    {
      table: 'visitCharges',
      kind: 'gap',
      fault: false,
      text: { en: 'No rule answers Level: other.', zh: '没有规则适用于：级别：其他。' },
      rules: [],
      example: [{ title: { en: 'Level', zh: '级别' }, value: { en: 'any other', zh: '其他值' } }],
      why: { en: 'Other levels charge nothing.', zh: '其他级别不收费。' },
      from: '2017-04-08',
      to: null,
    },
  ],
  uses: [{ table: 'visitCharges', rule: 'tertiary-chief', tests: 1, claims: 12 }],
  year: { from: '2018-01-01', to: '2018-12-31', claims: 20 },
  boundaries: [
    {
      table: 'visitCharges',
      rule: 'tertiary-chief',
      title: { en: 'tertiary-chief: inside', zh: 'tertiary-chief：规则之内' },
      input: [{ title: { en: 'Level', zh: '级别' }, value: { en: 'tertiary', zh: '三级' } }],
      output: '80.00',
      fires: true,
    },
  ],
});

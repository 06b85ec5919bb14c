import type { PackageChecks } from '@sanyi/api';
import { samplePackageChecks } from '@sanyi/api/samples';
import { packageDocument } from './package-fixture.ts';

/** What was found in the invented package: all but one of its rules used, and one gap that is meant. */
export function packageChecksDocument(): PackageChecks {
  const detail = packageDocument();
  const [table] = detail.tables;
  const rows = table?.rows ?? [];
  const sample = samplePackageChecks();
  const id = table?.id ?? '';
  return {
    ...sample,
    id: detail.id,
    version: detail.version,
    tables: [{ table: id, rules: rows.length, unique: 'proved' }],
    findings: sample.findings.map((each) => ({ ...each, table: id })),
    uses: rows.map(({ id: rule }, at) => ({
      table: id,
      rule,
      tests: 1 + (at % 3),
      claims: at === rows.length - 1 ? 0 : 4000 - at * 130,
    })),
    boundaries: sample.boundaries.map((each) => ({
      ...each,
      table: id,
      rule: rows[0]?.id ?? each.rule,
    })),
  };
}

import type { RuleCitation } from '@sanyi/policy';
import type { ParquetColumn } from '../parquet/parquet-column.ts';

/** The columns of table `rule`: what the numbers in `settlement.rules` stand for. */
export function ruleColumns(rules: readonly RuleCitation[]): ParquetColumn[] {
  const text = (name: string, of: (rule: RuleCitation) => string | null): ParquetColumn => ({
    kind: 'text',
    name,
    values: rules.map(of),
  });
  return [
    { kind: 'usmallint', name: 'number', values: Uint16Array.from(rules, (_, at) => at) },
    text('cite', (rule) => rule.cite),
    text('package', (rule) => rule.package),
    text('version', (rule) => rule.version),
    text('decision', (rule) => rule.decision),
    text('rule', (rule) => rule.rule),
    text('clause', (rule) => rule.clause),
    text('source', (rule) => rule.source),
    text('provenance', (rule) => rule.provenance),
  ];
}

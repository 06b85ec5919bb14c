import { baseFiles } from '../testing/sample-packages.ts';
import type { Mistake } from './mistake.test-data.ts';

const DAYS = 'from: 2018-01-01, provenance: sourced, source: S1';

/** A mistake in the lines that an indicator is judged by. */
const line = (title: string, codes: readonly string[], header: string): Mistake => ({
  title: `POL-13 ${title}`,
  codes,
  folders: [
    {
      name: 'demo-base',
      files: baseFiles({
        'indicators/visits.sql': (text) => text.replace('factor: 1', `factor: 1\n${header}`),
      }),
    },
  ],
});

/** Targets and alert lines without their days, sources or order. */
export const LINE_MISTAKES: readonly Mistake[] = [
  line('alert without line', ['POLICY_KEY_MISSING'], `alert: [{level: over, ${DAYS}}]`),
  line('alert without days', ['POLICY_LINE_UNDATED'], 'alert: {above: 3, level: over}'),
  line(
    'alert that ends before it begins',
    ['POLICY_LINE_DAYS'],
    `alert: [{above: 3, to: 2018-01-01, level: over, ${DAYS}}]`,
  ),
  line('target without days', ['POLICY_LINE_UNDATED'], 'target: 20'),
  line(
    'target without source',
    ['POLICY_MARK_MISSING'],
    'target: [{from: 2018-01-01, value: 20, provenance: sourced}]',
  ),
  line(
    'targets out of order',
    ['POLICY_PARAMETER_OVERLAP'],
    `target: [{value: 20, ${DAYS}}, {value: 30, ${DAYS}}]`,
  ),
];

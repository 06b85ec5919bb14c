import { assert, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { sampleLibrary } from '../testing/sample-packages.ts';
import { showDecision } from './show-decision.ts';

const base = sampleLibrary().get('demo-base');
assert(base !== undefined, 'the sample has a base package');

describe('a decision as text', () => {
  test('POL-31 a table lines up', () => {
    expect(unwrap(showDecision(base, 'visitCharges', 'en'))).toBe(`visitCharges
  [C] rule      visitKind     level            |  charge  price                fixedFund  hospitalBorne  inScope  |  clause     source  provenance
      --------------------------------------------------------------------------------------------------------------------------------------------
      tertiary  "outpatient"  "tertiary"       |  "fee"   5.00                 0          0              true     |  article 1  S01     sourced
      other     "outpatient"  not("tertiary")  |  "fee"   parameters.smallFee  0          0              true     |  article 1  S01     sourced
`);
  });

  test('POL-31 Chinese shows the labels, and what a decision requires follows it', () => {
    expect(unwrap(showDecision(base, 'visitCharges', 'zh')).split('\n')[0]).toBe(
      '诊费（visitCharges）',
    );
    const text = unwrap(showDecision(base, 'benefit', 'en'));
    expect(text).toContain('  reason: "paid"\n');
    expect(text).toContain('\nabove\n  max(0, acc.scope + inScope');
  });

  test('POL-31 an unknown decision is answered with the known ones', () => {
    const read = showDecision(base, 'visitCharge', 'en');
    expect(read.ok ? '' : read.problems[0].en).toBe(
      'The file tables/*.dmn has no decision "visitCharge". Its decisions: above, benefit, visitCharges. The nearest is "visitCharges".',
    );
  });
});

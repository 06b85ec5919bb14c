import { PROBLEM_TEXTS, type Result, yuanText } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleBatch } from '../run-claims.ts';
import { batchOf, cityStack, cityTables, type FakeClaim, REFORM } from '../testing/fake-city.ts';
import { explainClaim } from './explain-claim.ts';
import type { Explanation } from './explanation.ts';

const tables = cityTables();
const stack = cityStack();

function explained(claims: readonly FakeClaim[], claim: number): Explanation {
  return value(explainClaim({ claim, claims: batchOf(claims), tables, stack }));
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems[0].en);
  return result.value;
}

const anyHistory = fc.array(
  fc.record({
    days: fc.integer({ min: -200, max: 200 }),
    institution: fc.integer({ min: 1, max: 4 }),
    lines: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 30_000 })), {
      maxLength: 6,
    }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('explainClaim', () => {
  it('CLM-5 fund parts of charges are differences of the decision on prefixes, visit first', () => {
    const claims: FakeClaim[] = [
      { claim: 1, day: REFORM - 30, lines: [[5, 50_000]] },
      {
        claim: 2,
        day: REFORM,
        title: 'chief',
        lines: [
          [5, 30_000],
          [4, 1_000],
          [5, 1_000],
        ],
      },
    ];
    const { charges, totals } = explained(claims, 2);
    const told = charges.map((each) => [each.code, each.amount, each.fund, each.patient]);
    expect(told).toEqual([
      ['serviceFee', 8_000n, 4_000n, 4_000n],
      ['needle', 78_000n, 20_230n, 57_770n],
      ['ct', 13_500n, 9_450n, 4_050n],
      ['needle', 2_600n, 1_820n, 780n],
    ]);
    expect(yuanText(totals.fund)).toBe('355.00');
  });

  it('CLM-5 prefix parts sum to the total, and the explanation equals the settlement', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const claims = history.map(({ days, ...rest }, at) => ({
          ...rest,
          claim: at + 1,
          day: REFORM + days,
        }));
        const batch = batchOf(claims);
        const result = settleBatch(tables, stack, batch);
        for (let row = 0; row < batch.count; row++) {
          const { totals, charges, checks } = explained(claims, batch.claim[row] ?? 0);
          expect(checks.every((check) => check.ok)).toBe(true);
          expect(Number(totals.benefitFund)).toBe(result.fund[row]);
          expect(Number(totals.patient)).toBe(result.patient[row]);
          expect(charges.reduce((sum, each) => sum + each.benefitFund, 0n)).toBe(
            totals.benefitFund,
          );
        }
      }),
    );
  });

  it('INS-14 an explanation tells accumulators, steps, rules with clause and source, and checks', () => {
    const claims: FakeClaim[] = [
      { claim: 1, day: REFORM - 30, lines: [[5, 50_000]] },
      { claim: 2, day: REFORM, lines: [[1, 1_000]] },
    ];
    const told = explained(claims, 2);
    expect(told.accumulators.map((each) => [each.name, each.before, each.after])).toEqual([
      ['spent', 130_900n, 139_233n],
      ['entitled', 0n, 0n],
    ]);
    expect(
      told.rules.map(({ number, cite, hook, clause }) => [number, cite, hook, clause]),
    ).toEqual([
      [1, 'fake@1.0.0#price.visit/only', 'price.visit', 'clause of price.visit'],
      [2, 'fake@1.0.0#price.line/only', 'price.line', 'clause of price.line'],
      [
        3,
        'fake@1.0.0#firstContact.visit/only',
        'firstContact.visit',
        'clause of firstContact.visit',
      ],
      [4, 'fake@1.0.0#benefit.claim/only', 'benefit.claim', 'clause of benefit.claim'],
    ]);
    expect(told.charges.map((each) => each.rules)).toEqual([[1], [2]]);
    expect(told.benefit.rules).toEqual([3, 4]);
    expect(told.steps.map((step) => [step.kind, step.title.en, step.value])).toEqual([
      ['sum', 'Inside the scheme', '83.33'],
      ['sum', 'Outside the scheme', '40.00'],
      ['accumulator', 'In scope this year, before this claim', '1309.00'],
      ['accumulator', 'Entitled this year, before this claim', '0.00'],
      ['firstContact', 'First contact: visit accepted (accepted)', 'accepted'],
      ['rule', 'Benefit.claim', 'clause of benefit.claim'],
      ['rule', 'Capped benefit', '1.00'],
      ['result', 'Decision: paid', 'paid'],
      ['fixed', 'Fixed part of fees', '40.00'],
      ['result', 'Fund pays', '40.00'],
      ['result', 'Patient pays', '123.33'],
    ]);
    expect(told.ruleDay).toBe('2017-04-08');
    expect(told.charges[1]).toMatchObject({ purchasePrice: 8_333n, listPrice: null, list: null });
  });

  it('INS-14 a list price is cited with the row it stands in', () => {
    const [, line] = explained([{ claim: 1, day: REFORM, lines: [[4, 1_000]] }], 1).charges;
    expect(line?.list?.cite).toBe('fake@1.0.0#servicePrice/ct');
    expect(line?.listPrice).toBe(13_500n);
  });

  it('INS-15 a refund is explained by what the reversed claim and those after it no longer cost', () => {
    const claims: FakeClaim[] = [
      { claim: 1, day: REFORM, lines: [[5, 100_000]] },
      { claim: 2, day: REFORM + 3, lines: [[5, 40_000]] },
      { claim: 3, day: REFORM + 9, title: 'none', reverses: 1, lines: [[5, -100_000]] },
    ];
    const told = explained(claims, 3);
    const result = settleBatch(tables, stack, batchOf(claims));
    expect(told.reverses).toBe(1);
    expect(told.charges.map((each) => [each.kind, each.amount])).toEqual([
      ['line', -260_000n],
      ['adjustment', 0n],
    ]);
    expect(Number(told.totals.patient)).toBe(result.patient[2]);
    expect(Number(told.totals.benefitFund)).toBe(result.fund[2]);
    expect(told.checks.every((check) => check.ok)).toBe(true);
  });

  it('INS-12 a claim that is not there is a problem in both languages', () => {
    const result = explainClaim({ claim: 9, claims: batchOf([]), tables, stack });
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual([
      'INSURANCE_CLAIM_NOT_FOUND',
    ]);
    expect(PROBLEM_TEXTS.INSURANCE_CLAIM_NOT_FOUND.zh).toContain('结算单');
  });
});

import type { ClaimBatch, SettlementBatch } from '@sanyi/facts';
import { CHARGE_FAMILIES, idRows } from '@sanyi/facts';
import { type Day, dayOf, type IsoDate } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesAt, personAt, personRow, visitAt } from './claim-row.ts';
import { claimRules } from './claim-rules.ts';
import { closeFold, countStay, newPersonYear, openFold } from './person-year.ts';
import { claimInstitution } from './price/site-table.ts';
import { isStay } from './rule-days.ts';
import { runClaims } from './run-claims.ts';
import { settleClaim } from './settle-claim.ts';
import { batchOf, cityStack, cityTables, type FakeClaim, REFORM } from './testing/fake-city.ts';
import type { FakeRules } from './testing/fake-stack.ts';

const day = (text: string): number => dayOf(text as IsoDate);
const tables = cityTables();

async function settled(
  claims: readonly FakeClaim[],
  rules: FakeRules = {},
): Promise<SettlementBatch> {
  const results: SettlementBatch[] = [];
  const source = { ...tables, batches: () => each([batchOf(claims)]) };
  await runClaims(source, [{ name: 'one', stack: cityStack(rules) }], {
    settled: (_, __, result) => void results.push(result),
  });
  const [result] = results;
  if (!result) throw new Error('nothing was settled');
  return result;
}

async function* each(batches: readonly ClaimBatch[]): AsyncGenerator<ClaimBatch> {
  yield* batches;
}

/** One row of a result as plain numbers. */
const rowOf = (result: SettlementBatch, row: number) => ({
  total: result.total[row],
  hospital: result.hospital[row],
  fixedFund: result.fixedFund[row],
  fund: result.fund[row],
  patient: result.patient[row],
});

const sumOf = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);

const anyClaims = fc
  .array(
    fc.record({
      person: fc.constantFrom(11, 12, 13, 14),
      institution: fc.integer({ min: 1, max: 4 }),
      day: fc.integer({ min: REFORM - 500, max: REFORM + 300 }),
      kind: fc.constantFrom('outpatient' as const, 'emergency' as const, 'online' as const),
      title: fc.constantFrom('ordinary' as const, 'chief' as const),
      bedDays: fc.constantFrom(0, 0, 0, 5),
      referred: fc.boolean(),
      lines: fc.array(
        fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40_000 })),
        { maxLength: 7 },
      ),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((claims): FakeClaim[] =>
    claims.map((claim, at) => {
      const { bedDays, kind, ...rest } = claim;
      return bedDays > 0
        ? { ...rest, claim: at + 1, bedDays, kind: 'inpatientDay' }
        : { ...rest, claim: at + 1, kind };
    }),
  );

describe('runClaims', () => {
  it('CLM-1 the same act costs other fees under other rules', async () => {
    const claims = [
      { claim: 1, day: REFORM - 1 },
      { claim: 2, day: REFORM },
    ];
    const result = await settled(claims);
    expect(rowOf(result, 0)).toEqual({
      total: 1_400,
      hospital: 0,
      fixedFund: 0,
      fund: 0,
      patient: 1_400,
    });
    expect(rowOf(result, 1)).toEqual({
      total: 8_000,
      hospital: 0,
      fixedFund: 4_000,
      fund: 0,
      patient: 4_000,
    });
    const frozen = await settled(claims, { ruleDay: () => REFORM });
    expect(frozen.total[0]).toBe(8_000);
  });

  it('CLM-7 a stay takes the rules of its discharge, or of admission where the package says so', async () => {
    const stay = [{ claim: 1, day: REFORM - 2, bedDays: 4, lines: [[4, 1_000]] as const }];
    expect((await settled(stay)).byCategory.test[0]).toBe(13_500);
    const admission = await settled(stay, { ruleDayOfStays: 'admission' });
    expect(admission.byCategory.test[0]).toBe(18_000);
  });

  it('INS-3 a person-year is folded by settlement day, then claim', async () => {
    const visit = { claim: 2, day: day('2016-12-30'), lines: [[4, 20_000]] as const };
    const stay = { claim: 1, day: day('2016-12-28'), bedDays: 8, lines: [[4, 20_000]] as const };
    const result = await settled([stay, visit]);
    const alone = [await settled([stay]), await settled([visit])];
    expect(result.fund[0]).toBe(alone[0]?.fund[0]);
    expect(result.fund[1]).toBe(alone[1]?.fund[0]);
  });

  it('INS-4 the number of a stay counts within the calendar year', async () => {
    const seen: unknown[] = [];
    const stays = ['2017-05-01', '2017-06-01', '2018-01-05'].map((text, at) => ({
      claim: at + 1,
      day: day(text),
      bedDays: 2,
    }));
    await settled([...stays, { claim: 9, day: day('2017-07-01') }], {
      benefit: (input) => {
        seen.push(input.stayNumber);
        return { payable: false, reason: 'none', funds: {}, add: {} };
      },
    });
    expect(seen).toEqual([1, 2, 0, 1]);
  });

  it('INS-5 first contact decides whether the benefit sees the visit as allowed', async () => {
    const visit = {
      claim: 1,
      person: 13,
      day: REFORM + 1,
      lines: [
        [4, 2_000],
        [1, 40_000],
      ] as const,
    };
    const refused = await settled([visit]);
    expect([refused.fund[0], refused.reasons[refused.reason[0] ?? 0]]).toEqual([0, 'noReferral']);
    const referred = await settled([{ ...visit, referred: true }]);
    expect(referred.fund[0]).toBeGreaterThan(0);
  });

  it('INS-6 without a benefit rule the patient pays all but the fixed part', async () => {
    const { visit, line, intervals, prices } = await import('./testing/fake-city.ts').then(
      (city) => city.CITY_RULES,
    );
    const { fakeStack } = await import('./testing/fake-stack.ts');
    const kept = { ...(visit && { visit }), ...(line && { line }) };
    const stack = fakeStack({
      ...kept,
      ...(intervals && { intervals }),
      ...(prices && { prices }),
    });
    const source = { ...tables, batches: () => each([batchOf([{ claim: 1, day: REFORM }])]) };
    const rows: SettlementBatch[] = [];
    await runClaims(source, [{ name: 'plain', stack }], {
      settled: (_, __, result) => void rows.push(result),
    });
    expect([rows[0]?.patient[0], rows[0]?.reasons]).toEqual([4_000, ['noBenefitRule']]);
  });

  it('INS-8 a charged price that a rule reads is used for that line alone', async () => {
    const asCharged: FakeRules = {
      lineReads: ['chargedPrice'],
      line: (input) => ({
        unitPrice: input.chargedPrice ?? 0n,
        markup: 0n,
        selfPayShare: 0n,
        ceiling: null,
        maxQuantity: null,
        inScope: true,
      }),
    };
    const claims = [
      {
        claim: 1,
        day: REFORM,
        kind: 'online' as const,
        lines: [[1, 1_000]] as const,
        charged: [777],
      },
      {
        claim: 2,
        day: REFORM,
        kind: 'online' as const,
        lines: [[1, 1_000]] as const,
        charged: [778],
      },
      { claim: 3, day: REFORM, kind: 'online' as const, lines: [[1, 1_000]] as const },
    ];
    expect([...(await settled(claims, asCharged)).total]).toEqual([777, 778, 0]);
  });

  it('INS-9 every row is conserved, by payer and by family of charges', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaims, async (claims) => {
        const result = await settled(claims);
        for (let row = 0; row < result.count; row++) {
          const { total, hospital = 0, fixedFund = 0, fund = 0, patient = 0 } = rowOf(result, row);
          expect(hospital + fixedFund + fund + patient).toBe(total);
          const families = CHARGE_FAMILIES.map((family) => result.byCategory[family][row] ?? 0);
          expect(families.reduce((sum, part) => sum + part, 0)).toBe(total);
          expect(result.funds.pooled?.[row] ?? 0).toBe(fund);
        }
      }),
    );
  });

  it('INS-10 runClaims equals settleClaim claim by claim', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaims, async (claims) => {
        const result = await settled(claims);
        const batch = batchOf(claims);
        for (const [row, one] of oneByOne(batch)) {
          expect(rowOf(result, row)).toEqual({
            total: Number(one.total),
            hospital: Number(one.hospital),
            fixedFund: Number(one.fixedFund),
            fund: Number(one.fund),
            patient: Number(one.patient),
          });
          const start = result.ruleStart[row] ?? 0;
          const rules = result.rule.slice(start, result.ruleStart[row + 1]);
          expect([...rules].sort()).toEqual(one.rules.toSorted());
        }
      }),
    );
  });

  it('INS-11 how claims are cut into batches changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaims, async (claims) => {
        const whole = await settled(claims);
        const byClaim = new Map<number, unknown>();
        const persons = [14, 12, 11, 13].map((person) =>
          batchOf(claims.filter((claim) => claim.person === person)),
        );
        const source = { ...tables, passing: true, batches: () => each(persons) };
        const totals = await runClaims(source, [{ name: 'one', stack: cityStack() }], {
          settled: (_, __, result) => {
            for (let row = 0; row < result.count; row++) {
              byClaim.set(result.claim[row] ?? 0, rowOf(result, row));
            }
          },
        });
        for (let row = 0; row < whole.count; row++) {
          expect(byClaim.get(whole.claim[row] ?? 0)).toEqual(rowOf(whole, row));
        }
        expect(Number(totals.scenarios[0]?.patient)).toBe(sumOf(whole.patient));
      }),
    );
  });

  it('INS-18 a scenario may ask for charges only', async () => {
    const claims = [{ claim: 1, day: REFORM, lines: [[5, 90_000]] as const }];
    const source = { ...tables, batches: () => each([batchOf(claims)]) };
    const stack = cityStack();
    const both = [
      { name: 'whole', stack },
      { name: 'charges', stack, charges: 'only' as const },
    ];
    const { scenarios } = await runClaims(source, both, { settled: () => undefined });
    expect(scenarios.map(({ total, fund, patient }) => [total, fund, patient])).toEqual([
      [242_000n, 37_800n, 200_200n],
      [242_000n, 0n, 238_000n],
    ]);
  });

  it('INS-12 a problem names the claim it was met on', async () => {
    const unknown = settled([{ claim: 7, day: REFORM, lines: [[99, 1_000]] as const }]);
    await expect(unknown).rejects.toThrow(
      'claim 7, items: Item 99 is not in the table of items, so it has no category and no price. Add the item, or correct the line. [INSURANCE_UNKNOWN_ITEM]',
    );
    const negative = settled([{ claim: 8, day: REFORM, lines: [[1, -1_000]] as const }]);
    await expect(negative).rejects.toThrow('claim 8, lines: Item 1 has the quantity -1');
    await expect(settled([{ claim: 9, person: 99, day: REFORM }])).rejects.toThrow(
      'claim 9, persons: Person 99 is not in the table of persons',
    );
    await expect(settled([{ claim: 9, institution: 99, day: REFORM }])).rejects.toThrow(
      'claim 9, institutions: Institution 99 is not in the table of institutions',
    );
  });
});

/** The claims of a batch without refunds, each settled on its own with exact integers. */
function* oneByOne(batch: ClaimBatch) {
  const rules = claimRules(cityStack(), tables);
  const itemRow = idRows(tables.items.map((item) => item.item));
  const fold = rules.stack.fold('benefit.claim');
  for (const id of new Set(batch.person)) {
    const person = newPersonYear();
    const rows = [...batch.person.keys()].filter((row) => batch.person[row] === id);
    const dayAt = (row: number): number => batch.endDay[row] ?? 0;
    rows.sort((a, b) => dayAt(a) - dayAt(b) || (batch.claim[a] ?? 0) - (batch.claim[b] ?? 0));
    for (const row of rows) {
      const at = rules.days(dayAt(row) as Day);
      const stay = countStay(person, at, isStay(visitAt(batch, row, 0)));
      const institution = tables.institutions[(batch.institution[row] ?? 0) - 1];
      if (!institution) throw new Error('no institution');
      const one = settleClaim(
        {
          claim: batch.claim[row] ?? 0,
          person: personAt(tables.persons, personRow(tables.persons, id), at.year),
          institution: claimInstitution(institution),
          visit: visitAt(batch, row, stay),
          lines: linesAt(batch, row, { quantity: batch.quantity, items: tables.items, itemRow }),
        },
        rules,
        openFold(person, fold, at),
      );
      closeFold(person, fold, one.benefit.add);
      yield [row, one] as const;
    }
  }
}

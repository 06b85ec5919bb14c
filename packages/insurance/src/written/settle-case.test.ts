import { describe, expect, it } from 'vitest';
import { cityStack, cityTables } from '../testing/fake-city.ts';
import { explainCase, settleCase } from './settle-case.ts';

const stack = cityStack();
const written = {
  person: { scheme: 'employee', personClass: 'active', age: 48 },
  institution: { level: 'tertiary' },
  visit: { kind: 'outpatient', title: 'deputyChief', day: '2017-04-10' },
  lines: [
    { item: 'ct', category: 'service', quantity: 1, listPrice: '1000.00' },
    { category: 'drug', quantity: 0.5, purchasePrice: 10 },
  ],
  acc: { spent: 1500 },
};

describe('claims written by hand', () => {
  it('INS-16 a written claim is settled with its own prices and accumulators', () => {
    const settled = settleCase(stack, written);
    expect(settled.ok && settled.value.out).toEqual({
      total: '1085.00',
      inScope: '1005.00',
      outOfScope: '40.00',
      hospital: '0.00',
      fixedFund: '40.00',
      fund: '493.50',
      patient: '551.50',
      allowed: true,
      payable: true,
      reason: 'paid',
      funds: { pooled: '493.50' },
      acc: { spent: '2505.00', entitled: '493.50' },
      charges: [
        { code: 'serviceFee', amount: '80.00', fund: '40.00', patient: '40.00', hospital: '0.00' },
        { code: 'ct', amount: '1000.00', fund: '490.00', patient: '510.00', hospital: '0.00' },
        { code: 'drug', amount: '5.00', fund: '3.50', patient: '1.50', hospital: '0.00' },
      ],
    });
    expect(settled.ok && settled.value.rules).toEqual([
      'fake@1.0.0#price.visit/only',
      'fake@1.0.0#price.line/only',
      'fake@1.0.0#firstContact.visit/only',
      'fake@1.0.0#benefit.claim/only',
    ]);
  });

  it('INS-16 prices left out are looked up in the lists and purchase prices of the place', () => {
    const lines = [
      { item: 'ct', category: 'test' },
      { item: 'pills', category: 'drug' },
    ];
    const explained = explainCase(stack, { ...written, lines }, cityTables());
    expect(explained.ok && explained.value.charges.map((each) => each.amount)).toEqual([
      8_000n,
      13_500n,
      8_333n,
    ]);
  });

  it('INS-17 a written claim takes nothing back: amounts below zero are mistakes', () => {
    const lines = [{ item: 'ct', category: 'test', quantity: -1, listPrice: '-5.00' }];
    const result = settleCase(stack, { ...written, lines });
    const told = result.ok ? [] : result.problems.map(({ where, code }) => `${where} ${code}`);
    expect(told.toSorted()).toEqual([
      'claim.lines[0].listPrice CASE_FIELD_WRONG',
      'claim.lines[0].quantity CASE_FIELD_WRONG',
    ]);
  });

  it('INS-17 all mistakes of a written claim are told at once, with their place', () => {
    const result = settleCase(stack, {
      person: { scheme: 'emploee', age: -1 },
      institution: {},
      visit: { kind: 'inpatientDay', day: '2017-02-30' },
      lines: [{ quantity: 1.2345, price: 3 }],
      colour: 'red',
    });
    const told = result.ok ? [] : result.problems.map(({ where, code }) => `${where} ${code}`);
    expect(told).toEqual([
      'claim CASE_FIELD_UNKNOWN',
      'claim.person.scheme CASE_FIELD_WRONG',
      'claim.person.age CASE_FIELD_WRONG',
      'claim.institution.level CASE_FIELD_MISSING',
      'claim.visit.day CASE_FIELD_WRONG',
      'claim.visit.bedDays CASE_FIELD_MISSING',
      'claim.lines[0] CASE_FIELD_UNKNOWN',
      'claim.lines[0].quantity CASE_FIELD_WRONG',
      'claim.lines[0].category CASE_FIELD_MISSING',
    ]);
    expect(result.ok ? '' : result.problems[1]?.en).toBe(
      '"emploee" does not fit the field "scheme". Write employee, resident, elsewhere, none.',
    );
    expect(result.ok ? '' : result.problems[1]?.zh).toBe(
      '“emploee”不符合字段“scheme”的要求。应填写：employee, resident, elsewhere, none。',
    );
  });

  it('INS-17 an accumulator that the fold does not have is refused', () => {
    const result = settleCase(stack, { ...written, acc: { spend: 1 } });
    expect(result.ok ? '' : result.problems[0].en).toBe(
      'There is no field "spend" here. A mistyped name would be ignored silently, so it is refused. Known fields: spent, entitled.',
    );
  });
});

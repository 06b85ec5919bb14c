import { ok, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../package/read-library.ts';
import { type Changes, sampleFolders, sampleLibrary } from '../testing/sample-packages.ts';
import { acceptTests } from './accept.ts';
import type { TestReport } from './report.ts';
import { countTests, runPackageTests, type TestOptions } from './run-tests.ts';

const GOOD = `stack: demo@2016-06-01
cases:
  - title: {en: Tertiary visit, zh: 三级门诊}
    hook: price.visit
    in: {visitKind: outpatient, level: tertiary}
    out: [{charge: fee, price: 5.00, fixedFund: 0, hospitalBorne: 0, inScope: true}]
    rules: [demo-base#visitCharges/tertiary]
  - title: {en: Deductible reached, zh: 超过起付线}
    hook: benefit.claim
    in: {inScope: 1000.00}
    acc: {scope: 500.00}
    out: {payable: true, reason: paid, funds: {pooled: 350}, add: {scope: 1000, paid: 350.00}}
`;
const BAD = `folder: no-unit
problems:
  - code: POLICY_MARK_MISSING
    where: demo-base/parameters/all.yaml:1 smallFee
    en: '"unit" is missing. A value without unit, source and provenance is refused, because nobody can check it. Add "unit".'
    zh: 缺少“unit”。没有单位、来源和依据等级的数值无法核对，因此不予接受。请补上“unit”。
`;
const NO_UNIT = `smallFee:
  kind: money
  title: {en: Small fee, zh: 小额诊费}
  values: [{from: 2016-01-01, value: 3.50, provenance: sourced, source: S01}]
`;
const WITH_BAD: Changes = {
  'tests/bad/no-unit.yaml': BAD,
  'tests/bad/no-unit/parameters/all.yaml': NO_UNIT,
};

const run = (changes: Changes, options: TestOptions = {}): TestReport =>
  runPackageTests(sampleLibrary(changes), 'demo-base', options);
const good = (from: string, to: string): Changes => ({
  'tests/good/all.yaml': GOOD.replace(from, to),
});
const texts = (report: TestReport): string[] => report.problems.map((each) => each.en);

describe('good tests', () => {
  test('POL-27 a case compares the answer and the rules that fired', () => {
    const report = run(good('', ''));
    expect(texts(report)).toEqual([]);
    expect([report.passed, report.failed]).toEqual([2, 0]);
    expect(report.cases[0]).toEqual({
      file: 'tests/good/all.yaml',
      title: { en: 'Tertiary visit', zh: '三级门诊' },
      hook: 'price.visit',
      ok: true,
      expected: '[{charge: fee, price: 5.00, fixedFund: 0.00, hospitalBorne: 0.00, inScope: true}]',
      actual: null,
      rules: ['demo-base@1.0.0#visitCharges/tertiary'],
    });
  });

  test('POL-27 a wrong answer shows what was expected and what came', () => {
    const report = run(good('pooled: 350', 'pooled: 351'));
    expect(report.failed).toBe(1);
    expect(texts(report)).toEqual([
      'The case "Deductible reached" expects {payable: true, reason: paid, funds: {pooled: 351.00}, add: {scope: 1000.00, paid: 350.00}}, but the rules answer {payable: true, reason: paid, funds: {pooled: 350.00}, add: {scope: 1000.00, paid: 350.00}}. Correct the rule or the case; --accept writes the answer into the case.',
    ]);
  });

  test('POL-27 the wrong rule fails even when the answer is right', () => {
    const report = run(good('visitCharges/tertiary', 'visitCharges/other'));
    expect(texts(report)).toEqual([
      'The case "Tertiary visit" expects the rules demo-base#visitCharges/other, but fired were demo-base#visitCharges/tertiary. Correct the rule or the case; --accept writes what fired into the case.',
    ]);
  });

  test.each([
    ['POLICY_HOOK_UNKNOWN', 'hook: price.visit', 'hook: price.visits'],
    ['POLICY_TEST_FORM', 'hook: price.visit\n    in', 'acc'],
    ['POLICY_TEST_DAY', 'demo@2016-06-01', 'demo'],
    ['POLICY_TEST_HOOK', 'demo@2016-06-01', 'demo@2015-06-01'],
    ['POLICY_TEST_INPUT', 'visitKind: outpatient, ', ''],
    ['POLICY_INPUT_UNKNOWN', 'visitKind: outpatient', 'visitType: outpatient'],
    ['POLICY_DECIMALS', 'price: 5.00', 'price: 5.001'],
    ['POLICY_CODE_UNKNOWN', 'charge: fee', 'charge: fees'],
    ['POLICY_KEY_UNKNOWN', 'scope: 500.00', 'scop: 500.00'],
    ['STACK_PLACE_UNKNOWN', 'demo@2016-06-01', 'dem@2016-06-01'],
    ['POLICY_YAML_BROKEN', 'cases:', 'cases: ['],
    ['POLICY_TEST_NO_SETTLER', 'hook: price.visit\n    in', 'claim'],
  ])('POL-27 %s', (code, from, to) => {
    const report = run(good(from, to));
    expect(report.problems[0]?.code).toBe(code);
    expect(report.failed).toBeGreaterThan(0);
  });

  test('POL-27 a whole claim is settled by what the caller gives, and compared as far as out speaks', () => {
    const claim = `stack: demo@2016-06-01
cases:
  - title: {en: Visit, zh: 就诊}
    claim: {person: {age: 45}, lines: [{item: ct, quantity: 1.50}]}
    acc: {scope: 0}
    out: {total: 530, charges: [{code: fee}]}
    rules: [demo-base#visitCharges/tertiary]
`;
    const seen: unknown[] = [];
    const report = run(
      { 'tests/good/claim.yaml': claim },
      {
        settleCase: (stack, each, acc) => {
          seen.push(stack.text, each, acc);
          const out = {
            total: '530.00',
            patient: '1.00',
            charges: [{ code: 'fee', amount: '5.00' }],
          };
          return ok({ out, rules: ['demo-base@1.0.0#visitCharges/tertiary'] });
        },
      },
    );
    expect(texts(report)).toEqual([]);
    expect(seen).toEqual([
      'demo@2016-06-01',
      { person: { age: 45 }, lines: [{ item: 'ct', quantity: '1.50' }] },
      { scope: 0 },
    ]);
  });
});

describe('bad tests', () => {
  test('POL-28 tests are counted as they would be run', () => {
    const changes = { ...WITH_BAD, 'tests/good/fees.yaml': GOOD };
    const whole = sampleLibrary(changes).get('demo-base');
    expect(whole && countTests(whole)).toBe(run(changes).cases.length);
    expect(run(changes).cases.length).toBeGreaterThan(2);
  });

  test('POL-28 a folder must give exactly the problems listed, with place and both texts', () => {
    expect(texts(run(WITH_BAD))).toEqual([]);
    const other = run({ ...WITH_BAD, 'tests/bad/no-unit.yaml': BAD.replace('请补上', '补上') });
    expect(other.problems.map((each) => each.code)).toEqual(['POLICY_BAD_TEXT']);
    const elsewhere = run({
      ...WITH_BAD,
      'tests/bad/no-unit.yaml': BAD.replace(':1 smallFee', ':2 smallFee'),
    });
    expect(elsewhere.problems.map((each) => each.code)).toEqual([
      'POLICY_BAD_NOT_FOUND',
      'POLICY_BAD_UNEXPECTED',
    ]);
  });

  test('POL-28 a folder with a policy.yaml is a package, and may be put into a stack', () => {
    const policy = `id: clash
version: 1.0.0
title: {en: Clash, zh: 冲突}
place: demo
effective: {from: 2018-01-01}
scope: all
authority: {en: Demo city, zh: 示例市}
requires: [demo-base]
`;
    const report = run({
      'tests/bad/clash.yaml':
        'folder: clash\nstack: demo\nproblems: [{code: X, where: x, en: x, zh: x}]\n',
      'tests/bad/clash/policy.yaml': policy,
      'tests/bad/clash/parameters/fee.yaml': NO_UNIT.replace(
        'kind: money',
        'kind: money\n  unit: yuan',
      ),
    });
    expect(report.cases[0]?.actual).toBe(
      'STACK_CONFLICT @ clash/parameters/fee.yaml:1 smallFee; STACK_CONFLICT @ clash/parameters/fee.yaml:1 smallFee',
    );
  });

  test('POL-28 a mistake that shows only in use is asked for', () => {
    const table = sampleFolders()[0]?.files.get('tables/benefit.dmn') ?? '';
    const report = run({
      'tests/bad/unrounded.yaml':
        'folder: unrounded\nstack: demo@2016-06-01\nask: {hook: benefit.claim, in: {inScope: 1.01}, acc: {scope: 1000}}\nproblems: [{code: X, where: x, en: x, zh: x}]\n',
      'tests/bad/unrounded/tables/benefit.dmn': table.replaceAll(
        'round half up(above * parameters.rate, 2)',
        'above * parameters.rate',
      ),
    });
    expect(report.cases[0]?.actual).toMatch(
      /^RULE_MONEY_NOT_ROUNDED @ demo-base\/tables\/benefit\.dmn /,
    );
  });

  test('POL-28 a folder without files, or without a problem, fails', () => {
    const empty = run({ 'tests/bad/none.yaml': 'folder: none\nproblems: []\n' });
    expect(empty.cases[0]?.actual).toBe('POLICY_BAD_EMPTY @ demo-base/tests/bad/none.yaml:1');
    expect(empty.failed).toBe(1);
    const fine = run({
      'tests/bad/fine.yaml': 'folder: fine\nproblems: []\n',
      'tests/bad/fine/README.md': '# Fine\n',
    });
    expect(fine.failed).toBe(1);
  });
});

describe('accept', () => {
  const accepted = (changes: Changes): ReadonlyMap<string, string> =>
    acceptTests(sampleLibrary(changes), 'demo-base', {});

  test('POL-29 answers and rules of failing cases are rewritten, the rest is left alone', () => {
    const changes = good('pooled: 350', 'pooled: 1');
    const text = accepted(changes).get('tests/good/all.yaml') ?? '';
    expect(text).toContain('funds: {pooled: 350.00}');
    expect(run({ 'tests/good/all.yaml': text }).failed).toBe(0);
    expect(text.split('\n').slice(0, 6)).toEqual(GOOD.split('\n').slice(0, 6));
    expect(accepted(good('', '')).size).toBe(0);
  });

  test('POL-29 the texts of bad tests are rewritten', () => {
    const changes = { ...WITH_BAD, 'tests/bad/no-unit.yaml': 'folder: no-unit\nproblems: []\n' };
    const text = accepted(changes).get('tests/bad/no-unit.yaml') ?? '';
    expect(run({ ...WITH_BAD, 'tests/bad/no-unit.yaml': text }).failed).toBe(0);
  });

  test('POL-29 reading a library of the accepted files gives no problem', () => {
    expect(unwrap(readLibrary(sampleFolders(good('', '')))).size).toBe(2);
  });
});

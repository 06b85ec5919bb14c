import { type Day, isoDate, parseDay, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import type { Library } from '../package/policy-package.ts';
import { type PackageFolder, readLibrary } from '../package/read-library.ts';
import { reformFiles, sampleFolders, sampleLibrary } from '../testing/sample-packages.ts';
import { buildStack } from './build-stack.ts';
import type { Regime, Stack } from './stack.ts';

const day = (text: string): Day => unwrap(parseDay(text));
const SITE = { institution: 7, level: 'tertiary', district: 'east' };
const library = sampleLibrary();
const stackOf = (text: string, of: Library = library): Stack => unwrap(buildStack(of, text));
const at = (stack: Stack, date: string, site = SITE): Regime =>
  stack.regime(stack.intervalAt(stack.ruleDay(day(date))), site);
const codes = (result: ReturnType<typeof buildStack>): string[] =>
  result.ok ? [] : result.problems.map((each) => each.code);

/** A third package with the given additions to its policy.yaml. */
const more = (
  id: string,
  lines: string,
  files: Readonly<Record<string, string>> = {},
): PackageFolder => ({
  name: id,
  files: new Map([
    [
      'policy.yaml',
      `id: ${id}
version: 1.0.0
title: {en: More, zh: 更多}
authority: {en: Demo city, zh: 示例市}
${lines}`,
    ],
    ...Object.entries(files),
  ]),
});
const FEE_30 = `smallFee:
  kind: money
  unit: yuan
  title: {en: Small fee, zh: 小额诊费}
  values: [{from: 2018-01-01, value: 30, provenance: illustrative, source: example}]
`;
const withMore = (...folders: PackageFolder[]): Library =>
  unwrap(readLibrary([...sampleFolders(), ...folders]));

describe('packages of a stack', () => {
  test('POL-17 a place brings all its packages, lowest first', () => {
    expect(stackOf('demo').packages.map((each) => each.id)).toEqual(['demo-base', 'demo-reform']);
    expect(codes(buildStack(library, 'dmeo'))).toEqual(['STACK_PLACE_UNKNOWN']);
  });

  test('POL-17 a package of place any is only laid on by +', () => {
    const extra = more('trial', 'place: any\neffective: {from: 2018-01-01}\nscope: all\n');
    const both = withMore(extra);
    expect(stackOf('demo', both).packages).toHaveLength(2);
    expect(stackOf('demo+trial', both).packages.at(-1)?.id).toBe('trial');
    expect(codes(buildStack(both, 'any'))).toEqual(['STACK_PLACE_UNKNOWN']);
    expect(codes(buildStack(both, 'demo+trail'))).toEqual(['STACK_PACKAGE_UNKNOWN']);
    expect(codes(buildStack(both, 'demo+demo-reform'))).toEqual(['STACK_PACKAGE_TWICE']);
  });

  test('POL-17 what a package requires must be in the stack', () => {
    const there = more('there-base', 'place: there\neffective: {from: 2018-01-01}\nscope: all\n');
    const both = withMore(there);
    const result = buildStack(both, 'there+demo-reform');
    expect(codes(result)).toEqual(['STACK_REQUIRES']);
    expect(result.ok ? '' : result.problems[0].en).toBe(
      'The package "demo-reform" requires "demo-base", which is not in the stack. Add "+demo-base" before "+demo-reform".',
    );
    expect(stackOf('there+demo-base+demo-reform', both).packages).toHaveLength(3);
  });
});

describe('units', () => {
  const amends = (of: string): string => `place: demo
effective: {from: 2018-01-01}
scope: all
requires: [demo-reform, demo-base]
amends:
  - {parameter: smallFee, of: ${of}}
`;

  test('POL-18 two packages that speak for one unit conflict, and both clauses are named', () => {
    const result = buildStack(
      withMore(more('third', amends('demo-base'), { 'parameters/fee.yaml': FEE_30 })),
      'demo',
    );
    expect(result.ok ? [] : result.problems.map(({ where, en, zh }) => [where, en, zh])).toEqual([
      [
        'third/parameters/fee.yaml:1 smallFee',
        'From 2018-01-01 two packages speak for the parameter "smallFee": demo-reform/parameters/fee.yaml:1 smallFee and third/parameters/fee.yaml:1 smallFee. On any day exactly one may. Let the later package say "amends: {parameter: smallFee, of: demo-reform}", or end the earlier one.',
        '自 2018-01-01 起有两个政策包同时规定参数（parameter）“smallFee”：demo-reform/parameters/fee.yaml:1 smallFee 和 third/parameters/fee.yaml:1 smallFee。任何一天只能有一个有效。请在后一个包中声明“amends: {parameter: smallFee, of: demo-reform}”，或让前一个终止。',
      ],
    ]);
  });

  test('POL-18 a declaration reaches through a package in between', () => {
    const three = withMore(more('third', amends('demo-reform'), { 'parameters/fee.yaml': FEE_30 }));
    const stack = stackOf('demo', three);
    expect(at(stack, '2017-12-31').parameters.smallFee).toBe(2000n);
    expect(at(stack, '2018-01-01').parameters.smallFee).toBe(3000n);
  });

  test('POL-18 hooks conflict unless replaced', () => {
    const plain = reformFiles({
      'policy.yaml': (text) => text.replace(/replaces:\n.*\n/, ''),
    });
    const [base] = sampleFolders();
    const both = unwrap(readLibrary(base ? [base, { name: 'demo-reform', files: plain }] : []));
    const result = buildStack(both, 'demo');
    expect(result.ok ? [] : result.problems.map((each) => each.where)).toEqual([
      'demo-reform/policy.yaml:10 provides.price.visit',
    ]);
  });

  test('POL-18 rows of one list conflict only for the same key', () => {
    const list = 'lists:\n  charge: {file: lists/charge.csv, kind: code}\n';
    const head = 'place: demo\neffective: {from: 2018-01-01}\nscope: all\nrequires: [demo-base]\n';
    const rows = (code: string): Record<string, string> => ({
      'lists/charge.csv': `code,title_en,title_zh,from,to,provenance,source\n${code},A,甲,,,sourced,S01\n`,
    });
    const stack = stackOf('demo', withMore(more('third', head + list, rows('night'))));
    expect(stack.codeSet('charge').map((each) => each.code)).toEqual(['fee', 'night']);
    const clash = buildStack(withMore(more('third', head + list, rows('fee'))), 'demo');
    expect(codes(clash)).toEqual(['STACK_CONFLICT']);
  });

  test('POL-19 amended values lie on top from the first day of their package on', () => {
    const stack = stackOf('demo');
    expect(at(stack, '2017-04-07').parameters.smallFee).toBe(350n);
    expect(at(stack, '2017-04-08').parameters.smallFee).toBe(2000n);
    expect(at(stack, '2017-04-08').parameterCitation('smallFee')?.cite).toBe(
      'demo-reform@2.0.0#parameters/smallFee',
    );
    expect(at(stack, '2015-12-31').hook('price.visit')).toBeNull();
  });

  test('POL-19 when a package ends, the values below stand again', () => {
    const ended = sampleLibrary(
      {},
      {
        'policy.yaml': (text) =>
          text.replace('from: 2017-04-08}', 'from: 2017-04-08, to: 2018-01-01}'),
      },
    );
    const stack = stackOf('demo', ended);
    expect(at(stack, '2017-12-31').hook('price.visit')?.package.id).toBe('demo-reform');
    expect(at(stack, '2018-01-01').hook('price.visit')?.package.id).toBe('demo-base');
    expect(at(stack, '2018-01-01').parameters.smallFee).toBe(350n);
  });

  test('POL-20 a pilot speaks inside its scope only', () => {
    const pilot = sampleLibrary(
      {},
      { 'policy.yaml': (text) => text.replace('scope: all', 'scope: [east, 9]') },
    );
    const stack = stackOf('demo', pilot);
    const elsewhere = { institution: 1, level: 'tertiary', district: 'west' };
    expect(at(stack, '2018-01-01').parameters.smallFee).toBe(2000n);
    expect(at(stack, '2018-01-01', elsewhere).parameters.smallFee).toBe(350n);
    expect(at(stack, '2018-01-01', { ...elsewhere, institution: 9 }).parameters.smallFee).toBe(
      2000n,
    );
    const ask = { day: day('2018-01-01'), column: 'price' };
    expect(stack.listValue('servicePrice', ['ct', ''], { ...ask, site: SITE })?.value).toBe(13500n);
    expect(stack.listValue('servicePrice', ['ct', ''], { ...ask, site: elsewhere })?.value).toBe(
      18000n,
    );
  });

  test('POL-20 a narrower scope needs the same declaration', () => {
    const pilot = more(
      'pilot',
      'place: demo\neffective: {from: 2018-01-01}\nscope: [east]\nrequires: [demo-base]\n',
      { 'parameters/fee.yaml': FEE_30 },
    );
    expect(codes(buildStack(withMore(pilot), 'demo'))).toEqual([
      'STACK_CONFLICT',
      'STACK_CONFLICT',
    ]);
  });

  test('POL-20 a district of a scope must be in the list of districts', () => {
    const districts = more(
      'region',
      'place: demo\neffective: {from: 2016-01-01}\nscope: all\nlists:\n  district: {file: lists/district.csv, kind: code}\n',
      {
        'lists/district.csv':
          'code,title_en,title_zh,from,to,provenance,source\nwest,West,西区,,,sourced,S01\n',
      },
    );
    const pilot = reformFiles({
      'policy.yaml': (text) => text.replace('scope: all', 'scope: [wset]'),
    });
    const [base] = sampleFolders();
    const folders = base ? [base, { name: 'demo-reform', files: pilot }, districts] : [];
    const result = buildStack(unwrap(readLibrary(folders)), 'demo');
    expect(result.ok ? '' : result.problems[0].en).toBe(
      'The scope names "wset", which is neither a level nor a district of this stack. Levels and districts: tertiary, secondary, primary, west. The nearest is "west".',
    );
  });
});

describe('days', () => {
  test('POL-21 a claim takes its own day, one fixed day, or the same day years before', () => {
    const date = day('2020-02-29');
    expect(stackOf('demo').ruleDay(date)).toBe(date);
    expect(stackOf('demo@2017-04-08').ruleDay(date)).toBe(day('2017-04-08'));
    expect(isoDate(stackOf('demo@-1y').ruleDay(date))).toBe('2019-02-28');
    expect(at(stackOf('demo@-1y'), '2018-04-07').parameters.smallFee).toBe(350n);
    expect(at(stackOf('demo@-1y'), '2018-04-08').parameters.smallFee).toBe(2000n);
    expect(at(stackOf('demo@2017-04-08'), '2016-01-01').parameters.smallFee).toBe(2000n);
  });

  test('POL-22 intervals begin where packages or parameters change, and regimes are kept', () => {
    const stack = stackOf('demo');
    expect(stack.intervals.map((each) => isoDate(each))).toEqual([
      '0001-01-01',
      '2016-01-01',
      '2017-04-08',
    ]);
    expect(stack.intervalAt(day('2017-04-07'))).toBe(1);
    expect(stack.intervalAt(day('2017-04-08'))).toBe(2);
    expect(stack.regime(2, SITE)).toBe(stack.regime(2, { ...SITE, district: 'west' }));
    expect(stack.regime(2, SITE).hook('price.visit')).toBe(
      stack.regime(2, SITE).hook('price.visit'),
    );
  });

  test('POL-23 the hash is over what is said, not over how it is laid out', () => {
    const { hash } = stackOf('demo');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const spaced = sampleLibrary({ 'parameters/all.yaml': (text) => `# a remark\n${text}` });
    expect(stackOf('demo', spaced).hash).toBe(hash);
    const dearer = sampleLibrary({
      'parameters/all.yaml': (text) => text.replace('value: 3.50', 'value: 3.51'),
    });
    expect(stackOf('demo', dearer).hash).not.toBe(hash);
    expect(stackOf('demo@-1y').hash).not.toBe(hash);
    expect(stackOf('demo+parameters/smallFee=4').hash).not.toBe(hash);
  });

  test('POL-26 a decision never runs without a parameter it reads', () => {
    // The reform replaces the parameter, so the old value is silent, but says its own too late.
    const late = sampleLibrary(
      {},
      {
        'policy.yaml': (text) =>
          text
            .replace('  - {parameter: smallFee, of: demo-base}\n', '')
            .replace('replaces:\n', 'replaces:\n  - {parameter: smallFee, of: demo-base}\n'),
        'parameters/fee.yaml': (text) => text.replace('2017-04-08', '2018-01-01'),
      },
    );
    const result = buildStack(late, 'demo');
    expect(result.ok ? '' : result.problems[0].en).toBe(
      'The decision "visitCharges" of demo-reform reads the parameter "smallFee", which has no value from 2017-04-08. The decision could not answer. Give it a value from that day, or let the parameter say optional: true and the decision ask for null.',
    );
  });
});

describe('what if', () => {
  test('POL-25 a parameter tried out holds on every day, whoever spoke for it', () => {
    const stack = stackOf('demo+parameters/smallFee=4.20');
    expect(at(stack, '2016-06-01').parameters.smallFee).toBe(420n);
    expect(at(stack, '2018-06-01').parameters.smallFee).toBe(420n);
    expect(at(stack, '2018-06-01').parameterCitation('smallFee')?.value.provenance).toBe(
      'illustrative',
    );
    expect(stack.packages.at(-1)?.id).toBe('what-if');
  });

  test('POL-25 it must be a parameter of the stack and of its kind', () => {
    expect(codes(buildStack(library, 'demo+parameters/smalFee=4'))).toEqual([
      'STACK_PARAMETER_UNKNOWN',
    ]);
    expect(codes(buildStack(library, 'demo+parameters/smallFee=4.205'))).toEqual([
      'POLICY_DECIMALS',
    ]);
    expect(codes(buildStack(library, 'demo+parameters/rate=7'))).toEqual(['POLICY_VALUE_BOUNDS']);
  });

  test('POL-25 a parameter is tried within its bounds only, which begin at zero', () => {
    const refused = buildStack(library, 'demo+parameters/smallFee=-0.01');
    expect(refused.ok ? [] : refused.problems.map((each) => [each.en, each.zh])).toEqual([
      [
        '-0.01 lies outside the bounds of this value: 0.00 or more. Bounds catch a slipped decimal point and a wrong sign. Correct the value, or declare other bounds with "min" and "max".',
        '-0.01 超出该数值允许的范围：不小于 0.00。该范围用于发现小数点错位和正负号错误。请更正数值，或用“min”“max”声明其他范围。',
      ],
    ]);
    expect(buildStack(library, 'demo+parameters/smallFee=0').ok).toBe(true);
  });

  test('POL-25 of an unknown parameter those that may have been meant are named, all are counted', () => {
    const toldOf = (name: string) => {
      const refused = buildStack(library, `demo+parameters/${name}=4`);
      return refused.ok ? [] : [refused.problems[0].en, refused.problems[0].zh];
    };
    const count = Object.keys(at(stackOf('demo'), '2018-06-01').parameters).length;
    expect(toldOf('smalFee')).toEqual([
      expect.stringContaining(
        `tried with it. The nearest: smallFee. The stack has ${count} parameters;`,
      ),
      expect.stringContaining(`无法试算。最接近的是：smallFee。组合中共有 ${count} 个参数；`),
    ]);
    expect(toldOf('fiddlestick')).toEqual([
      expect.stringContaining(`tried with it. The stack has ${count} parameters;`),
      expect.stringContaining(`无法试算。组合中共有 ${count} 个参数；`),
    ]);
  });

  test('POL-25 from the day it names; before, and after another what-if, the others stand', () => {
    const stack = stackOf('demo+parameters/smallFee@2018-01-01=4+parameters/smallFee@2018-07-01=5');
    const values = ['2017-12-31', '2018-01-01', '2018-06-30', '2018-07-01'].map(
      (day) => at(stack, day).parameters.smallFee,
    );
    expect(values).toEqual([
      at(stackOf('demo'), '2017-12-31').parameters.smallFee,
      400n,
      400n,
      500n,
    ]);
  });

  test('POL-25 a row of a price list is tried with its own keys; the rest of the list stands', () => {
    const site = { institution: 0, level: 'tertiary', district: '' };
    const price = (text: string, keys: readonly string[], date: string) =>
      stackOf(text).listValue('servicePrice', keys, {
        column: 'price',
        day: day(date),
        site,
      })?.value;
    const [row] = stackOf('demo').listRows('servicePrice', day('2018-06-01'));
    const keys = row?.row.keys ?? [];
    const asked = keys.map((key) => key || 'tertiary');
    const path = `lists/servicePrice/${keys.join(',').replace(/,+$/, '')}`;
    expect(price(`demo+${path}=77.70`, asked, '2018-06-01')).toBe(7770n);
    const dated = `demo+${path}@2018-06-01=1+${path}@2018-07-01=2`;
    expect(price(dated, asked, '2018-05-31')).toBe(price('demo', asked, '2018-05-31'));
    expect(price(dated, asked, '2018-06-30')).toBe(100n);
    expect(price(dated, asked, '2018-07-01')).toBe(200n);
    expect(stackOf(`demo+${path}=77.70`).hash).not.toBe(stackOf(`demo+${path}=77.71`).hash);
  });

  test('POL-25 it must be a row that is there, of a list with one value', () => {
    expect(codes(buildStack(library, 'demo+lists/servicePrices/ct=4'))).toEqual([
      'STACK_LIST_UNKNOWN',
    ]);
    expect(codes(buildStack(library, 'demo+lists/fund/pooled=4'))).toEqual(['STACK_LIST_UNKNOWN']);
    expect(codes(buildStack(library, 'demo+lists/servicePrice/no-such=4'))).toEqual([
      'STACK_ROW_UNKNOWN',
    ]);
  });

  test('POL-25 a price below zero is no price', () => {
    const [row] = stackOf('demo').listRows('servicePrice', day('2018-06-01'));
    const path = `lists/servicePrice/${(row?.row.keys ?? []).join(',').replace(/,+$/, '')}`;
    expect(codes(buildStack(library, `demo+${path}=-0.01`))).toEqual(['PRICES_NEGATIVE']);
    expect(buildStack(library, `demo+${path}=0`).ok).toBe(true);
  });
});

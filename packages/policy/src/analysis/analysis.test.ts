import { isoDate, problemLine, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { linkInto, readLibrary } from '../package/read-library.ts';
import { sampleFolders, sampleLibrary } from '../testing/sample-packages.ts';
import { runPackageTests } from '../tests/run-tests.ts';
import { analysePackage } from './analyse-package.ts';
import { boundaryCases } from './boundary-cases.ts';
import { boundaryTests } from './boundary-tests.ts';
import { testUse } from './rule-use.ts';

const VISIT = 'tables/visit.dmn';
const WAIVER = `
waiverAge:
  kind: count
  unit: years
  title: {en: Waiver from, zh: 免收起始年龄}
  values:
    - {from: 2016-01-01, value: 60, provenance: sourced, source: S01}
    - {from: 2019-01-01, value: 65, provenance: sourced, source: S01}
`;
const EXPLAINED = `
- decision: visitCharges
  finding: gap
  about: "visitKind: not(\\"outpatient\\")"
  why: {en: Only outpatient visits cost a fee., zh: 仅门诊收取诊费。}
`;

const told = (library = sampleLibrary(), id = 'demo-base'): string[] =>
  analysePackage(library, id).tables.flatMap(({ findings, from, to }) =>
    findings.map(
      ({ problem }) =>
        `${isoDate(from)} ${to === null ? '' : isoDate(to)} ${problemLine(problem, 'en')}`,
    ),
  );

describe('the analysis of a package', () => {
  test('POL-35 every table of every hook is analysed, and findings stand in its file', () => {
    const { tables, package: id } = analysePackage(sampleLibrary(), 'demo-base');
    expect([id, ...tables.map(({ hook, analysis }) => `${hook} ${analysis.decision}`)]).toEqual([
      'demo-base',
      'price.visit visitCharges',
    ]);
    expect(told()).toEqual([
      '2016-01-01  demo-base/tables/visit.dmn visitCharges: No rule of "Visit charges" answers Visit kind: not Outpatient (for example Visit kind = Emergency, Level = Tertiary), so the answer is an empty list. If that is not meant, add a rule with these cells. [TABLE_EMPTY]',
    ]);
  });

  test('POL-35 a table is analysed for the days in which its parameters keep their values', () => {
    const by = (text: string): string =>
      text
        .replace('<text>level</text>', '<text>age</text>')
        .replace('<text>"tertiary"</text>', '<text>&lt; parameters.waiverAge</text>')
        .replace('<text>not("tertiary")</text>', '<text>&gt; 60</text>')
        .replaceAll('name="level"', 'name="age"')
        .replaceAll('input-level', 'input-age');
    const library = sampleLibrary({ [VISIT]: by, 'parameters/waiver.yaml': WAIVER });
    expect(told(library).map((line) => line.slice(0, 140))).toEqual([
      expect.stringMatching(/^2016-01-01 2019-01-01 .*Visit kind: not Outpatient/),
      expect.stringMatching(/^2016-01-01 2019-01-01 .*Visit kind: Outpatient; Age: 60 /),
      expect.stringMatching(/^2019-01-01 {2}.*Visit kind: not Outpatient/),
      expect.stringMatching(/^2019-01-01 {2}.*Rules "tertiary" \(row 1\) and "other"/),
    ]);
  });

  test('POL-36 a finding that is meant carries its explanation, one without a finding is told', () => {
    const library = sampleLibrary({ 'explained.yaml': EXPLAINED });
    const [table] = analysePackage(library, 'demo-base').tables;
    expect(table?.findings.map(({ why }) => why?.zh)).toEqual(['仅门诊收取诊费。']);
    const stale = sampleLibrary({
      'explained.yaml': EXPLAINED.replace('finding: gap', 'finding: overlap'),
    });
    expect(
      analysePackage(stale, 'demo-base').problems.map(({ code, where }) => [code, where]),
    ).toEqual([['POLICY_EXPLAINED_STALE', 'demo-base/explained.yaml:2 [0]']]);
    const wrong = linkInto(sampleLibrary(), {
      name: 'demo-base',
      files: sampleFolders({ 'explained.yaml': '- decision: x\n' })[0]?.files ?? new Map(),
    });
    expect(wrong.ok ? [] : wrong.problems.map(({ code }) => code)).toEqual([
      'POLICY_KEY_MISSING',
      'POLICY_KEY_MISSING',
      'POLICY_KEY_MISSING',
    ]);
  });

  test('POL-37 use by tests counts what the tests of all packages make answer', () => {
    const test1 = `
stack: demo@2016-06-01
cases:
  - title: {en: Clinic, zh: 门诊}
    hook: price.visit
    in: {visitKind: outpatient, level: tertiary}
`;
    const library = sampleLibrary({ 'tests/good/visit.yaml': test1 });
    expect(testUse(library, 'demo-base', {})).toEqual([
      {
        decision: 'visitCharges',
        used: 1,
        rules: [
          { rule: 'tertiary', count: 1 },
          { rule: 'other', count: 0 },
        ],
      },
    ]);
  });
});

describe('boundary cases', () => {
  test('POL-38 each rule is tried inside with the answer of now', () => {
    const cases = boundaryCases(sampleLibrary(), 'demo-base');
    expect(cases.map(({ title, out, rules, fires }) => [title.zh, out, rules, fires])).toEqual([
      [
        'tertiary：范围之内',
        '[{charge: fee, price: 5.00, fixedFund: 0.00, hospitalBorne: 0.00, inScope: true}]',
        ['demo-base#visitCharges/tertiary'],
        true,
      ],
      [
        'other：范围之内',
        '[{charge: fee, price: 3.50, fixedFund: 0.00, hospitalBorne: 0.00, inScope: true}]',
        ['demo-base#visitCharges/other'],
        true,
      ],
    ]);
  });

  test('POL-38 written as a test file they pass', () => {
    const { text, cases, stops } = boundaryTests(sampleLibrary(), 'demo-base');
    expect([cases, stops]).toEqual([2, []]);
    const library = unwrap(readLibrary(sampleFolders({ 'tests/good/bounds.yaml': text })));
    const report = runPackageTests(library, 'demo-base', {});
    expect(report.problems.map((each) => problemLine(each, 'en'))).toEqual([]);
    expect([report.passed, report.failed]).toEqual([2, 0]);
  });
});

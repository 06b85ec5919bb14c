import { isoDate, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { formatPackage } from '../package/format.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
import { readLibrary } from '../package/read-library.ts';
import { baseFiles, type Changes, sampleLibrary } from '../testing/sample-packages.ts';
import { diffPackages } from './diff-packages.ts';

const base = (changes: Changes = {}): PolicyPackage => {
  const whole = sampleLibrary(changes).get('demo-base');
  if (!whole) throw new Error('no base');
  return whole;
};

const swap =
  (from: string, to: string) =>
  (text: string): string =>
    text.replace(from, to);

describe('the difference of two versions', () => {
  test('POL-39 a version does not differ from itself, however it is formatted', () => {
    const files = new Map(baseFiles());
    files.set('tables/visit.dmn', (files.get('tables/visit.dmn') ?? '').replaceAll('><', '>\n<'));
    const other = unwrap(readLibrary([{ name: 'demo-base', files }])).get('demo-base');
    const formatted = unwrap(readLibrary([{ name: 'demo-base', files: formatPackage(files) }]));
    for (const each of [other, formatted.get('demo-base')]) {
      const diff = diffPackages(base(), each ?? base());
      const { tables, parameters, lists, tests, manifest } = diff;
      expect([tables, parameters, lists, tests, manifest]).toEqual([[], [], [], [], []]);
    }
  });

  test('POL-39 cells, with the conditions of their rules in words', () => {
    const after = base({ 'tables/visit.dmn': swap('5.00', '6.00') });
    expect(diffPackages(base(), after).tables).toEqual([
      {
        file: 'tables/visit.dmn',
        decision: 'visitCharges',
        title: '诊费',
        change: 'changed',
        parts: [],
        rules: [
          {
            rule: 'tertiary',
            change: 'changed',
            cells: [{ name: 'price', title: 'price', before: '5.00', after: '6.00' }],
            affected: {
              en: 'visitKind: "outpatient"; level: "tertiary"',
              zh: 'visitKind："outpatient"；level："tertiary"',
            },
          },
        ],
      },
    ]);
  });

  test('POL-39 rules that are new or gone, other expressions, other columns', () => {
    const gone = base({
      'tables/visit.dmn': (text) => text.replace('id="other"', 'id="others"'),
      'tables/benefit.dmn': swap('max(0, acc.scope + inScope', 'max(1, acc.scope + inScope'),
    });
    const { tables } = diffPackages(base(), gone);
    expect(tables.flatMap(({ rules }) => rules.map(({ rule, change }) => [rule, change]))).toEqual([
      ['other', 'removed'],
      ['others', 'added'],
    ]);
    expect(tables.flatMap(({ parts }) => parts.map(({ name }) => name))).toEqual(['expression']);
  });

  test('POL-39 dated values with who reads them, list rows, tests, keys and other files', () => {
    const file = 'tests/good/visit.yaml';
    const tests = (level: string): string =>
      `stack: demo@2016-06-01\ncases:\n  - title: {en: Clinic, zh: 门诊}\n    hook: price.visit\n    in: {visitKind: outpatient, level: ${level}}\n`;
    const before = base({ [file]: tests('tertiary') });
    const after = base({
      [file]: tests('primary'),
      'parameters/all.yaml': (text) =>
        text
          .replace('value: 1000, provenance', 'value: 1200, provenance')
          .replace(
            'value: 0.7, provenance: sourced, source: S01}',
            'value: 0.7, provenance: sourced, source: S01}, {from: 2020-01-01, value: 0.8, provenance: memory, source: none}',
          ),
      'lists/service-price.csv': (text) =>
        text.replace('180.00', '185.00').replace('bed,,28.00,,,memory,from memory\n', ''),
      'policy.yaml': swap('version: 1.0.0', 'version: 1.1.0'),
      'README.md': '# Other\n',
    });
    const diff = diffPackages(before, after);
    expect(diff.manifest).toEqual([{ name: 'version', before: '1.0.0', after: '1.1.0' }]);
    expect(
      diff.parameters.map(({ name, from, change, before: was, after: is, readBy }) =>
        [name, isoDate(from), change, was, is, ...readBy].join(' | '),
      ),
    ).toEqual([
      'deductible | 2016-01-01 | changed | 1000.00 yuan (money; sourced, S01) | 1200.00 yuan (money; sourced, S01) | benefit.claim: benefit',
      'rate | 2020-01-01 | added |  | 0.8 share (rate; memory, none) | benefit.claim: benefit',
    ]);
    expect(diff.lists.map(({ list, key, change, cells }) => [list, key, change, cells[0]])).toEqual(
      [
        ['servicePrice', 'ct, *', 'changed', { name: 'price', before: '180.00', after: '185.00' }],
        ['servicePrice', 'bed, *', 'removed', { name: 'price', before: '28.00', after: null }],
      ],
    );
    expect(diff.tests).toEqual([{ file, title: { en: 'Clinic', zh: '门诊' }, change: 'changed' }]);
    expect(diff.other).toEqual([{ path: 'README.md', change: 'changed' }]);
  });
});

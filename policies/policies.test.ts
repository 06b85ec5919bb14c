import { explainCase, settleTest } from '@sanyi/insurance';
import { parseDay, problemLine, unwrap } from '@sanyi/kernel';
import {
  analysePackage,
  asVersion,
  buildStack,
  copyPackage,
  formatPackage,
  readLibrary,
  runPackageTests,
} from '@sanyi/policy';
import { describe, expect, test } from 'vitest';
import { packages } from './packages.test-data.ts';

const later = (files: ReadonlyMap<string, string>, name: string) =>
  asVersion(files, {
    id: `${name}-v3`,
    version: '3.0.0',
    from: unwrap(parseDay('2019-12-01')),
  });

const folders = packages();
const library = readLibrary(folders);

describe('policies', () => {
  test('every gap, overlap and rule that never answers is explained, and UNIQUE is proved', () => {
    const analyses = [...unwrap(library).keys()].map((id) => analysePackage(unwrap(library), id));
    const open = analyses.flatMap(({ tables, problems }) => [
      ...problems.map((each) => problemLine(each, 'en')),
      ...tables.flatMap(({ findings, analysis }) => [
        ...findings
          .filter(({ why }) => why === null)
          .map(({ problem }) => problemLine(problem, 'en')),
        ...(analysis.stopped ? [problemLine(analysis.stopped, 'en')] : []),
        ...(analysis.policy === 'U' && analysis.unique.is !== 'proved' ? [analysis.decision] : []),
      ]),
    ]);
    expect(open).toEqual([]);
    expect(analyses.flatMap(({ tables }) => tables).length).toBeGreaterThan(10);
  });

  test('every package is read without a problem', () => {
    expect(library.ok ? [] : library.problems.map((each) => problemLine(each, 'en'))).toEqual([]);
  });

  test.each(folders)('the tests of $name pass', ({ name }) => {
    if (!library.ok) throw new Error('the packages cannot be read');
    const report = runPackageTests(library.value, name, { settleCase: settleTest });
    expect(report.problems.map((each) => problemLine(each, 'en'))).toEqual([]);
    expect(report.failed).toBe(0);
  });

  test.each(folders)('$name is in canonical form', ({ files }) => {
    const formatted = formatPackage(files);
    const changed = [...files.keys()].filter((path) => formatted.get(path) !== files.get(path));
    expect(changed).toEqual([]);
  });

  test.each(folders)('POL-40 a copy of $name says the same from its day on', ({ name }) => {
    const all = unwrap(library);
    const from = unwrap(parseDay('2019-10-01'));
    const made = copyPackage(all, { of: name, id: `${name}-v2`, version: '2.0.0', from });
    if (!made.ok) return expect(made.problems[0].code).toBe('POLICY_COPY_EMPTY');
    for (const files of [made.value, later(made.value, name)]) {
      const id = String(/^id: (.*)$/m.exec(files.get('policy.yaml') ?? '')?.[1]);
      const more = readLibrary([...folders, { name: id, files }]);
      expect(more.ok ? [] : more.problems.map((each) => problemLine(each, 'en'))).toEqual([]);
      const report = runPackageTests(unwrap(more), id, {});
      expect(report.problems.map((each) => problemLine(each, 'en'))).toEqual([]);
      const { place } = unwrap(more).get(id) ?? { place: '' };
      if (place !== 'any') unwrap(buildStack(unwrap(more), place));
    }
  });

  test('INS-19 each fee of a visit cites the row that made it and no other', () => {
    const stack = unwrap(buildStack(unwrap(library), 'beijing'));
    const written = {
      person: { scheme: 'employee', personClass: 'active', age: 40 },
      institution: { level: 'tertiary' },
      visit: { kind: 'outpatient', title: 'ordinary', day: '2017-04-07' },
    };
    const { charges, rules } = unwrap(explainCase(stack, written));
    const cited = charges.map((charge) => [
      charge.code,
      ...rules.filter(({ number }) => charge.rules.includes(number)).map(({ rule }) => rule),
    ]);
    expect(cited).toEqual([
      ['registration', 'tertiary-registration'],
      ['consultation', 'tertiary-consultation-ordinary'],
    ]);
  });

  test('the packages of a place stack up on any day', () => {
    if (!library.ok) throw new Error('the packages cannot be read');
    for (const text of ['beijing', 'beijing@2016-01-01', 'beijing@2026-01-01', 'beijing@-1y']) {
      expect(buildStack(library.value, text).ok).toBe(true);
    }
  });
});

import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { buildStack } from '../stack/build-stack.ts';
import { baseFiles, sampleLibrary } from '../testing/sample-packages.ts';
import { describePackage } from './describe.ts';
import { formatPackage } from './format.ts';
import { readLibrary } from './read-library.ts';

describe('the canonical form', () => {
  test('POL-30 formatting again changes nothing, and no rule changes', () => {
    const once = formatPackage(baseFiles());
    expect([...formatPackage(once)]).toEqual([...once]);
    const hashOf = (files: ReadonlyMap<string, string>): string =>
      unwrap(buildStack(unwrap(readLibrary([{ name: 'demo-base', files }])), 'demo')).hash;
    expect(hashOf(once)).toBe(hashOf(baseFiles()));
  });

  test('POL-30 each rule of a table stands on one line', () => {
    const text = formatPackage(baseFiles()).get('tables/visit.dmn') ?? '';
    const lines = text.split('\n').filter((line) => line.includes('<rule'));
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/<\/rule>$/);
  });

  test('POL-30 lists lose needless quotes, and broken files stay as they are', () => {
    const files = new Map([
      ['lists/a.csv', 'code,"title"\r\n"a, b","c"\r\n'],
      ['lists/b.csv', 'code\n"a\n'],
      ['folds/b.yaml', 'a: [\n'],
      ['tables/b.dmn', '<a'],
      ['tests/bad/x/lists/a.csv', '"a"\n'],
      ['README.md', '# A\r\n\n\n'],
    ]);
    expect([...formatPackage(files).values()]).toEqual([
      'code,title\n"a, b",c\n',
      'code\n"a\n',
      'a: [\n',
      '<a',
      '"a"\n',
      '# A\n',
    ]);
  });
});

describe('a package as plain data', () => {
  test('POL-32 values are texts, days are dates, tables are grids', () => {
    const whole = sampleLibrary().get('demo-base');
    const plain = whole && describePackage(whole);
    expect(plain?.from).toBe('2016-01-01');
    expect(plain?.parameters[0]?.values).toEqual([
      { from: '2016-01-01', value: '3.50', provenance: 'sourced', source: 'S01', note: null },
    ]);
    const table = plain?.tables.find((each) => each.decision === 'visitCharges');
    expect(table?.inputs.map((each) => each.name)).toEqual(['visitKind', 'level']);
    expect(table?.rows[0]?.rule).toBe('tertiary');
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });
});

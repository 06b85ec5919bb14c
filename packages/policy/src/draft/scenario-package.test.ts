import { type Day, dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../package/read-library.ts';
import { buildStack } from '../stack/build-stack.ts';
import { sampleFolders, sampleLibrary } from '../testing/sample-packages.ts';
import { scenarioPackage } from './scenario-package.ts';

// A date of the calendar.
const from: Day = dayOf('2019-07-01' as IsoDate);

describe('a package of tried values', () => {
  test('POL-49 says from its day on what was tried, and nothing before it', () => {
    const row = [...unwrap(buildStack(sampleLibrary(), 'demo')).listRows('servicePrice', from)][0];
    const key = row?.row.keys.join(',').replace(/,+$/, '') ?? '';
    const text = `demo+parameters/smallFee=7+parameters/rate=0.5+lists/servicePrice/${key}=12.5`;
    const tried = unwrap(buildStack(sampleLibrary(), text));
    const files = scenarioPackage(tried, { id: 'tried-1', from });
    expect([...(files?.keys() ?? [])]).toEqual([
      'policy.yaml',
      'parameters/tried.yaml',
      'lists/service-price.csv',
    ]);
    expect(files?.get('policy.yaml')).toContain('zh: 试算方案（自2019年7月1日起）');
    expect(files?.get('policy.yaml')).toMatch(/en: "?Values tried, from 1 Jul 2019/);
    const folder = { name: 'tried-1', files: files ?? new Map() };
    const library = unwrap(readLibrary([...sampleFolders(), folder]));
    const stack = unwrap(buildStack(library, 'demo'));
    const values = (day: Day, of = stack): unknown[] => {
      const regime = of.regime(of.intervalAt(day), { institution: 1, level: '', district: '' });
      const price = of.listValue('servicePrice', row?.row.keys ?? [], { day, column: 'price' });
      const { smallFee, rate } = regime.parameters;
      return [smallFee, rate, price?.value];
    };
    const plain = unwrap(buildStack(sampleLibrary(), 'demo'));
    expect(values(from)).toEqual(values(from, tried));
    expect(values(from)).not.toEqual(values(from, plain));
    const before = dayOf('2019-06-30' as IsoDate);
    expect(values(before)).toEqual(values(before, plain));
  });

  test('POL-49 keeps the bounds of a parameter that may go beyond the usual ones', () => {
    const wide = sampleFolders().map((folder) => {
      const files = [...folder.files].map(([name, text]) => {
        return [name, text.replace('smallFee:\n', 'smallFee:\n  min: -5.5\n  max: 90\n')] as const;
      });
      return { ...folder, files: new Map(files) };
    });
    const library = unwrap(readLibrary(wide));
    const tried = unwrap(buildStack(library, 'demo+parameters/smallFee=-2'));
    const files = scenarioPackage(tried, { id: 'tried-1', from });
    const text = files?.get('parameters/tried.yaml') ?? '';
    expect(text).toMatch(/min: "?-5\.50/);
    expect(text).toMatch(/max: "?90\.00/);
    expect(readLibrary([...wide, { name: 'tried-1', files: files ?? new Map() }]).ok).toBe(true);
  });

  test('POL-49 is not there where nothing was tried', () => {
    const stack = unwrap(buildStack(sampleLibrary(), 'demo'));
    expect(scenarioPackage(stack, { id: 'tried-1', from })).toBe(null);
  });
});

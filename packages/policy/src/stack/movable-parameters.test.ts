import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { sampleLibrary } from '../testing/sample-packages.ts';
import { buildStack } from './build-stack.ts';
import { movableParameters } from './movable-parameters.ts';

const on = (day: string, stack = 'demo') =>
  // A date of the calendar.
  movableParameters(unwrap(buildStack(sampleLibrary(), stack)), dayOf(day as IsoDate));

describe('parameters that can be tried', () => {
  test('POL-91 those that rules read, with value, bounds, source and speaker of the day', () => {
    const fee = (day: string, stack?: string) =>
      on(day, stack).find(({ name }) => name === 'smallFee');
    expect(fee('2018-06-01')).toMatchObject({
      ...{ path: 'parameters/smallFee', title: { en: 'Small fee', zh: '小额诊费' } },
      ...{ text: '20.00', min: '0.00', max: null, provenance: 'illustrative' },
      ...{ source: 'example', package: 'demo-reform', value: 2000n },
    });
    expect(fee('2016-06-01')).toMatchObject({ text: '3.50', package: 'demo-base' });
    expect(fee('2016-06-01', 'demo+parameters/smallFee=4')).toMatchObject({ text: '4.00' });
    const names = on('2018-06-01').map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  test('POL-91 not those that are not in force yet', () => {
    expect(on('2010-01-01')).toEqual([]);
  });
});

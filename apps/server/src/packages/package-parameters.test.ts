import { unwrap } from '@sanyi/kernel';
import { readLibrary } from '@sanyi/policy';
import { readPolicies } from '@sanyi/store';
import { describe, expect, test } from 'vitest';
import { namesRead } from './package-parameters.ts';
import { tablesOf } from './package-tables.ts';

describe('parameters that rules read', () => {
  test('SRV-16 are told by their titles, also where another package states them', async () => {
    const folder = new URL('../../../../policies', import.meta.url).pathname;
    const library = unwrap(readLibrary(unwrap(await readPolicies(folder))));
    const whole = library.get('beijing-2017-separation');
    const title = library.get('beijing-2016-base')?.parameters.get('specialNeedsFee')?.title;
    if (!whole || !title) throw new Error('The packages are not there');
    expect(whole.parameters.has('specialNeedsFee')).toBe(false);
    expect(namesRead(tablesOf(whole, library), whole, library)).toMatchObject({
      'parameters.specialNeedsFee': title,
    });
  });
});

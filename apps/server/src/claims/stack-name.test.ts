import { join } from 'node:path';
import type { Item } from '@sanyi/facts';
import { unwrap } from '@sanyi/kernel';
import { buildStack, readLibrary } from '@sanyi/policy';
import { readPolicies } from '@sanyi/store';
import { expect, test } from 'vitest';
import { stackName } from './stack-name.ts';

const NONE: ReadonlyMap<string, Item> = new Map();

test('SRV-60 values that are tried go by their titles, rates in percent, packages by theirs', async () => {
  const folder = join(import.meta.dirname, '../../../../policies');
  const library = unwrap(readLibrary(unwrap(await readPolicies(folder))));
  const titleOf = (text: string) =>
    stackName(unwrap(buildStack(library, text)), '2018-12-31', NONE).title;
  expect(titleOf('beijing')).toEqual({ en: 'Rules in force', zh: '当日规则' });
  expect(titleOf('beijing+parameters/drugMarkupRate=0.125+parameters/waiverAge=65')).toEqual({
    en: 'Rules in force, with Drug mark-up, at most = 12.5 %; Age from which residents of the city pay no ordinary fee at primary institutions = 65 years',
    zh: expect.stringMatching(/^当日规则，加药品加成率 = 12\.5 %；.+ = 65 年$/),
  });
  expect(titleOf('beijing@2017-04-07+lists/servicePrice/bed-ordinary,tertiary=60').zh).toBe(
    '2017年4月7日的规则，加bed-ordinary（三级） = 60 元',
  );
});

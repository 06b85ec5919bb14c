import { fileURLToPath } from 'node:url';
import { isoDate, unwrap } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import type { Call } from '../call/command.ts';
import { CITY_BUILD } from '../commands/city-build.ts';
import { readPlan } from './city-plan.ts';

const call = (options: Readonly<Record<string, string>>): Call => ({
  command: CITY_BUILD,
  options: new Map(Object.entries(options)),
  switches: new Set(),
  arguments: [],
  lang: 'en',
  json: false,
  home: fileURLToPath(new URL('../../../../', import.meta.url)),
  job: {},
  version: '0.1.0',
  program: null,
  environment: {},
  print: () => {},
  say: () => {},
});

test.each([
  ['beijing', {}, '2016-01-01', '2019-03-31'],
  ['yunhe', {}, '2016-01-01', '2018-12-31'],
  ['yunhe', { from: '2017-01-01', to: '2017-12-31' }, '2017-01-01', '2017-12-31'],
])('CLI-56 %s is made over all days of its plan, or those named', async (city, days, from, to) => {
  const plan = unwrap(await readPlan(call({ city, ...days })));
  expect([isoDate(plan.from), isoDate(plan.to)]).toEqual([from, to]);
});

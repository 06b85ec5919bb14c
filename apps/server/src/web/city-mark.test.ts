import { CITY_HEADER } from '@sanyi/api';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { addCityMark } from './city-mark.ts';

test('SRV-57 an answer that was begun before other rules were served is of the city before', async () => {
  const server = Fastify();
  let mark: string | null = null;
  addCityMark(server, () => mark);
  server.get('/slow', async () => {
    mark = 'second';
    return {};
  });
  server.get('/', async () => ({}));
  const cityOf = async (address: string): Promise<unknown> =>
    (await server.inject(address)).headers[CITY_HEADER];
  expect(await cityOf('/')).toBeUndefined();
  mark = 'first';
  expect(await cityOf('/slow')).toBe('first');
  expect(await cityOf('/')).toBe('second');
  await server.close();
});

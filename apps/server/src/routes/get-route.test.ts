import { ok } from '@sanyi/kernel';
import { demoActor } from '@sanyi/store';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { getRoute } from './get-route.ts';

test('SRV-60 who hangs up before the answer is told to the one who makes it', async () => {
  const server = Fastify();
  const asker = new AbortController();
  const dropped = new Promise<boolean>((resolve) => {
    const route = getRoute({
      actorOf: () => ok(demoActor('beijing')),
      schema: z.strictObject({}),
      ask: ({ signal }) =>
        new Promise((answer) => {
          signal.addEventListener('abort', () => {
            resolve(signal.aborted);
            answer(ok(null));
          });
          asker.abort();
        }),
    });
    server.get('/', route);
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  await expect(fetch(address, { signal: asker.signal })).rejects.toThrow(/abort/);
  expect(await dropped).toBe(true);
  await server.close();
});

test('SRV-60 who reads the answer has not hung up', async () => {
  const server = Fastify();
  let seen: AbortSignal | null = null;
  server.get(
    '/',
    getRoute({
      actorOf: () => ok(demoActor('beijing')),
      schema: z.strictObject({}),
      ask: ({ signal }) => {
        seen = signal;
        return ok('told');
      },
    }),
  );
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  expect(await (await fetch(address)).json()).toBe('told');
  await server.close();
  expect(seen).toMatchObject({ aborted: false });
});

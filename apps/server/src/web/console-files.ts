import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { problem } from '@sanyi/kernel';
import type { FastifyInstance } from 'fastify';
import { sendProblems } from './send.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built console. Files whose name carries a hash are kept for a year, the page itself is
 * asked for again each time; addresses of pages all get the one page, addresses under `/api` never.
 */
export async function addConsoleFiles(
  server: FastifyInstance,
  folder: string | null,
): Promise<void> {
  const page = folder !== null && existsSync(join(folder, 'index.html'));
  if (page) {
    await server.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      wildcard: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.setHeader('cache-control', cachingOf(path));
      },
    });
  }
  server.setNotFoundHandler((request, reply) => {
    const address = request.url.split('?', 1)[0] ?? '';
    if (page && request.method === 'GET' && isPage(address)) {
      return reply.sendFile('index.html');
    }
    const details = { method: request.method, address: address.slice(0, 200) };
    return sendProblems(reply, [problem('API_ADDRESS_UNKNOWN', 'address', details)]);
  });
}

const cachingOf = (path: string): string =>
  /[/\\]assets[/\\]/.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';

/** Pages have no dot in their last part; a missing picture must not be answered with the page. */
const isPage = (address: string): boolean =>
  !address.startsWith('/api') && !address.startsWith('/healthz') && !/\.[^/]*$/.test(address);

import { CITY_HEADER } from '@sanyi/api';
import type { FastifyInstance } from 'fastify';

/**
 * Puts on every answer which city it is of. Read when the question comes in: an answer may still be of
 * the city that was served then, and must never pass for one of the next.
 */
export function addCityMark(server: FastifyInstance, mark: () => string | null): void {
  server.addHook('onRequest', (_request, reply, done) => {
    const now = mark();
    if (now !== null) reply.header(CITY_HEADER, now);
    done();
  });
}

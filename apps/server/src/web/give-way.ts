import { ADDRESSES } from '@sanyi/api';
import type { FastifyInstance } from 'fastify';
import type { QuietMoments } from '../jobs/quiet-moments.ts';

/** What a page asks again and again by itself while somebody only looks at it. */
const LOOKED_AT = [ADDRESSES.health, ADDRESSES.status, ADDRESSES.job];

/** Tells of every question that a person waits for. */
export function addGivingWay(server: FastifyInstance, moments: QuietMoments): void {
  server.addHook('onRequest', ({ url }, { raw }, done) => {
    if (!LOOKED_AT.some((address) => url.startsWith(address))) {
      raw.once('close', moments.asked());
    }
    done();
  });
}

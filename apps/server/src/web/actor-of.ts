import type { Actor } from '@sanyi/store';
import type { FastifyRequest } from 'fastify';

/**
 * The one point that says who asks. There is one demonstration actor until there is sign-in; a
 * route never makes an actor itself.
 */
export const actorOf = (_request: FastifyRequest, place: string): Actor => ({
  role: 'demo',
  place,
  purpose: 'demonstration',
});

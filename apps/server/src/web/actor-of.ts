import { ACTING_HEADER } from '@sanyi/api';
import type { Result } from '@sanyi/kernel';
import type { Actor } from '@sanyi/store';
import type { FastifyRequest } from 'fastify';

/** Says who asks, or why that is not believed. */
export type ActorOf = (request: FastifyRequest) => Result<Actor>;

/**
 * The one point that says who asks; a route never makes an actor itself. Until there is sign-in a
 * request names the officer it acts as, and `actor` believes it where the demonstration allows.
 */
export const actorBy =
  (actor: (acting: string | null) => Result<Actor>): ActorOf =>
  (request) => {
    const named = request.headers[ACTING_HEADER];
    return actor(typeof named === 'string' ? named : null);
  };

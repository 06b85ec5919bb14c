import { ACTING_HEADER, VISIT_HEADER } from '@sanyi/api';
import { mapResult, type Result } from '@sanyi/kernel';
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
    const visit = request.headers[VISIT_HEADER];
    const found = actor(typeof named === 'string' ? named : null);
    if (typeof visit !== 'string') return found;
    return mapResult(found, (who) => ({ ...who, visit: visit.slice(0, LONGEST_VISIT) }));
  };

/** Characters of a visit that count: more tell no two apart that fewer do not. */
const LONGEST_VISIT = 64;

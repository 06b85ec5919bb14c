import {
  ADDRESSES,
  behaviourQuerySchema,
  draftDetailSchema,
  jobSchema,
  replayCompareQuerySchema,
  replaysComparedSchema,
  solvedQuerySchema,
  solveQuerySchema,
  whatIfDraftSchema,
  whatIfQuerySchema,
} from '@sanyi/api';
import type { FastifyInstance } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Answers } from '../answers.ts';
import type { ActorOf } from '../web/actor-of.ts';
import type { Route } from './get-route.ts';
import { postRoute } from './post-route.ts';

const nothing: ZodType<Record<string, never>> = z.strictObject({});

/** Addresses of what a reform would do. Running it changes nothing but what is kept beside the facts. */
export function addWhatIfRoutes(
  server: FastifyInstance,
  { whatIf, behaviour }: Answers,
  { route, actorOf }: { readonly route: Route; readonly actorOf: ActorOf },
): void {
  server.get(
    ADDRESSES.whatIf,
    route(whatIfQuerySchema, ({ actor, query, signal }) => whatIf.page(actor, query, signal)),
  );
  server.get(
    ADDRESSES.whatIfChoices,
    route(nothing, ({ actor }) => whatIf.choices(actor)),
  );
  server.post(
    ADDRESSES.whatIfRun,
    postRoute({
      actorOf,
      schema: whatIfQuerySchema,
      answer: jobSchema,
      act: ({ actor, body }) => whatIf.run(actor, body),
    }),
  );
  server.get(
    ADDRESSES.behaviour,
    route(behaviourQuerySchema, ({ actor, query }) => behaviour(actor, query)),
  );
  server.get(
    ADDRESSES.whatIfChanges,
    route(whatIfQuerySchema, ({ actor, query, signal }) => whatIf.changes(actor, query, signal)),
  );
  server.post(
    ADDRESSES.whatIfChangesRun,
    postRoute({
      actorOf,
      schema: whatIfQuerySchema,
      answer: jobSchema,
      act: ({ actor, body }) => whatIf.runChanges(actor, body),
    }),
  );
  server.post(
    ADDRESSES.whatIfSolve,
    postRoute({
      actorOf,
      schema: solveQuerySchema,
      answer: jobSchema,
      act: ({ actor, body }) => whatIf.solve(actor, body),
    }),
  );
  server.get(
    ADDRESSES.whatIfSolved,
    route(solvedQuerySchema, ({ actor, query }) => whatIf.solved(actor, query)),
  );
  server.post(
    ADDRESSES.whatIfDraft,
    postRoute({
      actorOf,
      schema: whatIfDraftSchema,
      answer: draftDetailSchema,
      act: ({ actor, body }) => whatIf.draft(actor, body),
    }),
  );
}

/** Addresses of exact replays that are kept beside the facts. */
export function addReplayRoutes(server: FastifyInstance, { replays }: Answers, route: Route): void {
  server.get(
    ADDRESSES.replays,
    route(nothing, ({ actor }) => replays.list(actor)),
  );
  server.get(
    `${ADDRESSES.replay}:id/compare`,
    route(
      replayCompareQuerySchema,
      ({ actor, id, query }) => replays.compare(actor, id, query.with),
      replaysComparedSchema,
    ),
  );
}

import type { Actor } from '@sanyi/store';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Answer } from '../answer.ts';
import type { ActorOf } from '../web/actor-of.ts';
import { formed } from '../web/route-form.ts';
import { readQuery, sendAnswer, sendProblems } from '../web/send.ts';

/** What a route that only reads is handed. */
export type Asked<Query> = {
  readonly actor: Actor;
  readonly id: string;
  readonly query: Query;
  /** Aborted when the one who asked hung up before the answer. */
  readonly signal: AbortSignal;
};

const named: ZodType<{ id: string }> = z.object({ id: z.string() });

/** A handler: parse the query, name the actor, ask, send the answer or the problems. */
export const getRoute = <Query>(of: {
  readonly actorOf: ActorOf;
  readonly schema: ZodType<Query>;
  readonly ask: (asked: Asked<Query>) => Answer<unknown>;
  /** The form of what it sends; of an address with one in `ANSWER_SCHEMAS` that one. */
  readonly answer?: ZodType;
}): RouteHandlerMethod =>
  formed(
    { query: of.schema, ...(of.answer ? { answer: of.answer } : {}) },
    async (request: FastifyRequest, reply: FastifyReply) => {
      const query = readQuery(of.schema, request.query);
      if (!query.ok) return sendProblems(reply, query.problems);
      const actor = of.actorOf(request);
      if (!actor.ok) return sendProblems(reply, actor.problems);
      const params = named.safeParse(request.params);
      const id = params.success ? params.data.id : '';
      const signal = hungUp(reply);
      return sendAnswer(reply, of.ask({ actor: actor.value, id, query: query.value, signal }));
    },
  );

function hungUp({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Makes the handler of a route from the form of its query and the question it asks. */
export type Route = <Query>(
  schema: ZodType<Query>,
  ask: (asked: Asked<Query>) => Answer<unknown>,
  answer?: ZodType,
) => RouteHandlerMethod;

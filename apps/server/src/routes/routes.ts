import {
  ADDRESSES,
  claimQuerySchema,
  explainQuerySchema,
  figureQuerySchema,
  growthQuerySchema,
  monitoringQuerySchema,
  overviewQuerySchema,
} from '@sanyi/api';
import { ok } from '@sanyi/kernel';
import type { Actor } from '@sanyi/store';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Answer, Answers } from '../answers.ts';
import { actorOf } from '../web/actor-of.ts';
import { readQuery, sendAnswer, sendProblems } from '../web/send.ts';
import { addBulletinRoutes } from './bulletin-routes.ts';
import { addProductRoutes } from './product-routes.ts';

/** What a route asks with: who, the id in the address, the query. */
type Asked<Query> = { readonly actor: Actor; readonly id: string; readonly query: Query };

/** Makes the handler of a route from the form of its query and the question it asks. */
export type Route = <Query>(
  schema: ZodType<Query>,
  ask: (asked: Asked<Query>) => Answer<unknown>,
) => RouteHandlerMethod;

const nothing: ZodType<Record<string, never>> = z.strictObject({});
const id: ZodType<{ id: string }> = z.object({ id: z.string() });

/** Puts every address of the interface on the server. Each route reads, asks, and sends. */
export function addRoutes(server: FastifyInstance, answers: Answers): void {
  const route: Route = (schema, ask) => routeOf({ schema, ask, place: answers.place });

  server.get(
    ADDRESSES.health,
    route(nothing, () => ok(answers.health())),
  );
  server.get(
    ADDRESSES.status,
    route(nothing, ({ actor }) => ok(answers.status(actor))),
  );
  server.get(
    ADDRESSES.overview,
    route(overviewQuerySchema, ({ actor, query }) => answers.overview(actor, query)),
  );
  server.get(
    ADDRESSES.growth,
    route(growthQuerySchema, ({ actor, query }) => answers.growth(actor, query)),
  );
  server.get(
    `${ADDRESSES.district}:id`,
    route(overviewQuerySchema, ({ actor, id: of, query }) => answers.district(actor, of, query)),
  );
  server.get(
    ADDRESSES.claims,
    route(claimQuerySchema, ({ actor, query }) => answers.claims(actor, query)),
  );
  server.get(
    `${ADDRESSES.claim}:id`,
    route(explainQuerySchema, ({ actor, id: of, query }) => answers.claim(actor, of, query)),
  );
  server.get(
    ADDRESSES.packages,
    route(nothing, ({ actor }) => answers.packages(actor)),
  );
  server.get(
    `${ADDRESSES.package}:id`,
    route(nothing, ({ actor, id: of }) => answers.package(actor, of)),
  );
  server.get(
    ADDRESSES.figure,
    route(figureQuerySchema, ({ actor, query }) => answers.figure(actor, query)),
  );
  server.get(
    ADDRESSES.monitoring,
    route(monitoringQuerySchema, ({ actor, query }) => answers.monitoring(actor, query)),
  );
  addBulletinRoutes(server, answers, route);
  addProductRoutes(server, answers, route);
  server.get(
    `${ADDRESSES.job}:id`,
    route(nothing, ({ actor, id: of }) => answers.job(actor, of)),
  );
  server.delete(
    `${ADDRESSES.job}:id`,
    route(nothing, ({ actor, id: of }) => answers.cancel(actor, of)),
  );
}

/** A handler: parse the query, name the actor, ask, send the answer or the problems. */
const routeOf =
  <Query>(of: {
    readonly schema: ZodType<Query>;
    readonly ask: (asked: Asked<Query>) => Answer<unknown>;
    readonly place: string;
  }): RouteHandlerMethod =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const query = readQuery(of.schema, request.query);
    if (!query.ok) return sendProblems(reply, query.problems);
    const named = id.safeParse(request.params);
    return sendAnswer(
      reply,
      of.ask({
        actor: actorOf(request, of.place),
        id: named.success ? named.data.id : '',
        query: query.value,
      }),
    );
  };

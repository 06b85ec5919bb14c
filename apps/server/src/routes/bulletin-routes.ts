import { ADDRESSES, bulletinFileQuerySchema, bulletinQuerySchema } from '@sanyi/api';
import type { FastifyInstance } from 'fastify';
import type { Answers } from '../answers.ts';
import type { ActorOf } from '../web/actor-of.ts';
import { formed } from '../web/route-form.ts';
import { readQuery, sendProblems } from '../web/send.ts';
import { sendFile } from '../web/send-file.ts';
import { addEditionRoutes } from './edition-routes.ts';
import type { Route } from './get-route.ts';

/** The bulletin as a page, and its prints as files. */
export function addBulletinRoutes(
  server: FastifyInstance,
  answers: Answers,
  { route, actorOf }: { readonly route: Route; readonly actorOf: ActorOf },
): void {
  server.get(
    ADDRESSES.bulletin,
    route(bulletinQuerySchema, ({ actor, query }) => answers.bulletin(actor, query)),
  );
  addEditionRoutes(server, answers.editions, { route, actorOf });
  const form = { query: bulletinFileQuerySchema, answer: 'file' } as const;
  const file = formed(form, async (request, reply) => {
    const query = readQuery(bulletinFileQuerySchema, request.query);
    if (!query.ok) return sendProblems(reply, query.problems);
    const actor = actorOf(request);
    if (!actor.ok) return sendProblems(reply, actor.problems);
    return sendFile(reply, answers.bulletinFile(actor.value, query.value));
  });
  server.get(ADDRESSES.bulletinFile, file);
}

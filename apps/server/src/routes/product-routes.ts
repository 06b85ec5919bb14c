import { ADDRESSES, jobSchema, packageChecksSchema, resetRequestSchema } from '@sanyi/api';
import type { FastifyInstance } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Answers } from '../answers.ts';
import type { ActorOf } from '../web/actor-of.ts';
import { formed } from '../web/route-form.ts';
import { readQuery, sendAnswer, sendProblems } from '../web/send.ts';
import type { Route } from './get-route.ts';

const nothing: ZodType<Record<string, never>> = z.strictObject({});

/** Addresses of what the product says of itself and of its rules, and of the demo that can be made anew. */
export function addProductRoutes(
  server: FastifyInstance,
  answers: Answers,
  { route, actorOf }: { readonly route: Route; readonly actorOf: ActorOf },
): void {
  server.get(
    ADDRESSES.coverage,
    route(nothing, ({ actor }) => answers.coverage(actor)),
  );
  server.get(
    ADDRESSES.glossary,
    route(nothing, ({ actor }) => answers.glossary(actor)),
  );
  server.get(
    `${ADDRESSES.package}:id/checks`,
    route(nothing, ({ actor, id: of }) => answers.packageChecks(actor, of), packageChecksSchema),
  );
  // A form of another site cannot send JSON, and a text is no object with a `confirm`.
  const reset = formed({ body: resetRequestSchema, answer: jobSchema }, async (request, reply) => {
    const asked = readQuery(resetRequestSchema, request.body ?? {});
    if (!asked.ok) return sendProblems(reply, asked.problems);
    const actor = actorOf(request);
    if (!actor.ok) return sendProblems(reply, actor.problems);
    return sendAnswer(reply, answers.reset(actor.value));
  });
  server.post(ADDRESSES.reset, reset);
}

import { fail, ok, problem, type Result } from '@sanyi/kernel';
import type { Actor } from '@sanyi/store';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Answer } from '../answer.ts';
import type { ActorOf } from '../web/actor-of.ts';
import { fromHere } from '../web/from-here.ts';
import { formed } from '../web/route-form.ts';
import { readBody, sendAnswer, sendProblems } from '../web/send.ts';

/** What a route that changes something is handed. */
export type Posted<Body> = { readonly actor: Actor; readonly id: string; readonly body: Body };

const named: ZodType<{ id: string }> = z.object({ id: z.string() });

/** A handler of POST: from this site, read the body, name the actor, act, send the answer. */
export const postRoute = <Body, Document>(of: {
  readonly actorOf: ActorOf;
  readonly schema: ZodType<Body>;
  /** The form of what it sends. */
  readonly answer: ZodType<Document>;
  readonly act: (posted: Posted<Body>) => Answer<Document>;
}): RouteHandlerMethod =>
  formed(
    { body: of.schema, answer: of.answer },
    async (request: FastifyRequest, reply: FastifyReply) => {
      const asked = read(request, of.schema);
      if (!asked.ok) return sendProblems(reply, asked.problems);
      const actor = of.actorOf(request);
      if (!actor.ok) return sendProblems(reply, actor.problems);
      const params = named.safeParse(request.params);
      const id = params.success ? params.data.id : '';
      return sendAnswer(reply, of.act({ actor: actor.value, id, body: asked.value }));
    },
  );

function read<Body>(request: FastifyRequest, schema: ZodType<Body>): Result<Body> {
  if (!fromHere(request)) {
    const origin = String(request.headers.origin ?? request.headers['sec-fetch-site'] ?? '—');
    return fail(problem('API_ORIGIN_REFUSED', 'header origin', { origin: origin.slice(0, 80) }));
  }
  const body = readBody(schema, request.body);
  return body.ok ? ok(body.value) : body;
}

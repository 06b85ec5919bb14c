import {
  ADDRESSES,
  approvedDraftSchema,
  type DraftDetail,
  draftDetailSchema,
  draftVersionQuerySchema,
  draftVersionSchema,
  newDraftSchema,
  reasonedSchema,
  savedDraftSchema,
  submittedDraftSchema,
} from '@sanyi/api';
import { problem } from '@sanyi/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Answer } from '../answer.ts';
import type { DraftAnswers } from '../drafts/draft-answers.ts';
import { HTTP_LIMITS } from '../limits.ts';
import type { ActorOf } from '../web/actor-of.ts';
import { formed } from '../web/route-form.ts';
import { sendAnswer, sendProblems } from '../web/send.ts';
import { sendFile } from '../web/send-file.ts';
import type { Route } from './get-route.ts';
import { type Posted, postRoute } from './post-route.ts';

const named: ZodType<{ id: string }> = z.object({ id: z.string() });
const idOf = (request: FastifyRequest): string => {
  const params = named.safeParse(request.params);
  return params.success ? params.data.id : '';
};

const nothing: ZodType<Record<string, never>> = z.strictObject({});

/** How an archive travels. */
const SENT = 'application/octet-stream';

/** Drafts of packages: listed, copied, saved, submitted, approved. */
export function addDraftRoutes(
  server: FastifyInstance,
  drafts: DraftAnswers,
  { route, actorOf }: { readonly route: Route; readonly actorOf: ActorOf },
): void {
  const post = <Body>(
    path: string,
    schema: ZodType<Body>,
    act: (posted: Posted<Body>) => Answer<DraftDetail>,
  ): void => {
    const handler = postRoute({ actorOf, schema, answer: draftDetailSchema, act });
    server.post(path, { bodyLimit: HTTP_LIMITS.draft }, handler);
  };
  const one = `${ADDRESSES.draft}:id`;
  server.get(
    ADDRESSES.packageSources,
    route(nothing, () => drafts.sources()),
  );
  server.get(
    ADDRESSES.drafts,
    route(nothing, ({ actor }) => drafts.list(actor)),
  );
  server.get(
    one,
    route(nothing, ({ actor, id }) => drafts.find(actor, id)),
  );
  server.get(
    `${one}/version`,
    route(
      draftVersionQuerySchema,
      ({ actor, id, query }) => drafts.version(actor, id, Number(query.version)),
      draftVersionSchema,
    ),
  );
  const archive = formed({ answer: 'file' }, async (request, reply) => {
    const actor = actorOf(request);
    if (!actor.ok) return sendProblems(reply, actor.problems);
    return sendFile(reply, drafts.archive(actor.value, idOf(request)));
  });
  server.get(`${one}/archive`, archive);
  const packed = formed({ answer: 'file' }, async (request, reply) => {
    const actor = actorOf(request);
    if (!actor.ok) return sendProblems(reply, actor.problems);
    return sendFile(reply, drafts.packageArchive(idOf(request)));
  });
  server.get(`${ADDRESSES.package}:id/archive`, packed);
  server.post(
    `${ADDRESSES.draft}import`,
    { bodyLimit: HTTP_LIMITS.sheet },
    formed({ body: 'file', answer: draftDetailSchema }, async (request, reply) => {
      const { body } = request;
      if (!Buffer.isBuffer(body)) {
        return sendProblems(reply, [problem('API_BODY_NOT_SHEET', 'request', { expected: SENT })]);
      }
      const actor = actorOf(request);
      if (!actor.ok) return sendProblems(reply, actor.problems);
      return sendAnswer(reply, drafts.import(actor.value, body));
    }),
  );
  post(ADDRESSES.drafts, newDraftSchema, ({ actor, body }) => drafts.make(actor, body));
  post(`${one}/save`, savedDraftSchema, ({ actor, id, body }) => drafts.save(actor, id, body));
  post(`${one}/submit`, submittedDraftSchema, ({ actor, id, body }) =>
    drafts.submit(actor, id, body),
  );
  post(`${one}/return`, reasonedSchema, ({ actor, id, body }) => drafts.giveBack(actor, id, body));
  post(`${one}/drop`, reasonedSchema, ({ actor, id, body }) => drafts.drop(actor, id, body));
  post(`${one}/approve`, approvedDraftSchema, ({ actor, id, body }) =>
    drafts.approve(actor, id, body),
  );
}

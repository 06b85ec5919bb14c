import {
  ADDRESSES,
  type EditionList,
  editionListSchema,
  editionQuerySchema,
  newEditionSchema,
  newReceiptSchema,
  reasonedSchema,
  seenEditionSchema,
  signedEditionSchema,
} from '@sanyi/api';
import type { FastifyInstance } from 'fastify';
import type { ZodType } from 'zod';
import type { Answer } from '../answer.ts';
import type { EditionAnswers } from '../bulletin/edition-answers.ts';
import type { ActorOf } from '../web/actor-of.ts';
import type { Route } from './get-route.ts';
import { type Posted, postRoute } from './post-route.ts';

/** Editions: listed, drafted, signed, taken back, published, received. */
export function addEditionRoutes(
  server: FastifyInstance,
  editions: EditionAnswers,
  { route, actorOf }: { readonly route: Route; readonly actorOf: ActorOf },
): void {
  const post = <Body>(
    path: string,
    schema: ZodType<Body>,
    act: (posted: Posted<Body>) => Answer<EditionList>,
  ): void => {
    server.post(path, postRoute({ actorOf, schema, answer: editionListSchema, act }));
  };
  const one = `${ADDRESSES.edition}:id`;
  server.get(
    ADDRESSES.editions,
    route(editionQuerySchema, ({ actor, query }) => editions.list(actor, query.period)),
  );
  post(ADDRESSES.editions, newEditionSchema, ({ actor, body }) => editions.draft(actor, body));
  post(`${one}/approve`, signedEditionSchema, ({ actor, id, body }) =>
    editions.approve(actor, id, body),
  );
  post(`${one}/reopen`, reasonedSchema, ({ actor, id, body }) => editions.reopen(actor, id, body));
  post(`${one}/publish`, seenEditionSchema, ({ actor, id, body }) =>
    editions.publish(actor, id, body),
  );
  post(`${one}/receive`, newReceiptSchema, ({ actor, id, body }) =>
    editions.receive(actor, id, body.note),
  );
}

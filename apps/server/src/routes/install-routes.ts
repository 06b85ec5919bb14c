import {
  ADDRESSES,
  draftDifferencesSchema,
  installAskedSchema,
  installPreviewSchema,
  jobSchema,
} from '@sanyi/api';
import type { FastifyInstance } from 'fastify';
import { type ZodType, z } from 'zod';
import type { InstallAnswers } from '../drafts/install-answers.ts';
import type { ActorOf } from '../web/actor-of.ts';
import type { Route } from './get-route.ts';
import { postRoute } from './post-route.ts';

const nothing: ZodType<Record<string, never>> = z.strictObject({});

/** Packages of other cities: previewed, installed as drafts, told beside their effect there. */
export function addInstallRoutes(
  server: FastifyInstance,
  installs: InstallAnswers,
  { route, actorOf }: { readonly route: Route; readonly actorOf: ActorOf },
): void {
  const install = `${ADDRESSES.package}:id/install`;
  const schema = installAskedSchema;
  server.post(
    `${install}/preview`,
    postRoute({
      actorOf,
      schema,
      answer: installPreviewSchema,
      act: ({ actor, id, body }) => installs.preview(actor, id, body),
    }),
  );
  server.post(
    install,
    postRoute({
      actorOf,
      schema,
      answer: jobSchema,
      act: ({ actor, id, body }) => installs.install(actor, id, body),
    }),
  );
  server.get(
    `${ADDRESSES.draft}:id/differences`,
    route(nothing, ({ actor, id }) => installs.differences(actor, id), draftDifferencesSchema),
  );
}

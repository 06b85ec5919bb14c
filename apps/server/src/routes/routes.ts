import {
  ADDRESSES,
  beforeAfterQuerySchema,
  claimQuerySchema,
  explainQuerySchema,
  figureQuerySchema,
  growthQuerySchema,
  jobSchema,
  monitoringQuerySchema,
  overviewQuerySchema,
} from '@sanyi/api';
import { ok } from '@sanyi/kernel';
import type { FastifyInstance } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Answers } from '../answers.ts';
import { actorBy } from '../web/actor-of.ts';
import { addBulletinRoutes } from './bulletin-routes.ts';
import { addDraftRoutes } from './draft-routes.ts';
import type { Route } from './get-route.ts';
import { getRoute } from './get-route.ts';
import { addGovernanceRoutes } from './governance-routes.ts';
import { addInstallRoutes } from './install-routes.ts';
import { addProductRoutes } from './product-routes.ts';
import { addReportRoutes } from './report-routes.ts';
import { addReplayRoutes, addWhatIfRoutes } from './what-if-routes.ts';

const nothing: ZodType<Record<string, never>> = z.strictObject({});

/** Puts every address of the interface on the server. Each route reads, asks, and sends. */
export function addRoutes(server: FastifyInstance, answers: Answers): void {
  const actorOf = actorBy(answers.governance.actor);
  const route: Route = (schema, ask, answer) =>
    getRoute({ actorOf, schema, ask, ...(answer ? { answer } : {}) });
  addGovernanceRoutes(server, answers.governance, actorOf);
  addReportRoutes(server, answers.reports, actorOf);

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
  server.get(
    ADDRESSES.beforeAfter,
    route(beforeAfterQuerySchema, ({ actor, query }) => answers.beforeAfter(actor, query)),
  );
  addBulletinRoutes(server, answers, { route, actorOf });
  addDraftRoutes(server, answers.drafts, { route, actorOf });
  addInstallRoutes(server, answers.installs, { route, actorOf });
  addProductRoutes(server, answers, { route, actorOf });
  addWhatIfRoutes(server, answers, { route, actorOf });
  addReplayRoutes(server, answers, route);
  server.get(
    `${ADDRESSES.job}:id`,
    route(nothing, ({ actor, id: of }) => answers.job(actor, of)),
  );
  server.delete(
    `${ADDRESSES.job}:id`,
    route(nothing, ({ actor, id: of }) => answers.cancel(actor, of), jobSchema),
  );
}

import {
  ADDRESSES,
  followRequestSchema,
  issueRequestSchema,
  newProjectSchema,
  newTaskSchema,
  projectProgressSchema,
  reasonedSchema,
  taskAssignmentSchema,
  taskQuerySchema,
  taskReportSchema,
} from '@sanyi/api';
import type { FastifyInstance } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Answer } from '../answer.ts';
import type { GovernanceAnswers } from '../governance/governance-answers.ts';
import type { ActorOf } from '../web/actor-of.ts';
import { type Asked, getRoute } from './get-route.ts';
import { type Posted, postRoute } from './post-route.ts';

const nothing: ZodType<Record<string, never>> = z.strictObject({});

/** Puts the addresses of tasks, directives, projects and who acts on the server. */
export function addGovernanceRoutes(
  server: FastifyInstance,
  { officers, work, tasks, directives, projects }: GovernanceAnswers,
  actorOf: ActorOf,
): void {
  const get = <Query>(
    path: string,
    schema: ZodType<Query>,
    ask: (asked: Asked<Query>) => Answer<unknown>,
  ): void => {
    server.get(path, getRoute({ actorOf, schema, ask }));
  };
  const post = <Body>(
    path: string,
    schema: ZodType<Body>,
    act: (posted: Posted<Body>) => Answer<unknown>,
  ): void => {
    server.post(path, postRoute({ actorOf, schema, act }));
  };
  get(ADDRESSES.officers, nothing, ({ actor }) => officers(actor));
  get(ADDRESSES.work, nothing, ({ actor }) => work(actor));
  get(ADDRESSES.tasks, taskQuerySchema, ({ actor, query }) => tasks.list(actor, query));
  get(`${ADDRESSES.task}:id`, nothing, ({ actor, id }) => tasks.find(actor, id));
  post(ADDRESSES.tasks, newTaskSchema, ({ actor, body }) => tasks.open(actor, body));
  post(`${ADDRESSES.task}follow`, followRequestSchema, ({ actor, body }) =>
    tasks.follow(actor, body),
  );
  post(`${ADDRESSES.task}:id/report`, taskReportSchema, ({ actor, id, body }) =>
    tasks.report(actor, id, body),
  );
  post(`${ADDRESSES.task}:id/assign`, taskAssignmentSchema, ({ actor, id, body }) =>
    tasks.assign(actor, id, body),
  );
  post(`${ADDRESSES.task}:id/close`, reasonedSchema, ({ actor, id, body }) =>
    tasks.close(actor, id, body),
  );
  post(`${ADDRESSES.task}:id/withdraw`, reasonedSchema, ({ actor, id, body }) =>
    tasks.withdraw(actor, id, body),
  );
  get(ADDRESSES.directives, nothing, ({ actor }) => directives.list(actor));
  get(`${ADDRESSES.directive}:id`, nothing, ({ actor, id }) => directives.pack(actor, id));
  post(ADDRESSES.directives, issueRequestSchema, ({ actor, body }) =>
    directives.issue(actor, body),
  );
  get(ADDRESSES.projects, nothing, ({ actor }) => projects.list(actor));
  get(`${ADDRESSES.project}:id`, nothing, ({ actor, id }) => projects.find(actor, id));
  post(ADDRESSES.projects, newProjectSchema, ({ actor, body }) => projects.register(actor, body));
  post(`${ADDRESSES.project}examples`, nothing, ({ actor }) => projects.examples(actor));
  post(`${ADDRESSES.project}:id/report`, projectProgressSchema, ({ actor, id, body }) =>
    projects.report(actor, id, body),
  );
}

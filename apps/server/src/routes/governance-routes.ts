import {
  ADDRESSES,
  followRequestSchema,
  issueRequestSchema,
  meetingPackSchema,
  newProjectSchema,
  newTaskSchema,
  projectDetailSchema,
  projectListSchema,
  projectProgressSchema,
  reasonedSchema,
  taskAssignmentSchema,
  taskDetailSchema,
  taskListSchema,
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
  const { get, post } = routesOn(server, actorOf);
  get(ADDRESSES.officers, nothing, ({ actor }) => officers(actor));
  get(ADDRESSES.work, nothing, ({ actor }) => work(actor));
  get(ADDRESSES.tasks, taskQuerySchema, ({ actor, query }) => tasks.list(actor, query));
  get(`${ADDRESSES.task}:id`, nothing, ({ actor, id }) => tasks.find(actor, id));
  post(ADDRESSES.tasks, { schema: newTaskSchema, answer: taskDetailSchema }, ({ actor, body }) =>
    tasks.open(actor, body),
  );
  post(
    `${ADDRESSES.task}follow`,
    { schema: followRequestSchema, answer: taskListSchema },
    ({ actor, body }) => tasks.follow(actor, body),
  );
  post(
    `${ADDRESSES.task}:id/report`,
    { schema: taskReportSchema, answer: taskDetailSchema },
    ({ actor, id, body }) => tasks.report(actor, id, body),
  );
  post(
    `${ADDRESSES.task}:id/assign`,
    { schema: taskAssignmentSchema, answer: taskDetailSchema },
    ({ actor, id, body }) => tasks.assign(actor, id, body),
  );
  post(
    `${ADDRESSES.task}:id/close`,
    { schema: reasonedSchema, answer: taskDetailSchema },
    ({ actor, id, body }) => tasks.close(actor, id, body),
  );
  post(
    `${ADDRESSES.task}:id/withdraw`,
    { schema: reasonedSchema, answer: taskDetailSchema },
    ({ actor, id, body }) => tasks.withdraw(actor, id, body),
  );
  get(ADDRESSES.directives, nothing, ({ actor }) => directives.list(actor));
  get(`${ADDRESSES.directive}:id`, nothing, ({ actor, id }) => directives.pack(actor, id));
  post(
    ADDRESSES.directives,
    { schema: issueRequestSchema, answer: meetingPackSchema },
    ({ actor, body }) => directives.issue(actor, body),
  );
  get(ADDRESSES.projects, nothing, ({ actor }) => projects.list(actor));
  get(`${ADDRESSES.project}:id`, nothing, ({ actor, id }) => projects.find(actor, id));
  post(
    ADDRESSES.projects,
    { schema: newProjectSchema, answer: projectDetailSchema },
    ({ actor, body }) => projects.register(actor, body),
  );
  post(
    `${ADDRESSES.project}examples`,
    { schema: nothing, answer: projectListSchema },
    ({ actor }) => projects.examples(actor),
  );
  post(
    `${ADDRESSES.project}:id/report`,
    { schema: projectProgressSchema, answer: projectDetailSchema },
    ({ actor, id, body }) => projects.report(actor, id, body),
  );
}

/** What puts addresses on a server, each with the form of what it reads and sends. */
function routesOn(server: FastifyInstance, actorOf: ActorOf) {
  const get = <Query>(
    path: string,
    schema: ZodType<Query>,
    ask: (asked: Asked<Query>) => Answer<unknown>,
  ): void => {
    server.get(path, getRoute({ actorOf, schema, ask }));
  };
  const post = <Body, Document>(
    path: string,
    form: { readonly schema: ZodType<Body>; readonly answer: ZodType<Document> },
    act: (posted: Posted<Body>) => Answer<Document>,
  ): void => {
    server.post(path, postRoute({ actorOf, ...form, act }));
  };
  return { get, post };
}

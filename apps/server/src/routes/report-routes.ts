import {
  ADDRESSES,
  dataReopenedSchema,
  followFigureSchema,
  overviewQuerySchema,
  reasonedSchema,
  reopenDataSchema,
  reportPreviewSchema,
  reportTakenSchema,
  type SheetQuery,
  seenSubmissionSchema,
  sheetQuerySchema,
  submissionListSchema,
  submissionQuerySchema,
  templateQuerySchema,
} from '@sanyi/api';
import { fail, problem, type Result } from '@sanyi/kernel';
import type { Actor } from '@sanyi/store';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { type ZodType, z } from 'zod';
import { HTTP_LIMITS } from '../limits.ts';
import type { ReportAnswers } from '../reports/report-answers.ts';
import type { SheetUpload } from '../reports/report-sheets.ts';
import type { SubmissionAnswers } from '../reports/submission-answers.ts';
import type { ActorOf } from '../web/actor-of.ts';
import { formed } from '../web/route-form.ts';
import { readQuery, sendAnswer, sendProblems } from '../web/send.ts';
import { sendFile } from '../web/send-file.ts';
import { getRoute } from './get-route.ts';
import { postRoute } from './post-route.ts';

/**
 * A sheet travels as the plain body of a request. A form of another site cannot send this kind, and
 * a script of another site would have to ask first, which this server never allows.
 */
const SHEET = 'application/octet-stream';

/** The addresses of figures that districts send. */
export function addReportRoutes(
  server: FastifyInstance,
  answers: ReportAnswers,
  actorOf: ActorOf,
): void {
  server.addContentTypeParser(
    SHEET,
    { parseAs: 'buffer', bodyLimit: HTTP_LIMITS.sheet },
    (_request, body, done) => done(null, body),
  );
  server.get(
    ADDRESSES.reports,
    getRoute({
      actorOf,
      schema: overviewQuerySchema,
      ask: ({ actor, query }) => answers.reports(actor, query),
    }),
  );
  server.get(ADDRESSES.reportTemplate, templateFile(answers, actorOf));
  server.post(
    ADDRESSES.reportReopen,
    postRoute({
      actorOf,
      schema: reopenDataSchema,
      answer: dataReopenedSchema,
      act: ({ actor, body }) => answers.reopen(actor, body),
    }),
  );
  addSubmissionRoutes(server, answers.submissions, actorOf);
  const sheet = (
    answer: ZodType | 'file',
    send: (reply: FastifyReply, upload: SheetUpload, actor: Actor) => Promise<FastifyReply>,
  ): { readonly bodyLimit: number; readonly handler: RouteHandlerMethod } => ({
    bodyLimit: HTTP_LIMITS.sheet,
    handler: formed({ query: sheetQuerySchema, body: 'file', answer }, async (request, reply) => {
      const query = readQuery(sheetQuerySchema, request.query);
      if (!query.ok) return sendProblems(reply, query.problems);
      const upload = uploadOf(request, query.value);
      if (!upload.ok) return sendProblems(reply, upload.problems);
      const actor = actorOf(request);
      if (!actor.ok) return sendProblems(reply, actor.problems);
      return send(reply, upload.value, actor.value);
    }),
  });
  server.route({
    method: 'POST',
    url: ADDRESSES.reportCheck,
    ...sheet(reportPreviewSchema, (reply, upload, actor) =>
      sendAnswer(reply, answers.check(actor, upload)),
    ),
  });
  server.route({
    method: 'POST',
    url: ADDRESSES.reportReturned,
    ...sheet('file', (reply, upload, actor) => sendFile(reply, answers.returned(actor, upload))),
  });
  server.route({
    method: 'POST',
    url: ADDRESSES.reportSubmit,
    ...sheet(reportTakenSchema, (reply, upload, actor) =>
      sendAnswer(reply, answers.submit(actor, upload)),
    ),
  });
}

/** The empty sheet of a form, as a file. */
function templateFile(answers: ReportAnswers, actorOf: ActorOf): RouteHandlerMethod {
  const form = { query: templateQuerySchema, answer: 'file' } as const;
  return formed(form, async (request, reply) => {
    const query = readQuery(templateQuerySchema, request.query);
    if (!query.ok) return sendProblems(reply, query.problems);
    const actor = actorOf(request);
    if (!actor.ok) return sendProblems(reply, actor.problems);
    return sendFile(reply, answers.template(actor.value, query.value));
  });
}

/** Submissions: listed, looked at, accepted, returned. */
function addSubmissionRoutes(
  server: FastifyInstance,
  { list, find, accept, follow, giveBack }: SubmissionAnswers,
  actorOf: ActorOf,
): void {
  const one = `${ADDRESSES.submission}:id`;
  server.get(
    ADDRESSES.submissions,
    getRoute({
      actorOf,
      schema: submissionQuerySchema,
      ask: ({ actor, query }) => list(actor, query.period),
    }),
  );
  server.get(
    one,
    getRoute({ actorOf, schema: z.strictObject({}), ask: ({ actor, id }) => find(actor, id) }),
  );
  server.post(
    `${one}/accept`,
    postRoute({
      actorOf,
      schema: seenSubmissionSchema,
      answer: submissionListSchema,
      act: ({ actor, id, body }) => accept(actor, id, body),
    }),
  );
  server.post(
    `${one}/follow`,
    postRoute({
      actorOf,
      schema: followFigureSchema,
      answer: submissionListSchema,
      act: ({ actor, id, body }) => follow(actor, id, body),
    }),
  );
  server.post(
    `${one}/return`,
    postRoute({
      actorOf,
      schema: reasonedSchema,
      answer: submissionListSchema,
      act: ({ actor, id, body }) => giveBack(actor, id, body),
    }),
  );
}

function uploadOf(request: FastifyRequest, query: SheetQuery): Result<SheetUpload> {
  const { body } = request;
  if (Buffer.isBuffer(body)) return { ok: true, value: { query, bytes: body } };
  return fail(problem('API_BODY_NOT_SHEET', 'request', { expected: SHEET }));
}

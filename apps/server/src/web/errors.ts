import { ProblemError, problem } from '@sanyi/kernel';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblems } from './send.ts';

/** Where defects are reported; the reference also stands in the answer. */
export type ReportBug = (reference: string, error: unknown) => void;

/**
 * Turns whatever was thrown into a problem document: what the asker sent wrongly is 4xx, trouble
 * that rules or files expect keeps its text, and only a defect of ours is 500.
 */
export function addErrors(server: FastifyInstance, reportBug: ReportBug): void {
  let bugs = 0;
  server.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof ProblemError) return sendProblems(reply, error.problems);
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return refused(reply, error.code ?? 'HTTP', status);
    bugs += 1;
    const reference = `bug-${bugs}-${request.id}`;
    reportBug(reference, error);
    const where = `${request.method} ${request.url.slice(0, 200)}`;
    return sendProblems(reply, [problem('API_BUG', where, { reference })]);
  });
}

/** Answers a request that could not even be read. */
export const refused = (reply: FastifyReply, cause: string, status = 400): FastifyReply =>
  sendProblems(reply, [problem('API_REQUEST_NOT_READABLE', 'request', { cause })], status);

import type { Socket } from 'node:net';
import { ProblemError, problem } from '@sanyi/kernel';
import type {
  ConnectionError,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { problemDocument } from './problem-document.ts';
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

/** Answers on the bare socket what was no HTTP request at all, or one with headers past the limit. */
export function refuseUnread(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, reason] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'Request Header Fields Too Large']
      : [400, 'Bad Request'];
  const problems = [problem('API_REQUEST_NOT_READABLE', 'request', { cause: error.code })];
  const body = JSON.stringify(problemDocument(problems, Number(status)));
  socket.end(
    [
      `HTTP/1.1 ${status} ${reason}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Answers a request whose address or body could not be read. */
export const refused = (reply: FastifyReply, cause: string, status = 400): FastifyReply =>
  sendProblems(reply, [problem('API_REQUEST_NOT_READABLE', 'request', { cause })], status);

import { type Problem, problem, type Result } from '@sanyi/kernel';
import type { FastifyReply } from 'fastify';
import type { ZodType } from 'zod';
import type { Answer } from '../answers.ts';
import { problemDocument } from './problem-document.ts';

/** Sends problems as a problem document. */
export function sendProblems(
  reply: FastifyReply,
  problems: readonly Problem[],
  status?: number,
): FastifyReply {
  const document = problemDocument(problems, status);
  if (document.status === 503) reply.header('retry-after', '1');
  return reply
    .code(document.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(document));
}

/** Waits for an answer and sends the document, or the problems in its place. */
export async function sendAnswer<Document>(
  reply: FastifyReply,
  answer: Answer<Document>,
): Promise<FastifyReply> {
  const result = await answer;
  if (!result.ok) return sendProblems(reply, result.problems);
  return sendDocument(reply, result.value);
}

/** Sends a document. Figures change with the facts, so nothing between here and the eye keeps it. */
const sendDocument = (reply: FastifyReply, document: unknown): FastifyReply =>
  reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(document));

/** Reads a query by its schema; whatever the schema does not know is a problem of the asker. */
export function readQuery<Query>(schema: ZodType<Query>, query: unknown): Result<Query> {
  const read = schema.safeParse(query);
  if (read.success) return { ok: true, value: read.data };
  const problems = read.error.issues.map((issue) => {
    const field = issue.path.join('.') || unknownFields(issue);
    return problem('API_QUERY_NOT_READABLE', `query ${field}`, { field });
  });
  const [first, ...more] = problems;
  return { ok: false, problems: first ? [first, ...more] : [unreadable()] };
}

const unreadable = (): Problem => problem('API_QUERY_NOT_READABLE', 'query', { field: 'query' });

const unknownFields = (issue: object): string =>
  'keys' in issue && Array.isArray(issue.keys) ? issue.keys.join(', ') : 'query';

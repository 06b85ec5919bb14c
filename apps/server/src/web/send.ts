import { type Problem, type ProblemCode, problem, type Result } from '@sanyi/kernel';
import type { FastifyReply } from 'fastify';
import type { ZodType } from 'zod';
import type { Answer } from '../answer.ts';
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
export const readQuery = <Query>(schema: ZodType<Query>, query: unknown): Result<Query> =>
  readBy(schema, query, { code: 'API_QUERY_NOT_READABLE', part: 'query' });

/** Reads a body by its schema, as strictly as a query. */
export const readBody = <Body>(schema: ZodType<Body>, body: unknown): Result<Body> =>
  readBy(schema, body, { code: 'API_BODY_NOT_READABLE', part: 'body' });

function readBy<T>(
  schema: ZodType<T>,
  value: unknown,
  { code, part }: { readonly code: ProblemCode; readonly part: string },
): Result<T> {
  const read = schema.safeParse(value);
  if (read.success) return { ok: true, value: read.data };
  const problems = read.error.issues.map((issue) => {
    const field = issue.path.join('.') || unknownFields(issue, part);
    return problem(code, `${part} ${field}`, { field });
  });
  const [first, ...more] = problems;
  return { ok: false, problems: [first ?? problem(code, part, { field: part }), ...more] };
}

const unknownFields = (issue: object, part: string): string =>
  'keys' in issue && Array.isArray(issue.keys) ? issue.keys.join(', ') : part;

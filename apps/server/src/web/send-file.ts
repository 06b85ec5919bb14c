import type { FastifyReply } from 'fastify';
import type { Answer, SentFile } from '../answer.ts';
import { sendProblems } from './send.ts';

/**
 * Waits for a file and sends it under its name. A page of HTML is shown, anything else is saved; a
 * page may bring its own style but no script, form or frame.
 */
export async function sendFile(
  reply: FastifyReply,
  answer: Answer<SentFile>,
): Promise<FastifyReply> {
  const result = await answer;
  if (!result.ok) return sendProblems(reply, result.problems);
  const { name, type, bytes } = result.value;
  const how = type.startsWith('text/html') ? 'inline' : 'attachment';
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const whole = plain === name ? '' : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  return reply
    .header('content-type', type)
    .header('content-disposition', `${how}; filename="${plain}"${whole}`)
    .header('content-security-policy', PAGE_POLICY)
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes));
}

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

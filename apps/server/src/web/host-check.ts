import { problem } from '@sanyi/kernel';
import type { FastifyInstance } from 'fastify';
import { sendProblems } from './send.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether an address to listen on is reachable from this machine only. */
export const isLoopback = (address: string): boolean => LOOPBACK.has(address);

/**
 * A server for this machine answers only to this machine's own names, so that a page of another
 * site cannot reach it by pointing its own name here.
 */
export function addHostCheck(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (isLoopback(request.hostname) || request.hostname === '') return;
    const details = { host: request.hostname.slice(0, 80) };
    return sendProblems(reply, [problem('API_HOST_REFUSED', 'header host', details)]);
  });
}

import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that changes something comes from this console or from a programme, and not from
 * a page of another site. A browser says where a request comes from; what it sends across sites
 * without asking first is never JSON.
 */
export function fromHere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  if (origin !== undefined && hostOf(origin) !== host) return false;
  return (headers['content-type'] ?? '').startsWith('application/json');
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

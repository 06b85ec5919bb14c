import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { answer } from './answer.ts';

type Answer = typeof answer;

const PREPARE_MS = Number(process.env.SANYI_PREPARE_MS ?? 0);

/**
 * Answers `/api` with invented documents while pages are being written; never part of a build. The
 * documents are loaded as the pages are, because they share the samples of `@sanyi/api`.
 */
export const fixtures = (): Plugin => ({
  name: 'sanyi-fixtures',
  configureServer: (server) => {
    server.middlewares.use(
      answeredBy(async () => {
        // The module is ours, and this is what it exports.
        const loaded = (await server.ssrLoadModule('/dev/answer.ts')) as { answer: Answer };
        return loaded.answer;
      }),
    );
  },
});

/** The same for a preview of the built pages, by documents that are at hand. */
export const previewedWith = (given: Answer): Plugin => ({
  name: 'sanyi-preview-fixtures',
  configurePreviewServer: ({ middlewares }) => {
    middlewares.use(answeredBy(async () => given));
  },
});

function answeredBy(load: () => Promise<Answer>): Connect.NextHandleFunction {
  const started = Date.now();
  const respond = async (url: URL, response: ServerResponse): Promise<void> => {
    const given = await load();
    const passed = PREPARE_MS > 0 ? (Date.now() - started) / PREPARE_MS : 1;
    const { status, body } = given(url, passed);
    response.statusCode = status;
    const type = status === 200 ? 'application/json' : 'application/problem+json';
    response.setHeader('content-type', type);
    response.end(JSON.stringify(body));
  };
  return (request: IncomingMessage, response: ServerResponse, next): void => {
    const url = new URL(request.url ?? '/', 'http://console.local');
    if (!url.pathname.startsWith('/api/')) next();
    else respond(url, response).catch(next);
  };
}

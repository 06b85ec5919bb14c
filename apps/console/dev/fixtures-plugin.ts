import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { answer } from './answer.ts';

const PREPARE_MS = Number(process.env.SANYI_PREPARE_MS ?? 0);

/** Answers `/api` with invented documents while pages are being written; never part of a build. */
export function fixtures(): Plugin {
  const started = Date.now();
  const answerRequest = (
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): void => {
    const url = new URL(request.url ?? '/', 'http://console.local');
    if (!url.pathname.startsWith('/api/')) {
      next();
      return;
    }
    const passed = PREPARE_MS > 0 ? (Date.now() - started) / PREPARE_MS : 1;
    const { status, body } = answer(url, passed);
    response.statusCode = status;
    response.setHeader(
      'content-type',
      status === 200 ? 'application/json' : 'application/problem+json',
    );
    response.end(JSON.stringify(body));
  };
  return {
    name: 'sanyi-fixtures',
    configureServer: ({ middlewares }) => {
      middlewares.use(answerRequest);
    },
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(answerRequest);
    },
  };
}

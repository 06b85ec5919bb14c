import Fastify, { type FastifyInstance } from 'fastify';
import type { Answers } from './answers.ts';
import type { QuietMoments } from './jobs/quiet-moments.ts';
import { HTTP_LIMITS } from './limits.ts';
import { addRoutes } from './routes/routes.ts';
import { addCityMark } from './web/city-mark.ts';
import { addConsoleFiles } from './web/console-files.ts';
import { addErrors, type ReportBug, refused, refuseUnread } from './web/errors.ts';
import { addGivingWay } from './web/give-way.ts';
import { addHeaders } from './web/headers.ts';
import { addHostCheck } from './web/host-check.ts';
import { addOpenApi } from './web/open-api.ts';

/** What a server is made of. */
export type ServerOptions = {
  readonly answers: Answers;
  /** Told of every question that somebody waits for. */
  readonly moments: QuietMoments;
  /** The folder of the built console; null serves the interface only. */
  readonly consoleFolder: string | null;
  /** Answer to any host name, for a server that listens beyond this machine. */
  readonly anyHost: boolean;
  readonly reportBug: ReportBug;
};

/**
 * Makes the HTTP server. It does not listen yet: call `listen`, or `inject` in tests.
 *
 * @example
 * ```ts
 * const server = await createServer({ answers, moments, consoleFolder: null, anyHost: false, reportBug });
 * (await server.inject('/healthz')).statusCode; // 200
 * ```
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit: HTTP_LIMITS.body,
    requestTimeout: HTTP_LIMITS.request,
    routerOptions: { maxParamLength: HTTP_LIMITS.parameter, ignoreTrailingSlash: true },
    forceCloseConnections: true,
    clientErrorHandler: refuseUnread,
    frameworkErrors: (error, _request, reply) => {
      refused(reply, error.code);
    },
  });
  addHeaders(server);
  if (!options.anyHost) addHostCheck(server);
  addCityMark(server, options.answers.cityMark);
  addGivingWay(server, options.moments);
  addErrors(server, options.reportBug);
  // Before the routes, so that it hears of each of them.
  addOpenApi(server, options.answers.health().version);
  addRoutes(server, options.answers);
  await addConsoleFiles(server, options.consoleFolder);
  return server;
}

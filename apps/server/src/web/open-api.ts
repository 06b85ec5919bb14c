import { ACTING_HEADER, ADDRESSES, ANSWER_SCHEMAS, problemDocumentSchema } from '@sanyi/api';
import type { FastifyInstance } from 'fastify';
import { type ZodType, z } from 'zod';
import { formOf, type RouteForm } from './route-form.ts';

type Json = Readonly<Record<string, unknown>>;

/** A route as it was put on the server. */
type Shown = { readonly method: string; readonly url: string; readonly form: RouteForm };

/**
 * Serves the OpenAPI 3.1 document of the interface. It is made of the routes that are put on the server
 * after this, with the forms they read by, so nothing is told that is not answered.
 */
export function addOpenApi(server: FastifyInstance, version: string): void {
  const routes: Shown[] = [];
  let made: string | null = null;
  server.addHook('onRoute', ({ method, url, handler }) => {
    const form = formOf(handler);
    if (!form) return;
    for (const each of [method].flat()) {
      // Whatever can be read can also be asked for without its content.
      if (each !== 'HEAD') routes.push({ method: each.toLowerCase(), url, form });
    }
  });
  server.get(ADDRESSES.openApi, (_request, reply) => {
    made ??= JSON.stringify(openApi(routes, version));
    return reply.header('content-type', 'application/json; charset=utf-8').send(made);
  });
}

function openApi(routes: readonly Shown[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = templated(route.url);
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: DIALECT,
    info: {
      title: 'Sanyi',
      version,
      summary: 'A platform on which a city runs its health reform',
      description:
        'Money is whole fen as text. Rows of persons never leave over HTTP. Trouble is told as application/problem+json, in English and Chinese.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Problem: jsonSchema(problemDocumentSchema, 'output') },
      responses: {
        Problem: {
          description: 'Where, what, why and what to do, in both languages',
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          },
        },
      },
      parameters: {
        Acting: {
          name: ACTING_HEADER,
          in: 'header',
          required: false,
          description: 'The officer in whose name a request of a demonstration acts',
          schema: { type: 'string' },
        },
      },
    },
  };
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const PARAMETER = /:(\w+)/g;

/** `/api/tasks/:id/report` as OpenAPI writes it. */
const templated = (url: string): string => url.replace(PARAMETER, '{$1}');

function operation({ method, url, form }: Shown): Json {
  return {
    operationId: operationId(method, url),
    tags: [url.split('/')[2] ?? 'server'],
    parameters: [
      ...[...url.matchAll(PARAMETER)].map(([, name]) => ({
        ...{ name, in: 'path', required: true },
        schema: { type: 'string' },
      })),
      ...(form.query ? queryParameters(form.query) : []),
      { $ref: '#/components/parameters/Acting' },
    ],
    ...(form.body ? { requestBody: { required: true, content: bodyOf(form.body) } } : {}),
    responses: {
      200: { description: 'Done', content: contentOf(form.answer ?? answerOf(method, url)) },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** `get /api/claims/:id` is `getClaimsById`. */
function operationId(method: string, url: string): string {
  const words = url.replace(PARAMETER, 'by/$1').split(/[^A-Za-z0-9]+/);
  const named = words.filter((word) => word !== '' && word !== 'api');
  return method + named.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function queryParameters(schema: ZodType): Json[] {
  const { properties, required } = jsonSchema(schema, 'input');
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.entries(properties ?? {}).map(([name, each]) => ({
    ...{ name, in: 'query', required: needed.has(name), schema: each },
  }));
}

const FILE: Json = { 'application/octet-stream': {} };

const bodyOf = (body: ZodType | 'file'): Json =>
  body === 'file' ? FILE : { 'application/json': { schema: jsonSchema(body, 'input') } };

const contentOf = (answer: ZodType | 'file' | undefined): Json =>
  answer === 'file'
    ? { '*/*': {} }
    : { 'application/json': { schema: answer ? jsonSchema(answer, 'output') : {} } };

/** The form of the document that an address answers with. */
function answerOf(method: string, url: string): ZodType | undefined {
  if (method !== 'get') return undefined;
  const entries = Object.entries(ANSWER_SCHEMAS);
  return entries.find(([name]) => addressOf(name) === url)?.[1];
}

function addressOf(name: string): string | undefined {
  const address = Object.entries(ADDRESSES).find(([known]) => known === name)?.[1];
  return address?.endsWith('/') ? `${address}:id` : address;
}

function jsonSchema(schema: ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return own;
}

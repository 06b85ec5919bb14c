import { ADDRESSES, ANSWER_SCHEMAS } from '@sanyi/api';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { quietMoments } from '../jobs/quiet-moments.ts';
import { sampleAnswers } from '../sample-answers.test-data.ts';

type Json = { readonly [key: string]: Json } & { readonly length?: number };

let server: FastifyInstance;
let document: Json;

beforeAll(async () => {
  server = await createServer({
    answers: sampleAnswers(),
    moments: quietMoments(() => performance.now()),
    consoleFolder: null,
    anyHost: false,
    reportBug: () => undefined,
  });
  document = (await server.inject(ADDRESSES.openApi)).json();
});

afterAll(() => server.close());

/** What OpenAPI 3.1 demands of the parts that are written: https://spec.openapis.org/oas/v3.1.1 */
const RULES = {
  type: 'object',
  required: ['openapi', 'info', 'paths'],
  properties: {
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    jsonSchemaDialect: { type: 'string', format: 'uri' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      properties: {
        title: { type: 'string' },
        version: { type: 'string' },
        summary: { type: 'string' },
        description: { type: 'string' },
        license: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string' }, identifier: { type: 'string' } },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        propertyNames: { enum: ['get', 'put', 'post', 'delete', 'patch'] },
        additionalProperties: { $ref: '#/$defs/operation' },
      },
    },
    components: {
      type: 'object',
      properties: {
        schemas: { type: 'object', propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' } },
        responses: { type: 'object', additionalProperties: { $ref: '#/$defs/response' } },
        parameters: { type: 'object', additionalProperties: { $ref: '#/$defs/parameter' } },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
  $defs: {
    reference: {
      type: 'object',
      required: ['$ref'],
      properties: { $ref: { type: 'string', pattern: '^#/components/' } },
      additionalProperties: false,
    },
    content: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: '^[^/\\s]+/[^/\\s]+$' },
      additionalProperties: {
        type: 'object',
        properties: { schema: { type: ['object', 'boolean'] } },
        additionalProperties: false,
      },
    },
    parameter: {
      type: 'object',
      required: ['name', 'in', 'schema'],
      properties: {
        name: { type: 'string' },
        in: { enum: ['path', 'query', 'header'] },
        required: { type: 'boolean' },
        description: { type: 'string' },
        schema: { type: ['object', 'boolean'] },
      },
      if: { properties: { in: { const: 'path' } } },
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
      then: { required: ['required'], properties: { required: { const: true } } },
      additionalProperties: false,
    },
    response: {
      type: 'object',
      required: ['description'],
      properties: { description: { type: 'string' }, content: { $ref: '#/$defs/content' } },
      additionalProperties: false,
    },
    operation: {
      type: 'object',
      required: ['operationId', 'responses'],
      properties: {
        operationId: { type: 'string' },
        tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        parameters: {
          type: 'array',
          items: { anyOf: [{ $ref: '#/$defs/reference' }, { $ref: '#/$defs/parameter' }] },
        },
        requestBody: {
          type: 'object',
          required: ['content'],
          properties: { required: { type: 'boolean' }, content: { $ref: '#/$defs/content' } },
          additionalProperties: false,
        },
        responses: {
          type: 'object',
          minProperties: 1,
          propertyNames: { pattern: '^([1-5](\\d\\d|XX)|default)$' },
          additionalProperties: {
            anyOf: [{ $ref: '#/$defs/reference' }, { $ref: '#/$defs/response' }],
          },
        },
      },
      additionalProperties: false,
    },
  },
} as const;

const operations = (): { readonly name: string; readonly path: string; readonly of: Json }[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, of]) => ({ name: `${method} ${path}`, path, of })),
  );

/** Routes of a printed tree: each line is indented below the path that it goes on from. */
function printedRoutes(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', step = '', methods = ''] =
      /^(.*?)[├└]── (\S+)(?: \((.+)\))?/.exec(line) ?? [];
    const depth = indent.length / 4;
    const path = (above[depth - 1] ?? '') + step;
    above.splice(depth, above.length, path);
    return methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
  });
}

/** Every value under a key, at any depth. */
function under(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [
    ...(name === key ? [each] : []),
    ...under(each, key),
  ]);
}

describe('the OpenAPI document', () => {
  test('SRV-91 stands by the rules of OpenAPI 3.1, and every form in it is a JSON schema', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const check = ajv.compile(RULES);
    check(document);
    expect(check.errors ?? []).toEqual([]);
    // Compiled beside the document itself, so that references lead where they should.
    ajv.addSchema({ $id: 'urn:sanyi:openapi', components: document.components }, 'openapi');
    const schemas = under(document, 'schema');
    expect(schemas.length).toBeGreaterThan(100);
    for (const schema of schemas) {
      if (Object.keys(schema ?? {}).includes('$ref')) continue;
      expect(ajv.validateSchema(schema as Json), JSON.stringify(schema).slice(0, 80)).toBe(true);
      expect(() => ajv.compile(schema as Json)).not.toThrow();
    }
    const references = under(document, '$ref').map(String);
    for (const each of references) {
      const found = each
        .split('/')
        .slice(1)
        .reduce<Json | undefined>((at, step) => at?.[step], document);
      expect(found, each).toBeDefined();
    }
  });

  test('SRV-91 has every route of the interface, and no other', async () => {
    const told = new Set(operations().map(({ name }) => name));
    // What the server itself says it answers, without its own description of the interface.
    const routes = printedRoutes(server.printRoutes({ commonPrefix: false })).filter(
      (route) => /^\S+ \/(api|healthz)/.test(route) && !route.includes('*'),
    );
    expect(routes.length).toBeGreaterThan(60);
    const own = `get ${ADDRESSES.openApi}`;
    expect(routes.filter((route) => !told.has(route))).toEqual([own]);
    expect([...told].filter((name) => !routes.includes(name))).toEqual([]);
  });

  test('SRV-91 names each operation once, and each part of a path', () => {
    const ids = operations().map(({ of }) => String(of.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, path, of } of operations()) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
      const named = under(of.parameters, 'name').filter((each) => parts.includes(String(each)));
      expect(named, name).toEqual(parts);
    }
  });

  test('SRV-91 tells the form of each answer, of what is read and of what is changed', () => {
    const all = operations();
    const bare = all.filter(({ of }) => {
      const content = of.responses?.['200']?.content;
      return Object.keys(content?.['application/json']?.schema ?? { none: true }).length === 0;
    });
    expect(bare.map(({ name }) => name)).toEqual([]);
    const read = all.filter(({ name }) => name.startsWith('get '));
    expect(read.length).toBeGreaterThan(Object.keys(ANSWER_SCHEMAS).length);
    expect(all.length - read.length).toBeGreaterThan(25);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  beforeAfterSchema,
  behaviourPageSchema,
  bulletinSchema,
  claimExplainedSchema,
  claimListSchema,
  coverageSchema,
  districtSchema,
  figureWhySchema,
  glossarySchema,
  growthSchema,
  healthSchema,
  jobSchema,
  monitoringSchema,
  overviewSchema,
  packageChecksSchema,
  packageDetailSchema,
  problemDocumentSchema,
  statusSchema,
} from '@sanyi/api';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { quietMoments } from './jobs/quiet-moments.ts';
import { sampleAnswers } from './sample-answers.test-data.ts';

let server: FastifyInstance;
let folder: string;
const bugs: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sanyi-console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Sanyi</title>');
  writeFileSync(join(folder, 'assets', 'page-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'page-1a2b.js.br'), 'pressed');
  const answers = {
    ...sampleAnswers(),
    packages: () => {
      throw new Error('inner words');
    },
  };
  server = await createServer({
    answers,
    moments: quietMoments(() => performance.now()),
    consoleFolder: folder,
    anyHost: false,
    reportBug: (reference) => bugs.push(reference),
  });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const ANSWERED = [
  ['/healthz', healthSchema],
  ['/api/status', statusSchema],
  ['/api/overview', overviewSchema],
  ['/api/overview?period=2019-Q1', overviewSchema],
  ['/api/growth?place=district-b', growthSchema],
  ['/api/districts/district-a', districtSchema],
  ['/api/claims?limit=20&visitKind=outpatient', claimListSchema],
  ['/api/claims/17?stack=sample&against=sample@-1y', claimExplainedSchema],
  ['/api/packages/sample-package', packageDetailSchema],
  ['/api/packages/sample-package/checks', packageChecksSchema],
  ['/api/figures?indicator=expense-growth&place=district-a&period=2019-Q1', figureWhySchema],
  ['/api/monitoring?day=2019-03-31&place=sample', monitoringSchema],
  ['/api/what-if/behaviour?reform=sample%2Bx', behaviourPageSchema],
  ['/api/before-after?indicator=drug-share&at=2017-04-08', beforeAfterSchema],
  ['/api/bulletin', bulletinSchema],
  ['/api/coverage', coverageSchema],
  ['/api/glossary', glossarySchema],
  ['/api/jobs/prepare-1', jobSchema],
] as const;

const REFUSED = [
  ['/api/overview?period=2031-Q1', 404, 'API_PERIOD_UNKNOWN'],
  ['/api/overview?colour=red', 400, 'API_QUERY_NOT_READABLE'],
  ['/api/overview?period=a&period=b', 400, 'API_QUERY_NOT_READABLE'],
  ['/api/growth', 400, 'API_QUERY_NOT_READABLE'],
  ['/api/districts/atlantis', 404, 'API_PLACE_UNKNOWN'],
  ['/api/claims?limit=0', 400, 'API_QUERY_NOT_READABLE'],
  ['/api/claims?limit=x', 400, 'API_QUERY_NOT_READABLE'],
  ['/api/claims/18', 404, 'API_CLAIM_UNKNOWN'],
  ['/api/claims/%zz', 400, 'API_REQUEST_NOT_READABLE'],
  [`/api/claims/${'9'.repeat(500)}`, 404, 'API_ADDRESS_UNKNOWN'],
  ['/api/nothing', 404, 'API_ADDRESS_UNKNOWN'],
  ['/api/', 404, 'API_ADDRESS_UNKNOWN'],
  ['/picture.png', 404, 'API_ADDRESS_UNKNOWN'],
  ['/..%2f..%2fpackage.json', 404, 'API_ADDRESS_UNKNOWN'],
] as const;

describe('server', () => {
  test.each(ANSWERED)('SRV-1 %s answers the document of its schema', async (url, schema) => {
    const reply = await server.inject(url);
    expect(reply.statusCode).toBe(200);
    expect(schema.parse(reply.json())).toEqual(reply.json());
  });

  test.each(REFUSED)('SRV-2 %s is refused with a problem document', async (url, status, code) => {
    const reply = await server.inject(url);
    const document = problemDocumentSchema.parse(reply.json());
    expect([reply.statusCode, document.status, document.code]).toEqual([status, status, code]);
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(document.detail.zh).not.toBe('');
  });

  test('SRV-2 a method or body that no address takes is refused with 4xx', async () => {
    const posted = await server.inject({ method: 'POST', url: '/api/overview', payload: '{"a":' });
    expect(posted.statusCode).toBe(404);
    const odd = await server.inject({
      method: 'DELETE',
      url: '/api/jobs/1',
      headers: { 'content-type': 'application/json' },
      payload: '{"a":',
    });
    expect(odd.statusCode).toBe(400);
    expect(problemDocumentSchema.parse(odd.json()).code).toBe('API_REQUEST_NOT_READABLE');
  });

  test('SRV-3 a defect is 500 with a reference that was also reported, without its inner text', async () => {
    const reply = await server.inject('/api/packages');
    const document = problemDocumentSchema.parse(reply.json());
    expect(reply.statusCode).toBe(500);
    expect(document.detail.en).toContain(bugs[0]);
    expect(reply.body).not.toContain('inner words');
  });

  test('SRV-4 a job can be cancelled', async () => {
    const reply = await server.inject({ method: 'DELETE', url: '/api/jobs/prepare-1' });
    expect(jobSchema.parse(reply.json()).state).toBe('cancelled');
  });

  test('SRV-5 pages get the one page, hashed files are kept, compressed ones preferred', async () => {
    const page = await server.inject('/growth/district-a?lang=zh');
    expect(page.body).toContain('<title>Sanyi</title>');
    expect(page.headers['cache-control']).toBe('no-cache');
    const file = await server.inject({
      url: '/assets/page-1a2b.js',
      headers: { 'accept-encoding': 'br' },
    });
    expect(file.headers['cache-control']).toContain('immutable');
    expect(file.headers['content-encoding']).toBe('br');
    expect(file.headers['content-type']).toMatch(/javascript/);
  });

  test('SRV-6 every answer carries the content security policy and is never kept', async () => {
    for (const url of ['/', '/api/overview', '/api/nothing', '/assets/page-1a2b.js']) {
      const { headers } = await server.inject(url);
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    const overview = await server.inject('/api/overview');
    expect(overview.headers['cache-control']).toBe('no-store');
  });

  test('SRV-7 a name that is not this machine is refused', async () => {
    const reply = await server.inject({ url: '/api/status', headers: { host: 'evil.example' } });
    expect(reply.statusCode).toBe(421);
    const own = await server.inject({ url: '/api/status', headers: { host: '127.0.0.1:4173' } });
    expect(own.statusCode).toBe(200);
  });

  test('SRV-8 it listens on this machine and answers over the wire', async () => {
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    const reply = await fetch(`${address}/healthz`);
    expect(healthSchema.parse(await reply.json()).status).toBe('ok');
    const heavy = await fetch(`${address}/healthz`, { headers: { 'x-much': 'a'.repeat(70_000) } });
    expect(heavy.status).toBe(431);
    expect(problemDocumentSchema.parse(await heavy.json()).status).toBe(431);
    expect(await said(new URL(address), 'NO REQUEST\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 .*API_REQUEST_NOT_READABLE/s,
    );
  });
});

/** What the server says to words that are no request. */
function said(to: URL, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(to.port), to.hostname, () => socket.write(words));
    const heard: Buffer[] = [];
    socket.on('data', (bytes: Buffer) => heard.push(bytes));
    socket.on('end', () => resolve(Buffer.concat(heard).toString()));
    socket.on('error', reject);
  });
}

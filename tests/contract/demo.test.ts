import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, start } from './run-sanyi.ts';
import { importList, listData } from './settlement-list.ts';

const LOOK_MS = 50;

/** Imported claims are few: districts without any claim in a quarter, no year before. */
describe('the server on claims from outside', () => {
  let running: Running;
  let address: string;

  const get = async (path: string): Promise<{ status: number; type: string; body: string }> => {
    const answer = await fetch(`${address}${path}`);
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type, body: await answer.text() };
  };

  beforeAll(async () => {
    const { out } = await importList(await listData());
    running = start('demo', '--facts', out, '--port', '0', '--no-open', '--json');
    address = await new Promise<string>((resolve, reject) => {
      running.child.stdout?.once('data', (chunk) => resolve(JSON.parse(String(chunk)).address));
      running.child.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)));
    });
    while (!JSON.parse((await get('/api/status')).body).ready) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }, 120_000);

  afterAll(() => {
    running.child.kill('SIGKILL');
  });

  it('says its health with counts', async () => {
    const { status, body } = await get('/healthz');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      facts: { claims: 10, lines: expect.any(Number) },
    });
  });

  it('answers the overview of quarters in which a district had no claim', async () => {
    for (const period of ['2018-Q1', '2018-Q4']) {
      const { status, body } = await get(`/api/overview?period=${period}`);
      expect(status, body).toBe(200);
      expect(JSON.parse(body).districts).toHaveLength(2);
    }
    expect((await get('/api/districts/daxing?period=2018-Q4')).status).toBe(200);
    expect((await get('/api/claims/1')).status).toBe(200);
  });

  it.each([
    ['/api/overview?period=1066-Q1', 404],
    ['/api/overview?period=soon', 404],
    ['/api/overview?colour=red', 400],
    ['/api/growth?place=daxing&period=2018-Q4', 404],
    ['/api/districts/atlantis', 404],
    ['/api/claims?limit=nine', 400],
    ['/api/claims/999999', 404],
    ['/api/claims/1?stack=nowhere', 400],
    ['/api/packages/..%2f..%2fetc%2fpasswd', 404],
    ['/api/figures?indicator=none&place=daxing&period=2018-Q4', 404],
    ['/api/none', 404],
  ])('answers %s with %i and a problem document, never 5xx', async (path, code) => {
    const { status, type, body } = await get(path);
    expect(status, body).toBe(code);
    expect(type).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({
      status: code,
      title: { en: expect.any(String), zh: expect.stringMatching(/[\u4e00-\u9fff]/) },
      detail: { en: expect.any(String), zh: expect.stringMatching(/[\u4e00-\u9fff]/) },
    });
  });

  it('ends quietly on Ctrl-C', async () => {
    running.child.kill('SIGINT');
    const { code, err } = await running.ended;
    expect(code).toBe(0);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

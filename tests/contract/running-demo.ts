import { ACTING_HEADER } from '@sanyi/api';
import { afterAll } from 'vitest';
import { fitsItsForm } from './fits-its-form.ts';
import { type Running, start } from './run-sanyi.ts';

const LOOK_MS = 100;
const running: Running[] = [];

afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGINT');
    await ended;
  }
}, 60_000);

/** How a server answered. */
export type Replied = { readonly status: number; readonly body: unknown };

/** A demo server on a free loopback port, asked in the name of an officer. */
export type Asked = {
  get(path: string, as?: string): Promise<Response>;
  post(path: string, as: string, body: unknown): Promise<Replied>;
  /** Sends a sheet as it was previewed. */
  /** Sends a sheet and takes the file that comes back. */
  sheetBytes(path: string, as: string, bytes: Uint8Array): Promise<Uint8Array>;
  sheet(path: string, as: string, bytes: string | Uint8Array): Promise<Replied>;
};

/** Serves a folder of facts until the tests of the file have ended. */
export async function demoOf(facts: string): Promise<Asked> {
  const demo = start('demo', '--facts', facts, '--port', '0', '--no-open', '--json');
  running.push(demo);
  const address = await new Promise<string>((resolve, reject) => {
    demo.child.stdout?.once('data', (chunk) => resolve(JSON.parse(String(chunk)).address));
    demo.child.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)));
  });
  while (!(await (await fetch(`${address}/api/status`)).json()).ready) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const fits = await fitsItsForm(address);
  const send = async (
    path: string,
    as: string,
    type: string,
    body: string | Uint8Array,
  ): Promise<Replied> => {
    const headers = { 'content-type': type, [ACTING_HEADER]: as };
    const reply = await fetch(address + path, { method: 'POST', headers, body: body as BodyInit });
    const answer: unknown = await reply.json();
    if (reply.ok) fits('post', path, answer);
    return { status: reply.status, body: answer };
  };
  return {
    get: async (path, as) => {
      const headers = as === undefined ? {} : { headers: { [ACTING_HEADER]: as } };
      const reply = await fetch(address + path, headers);
      const isJson = reply.headers.get('content-type')?.startsWith('application/json') ?? false;
      if (reply.ok && isJson) fits('get', path, await reply.clone().json());
      return reply;
    },
    post: (path, as, body) => send(path, as, 'application/json', JSON.stringify(body)),
    sheetBytes: async (path, as, bytes) => {
      const headers = { 'content-type': 'application/octet-stream', [ACTING_HEADER]: as };
      const body = bytes as BodyInit;
      const reply = await fetch(address + path, { method: 'POST', headers, body });
      return new Uint8Array(await reply.arrayBuffer());
    },
    sheet: (path, as, bytes) => send(path, as, 'application/octet-stream', bytes),
  };
}

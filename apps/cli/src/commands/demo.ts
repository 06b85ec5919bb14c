import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, problem, problemLine, type Result, type Text } from '@sanyi/kernel';
import { type CityPlan, type RunningServer, serveCity } from '@sanyi/server';
import { placeOfFacts, SCHEMA_VERSION } from '@sanyi/store';
import type { Call, Command, Outcome } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { outcome } from '../call/outcome.ts';
import { numberOption } from '../call/read-options.ts';
import { CITY_OPTIONS, cityHead, cityOf, type Plan, readPlan } from '../inputs/city-plan.ts';
import { documentTexts } from '../inputs/document-texts.ts';
import { POLICIES_OPTION, packagesOf } from '../inputs/library-of.ts';
import { forgetRecords, peopleOf, RECORDS_OPTION, recordsOf, today } from '../inputs/records-of.ts';
import { FACTS_OPTION } from '../inputs/settled-facts.ts';
import { openBrowser } from '../open-browser.ts';

/** A city that was made before is there within this time; then nothing has to be explained. */
const SOON_MS = 1500;

/** Taken when no port is named; another free one where it is in use. */
const PORT = 4830;

/** `sanyi demo`: makes the city when it is missing, serves the console, opens it. */
export const DEMO_COMMAND: Command = {
  name: 'demo',
  summary: { en: 'make a city, serve it and open the console', zh: '生成城市并打开控制台' },
  arguments: [],
  options: [
    {
      name: 'port',
      value: 'N',
      text: { en: 'port to listen on; 0 takes any', zh: '监听端口，0 为任意空闲端口' },
      otherwise: String(PORT),
    },
    {
      name: 'host',
      value: 'ADDRESS',
      text: {
        en: 'address to listen on; beyond this machine there is no sign-in yet',
        zh: '监听地址；对外提供服务时尚无登录保护',
      },
      otherwise: '127.0.0.1',
    },
    { name: 'no-open', text: { en: 'do not open a browser', zh: '不打开浏览器' } },
    { ...FACTS_OPTION, text: { en: 'serve these facts instead', zh: '改为使用该数据文件夹' } },
    RECORDS_OPTION,
    ...CITY_OPTIONS,
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi demo --port 8080 --no-open',
      text: { en: 'on another port, without a browser', zh: '使用其他端口，不打开浏览器' },
    },
    {
      line: 'sanyi demo --facts my-facts',
      text: { en: 'look at your own claims', zh: '查看自有数据' },
    },
  ],
  run: async (call) => {
    const port = numberOption(call, 'port', {
      least: 0,
      most: 65_535,
      otherwise: PORT,
      whole: true,
    });
    if (!port.ok) return port;
    const plan = await planOf(call);
    if (!plan.ok) return plan;
    const running = await listen(call, plan.value, port.value);
    return running.ok ? serve(call, running.value) : running;
  },
};

type Served = { readonly plan: CityPlan; readonly place: string; readonly title: Text };

/** What is served: the facts that are named, or the city of the options in a folder of its own. */
async function planOf(call: Call): Promise<Result<Served>> {
  const folder = call.options.get('facts');
  if (folder !== undefined) {
    const place = await placeOfFacts(folder);
    if (!place.ok) return place;
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const title = { en: place.value, zh: place.value };
    return ok({
      plan: { folder, build: null, packages: packages.value },
      place: place.value,
      title,
    });
  }
  const plan = await readPlan(call);
  if (!plan.ok) return plan;
  const { packages, ...build } = plan.value;
  const { place, title } = cityHead(plan.value, cityOf(call));
  return ok({ plan: { folder: demoFolder(call, plan.value), build, packages }, place, title });
}

/** Another plan, scale, seed or package gives another city, so it gets another folder. */
function demoFolder(call: Call, plan: Plan): string {
  const { city, packages, scale, seed, from, to } = plan;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([SCHEMA_VERSION, scale, seed, from, to, [...city]]));
  for (const each of packages) hash.update(JSON.stringify([each.name, [...each.files]]));
  const name = `${cityOf(call)}-${scale}-${hash.digest('hex').slice(0, 12)}`;
  return join(call.home, '.sanyi', 'demo', name);
}

async function listen(call: Call, served: Served, port: number): Promise<Result<RunningServer>> {
  const documents = await documentTexts(call.home);
  const records = recordsOf(call, served.plan.folder);
  const people = await peopleOf(call, served.place);
  if (!people.ok) return people;
  const console = join(call.home, 'dist', 'console');
  const asked = call.options.has('port');
  const start = (on: number): Promise<RunningServer> =>
    serveCity({
      ...served,
      version: call.version,
      documents,
      // What is kept on a server is somebody's: no invented sheets go there.
      people: call.environment.DATABASE_URL ? { ...people.value, sheets: [] } : people.value,
      records,
      forget: () => forgetRecords(call, records, served.plan.folder),
      today,
      consoleFolder: existsSync(console) ? console : null,
      host: call.options.get('host') ?? '127.0.0.1',
      port: on,
      onProgress: call.job.onProgress,
      reportBug: (reference, error) => {
        const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
        call.say({ en: `${reference}: ${told}`, zh: `${reference}：${told}` });
      },
    });
  try {
    return ok(await start(port));
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (!asked) return ok(await start(0));
    return fail(problem('CLI_PORT_TAKEN', `--port ${port}`, { port: String(port) }));
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Serves until Ctrl-C, or until the city turns out not to be possible. */
async function serve(call: Call, running: RunningServer): Promise<Result<Outcome>> {
  const { address } = running;
  call.say({ en: `Sanyi runs at ${address}`, zh: `三医已启动：${address}` });
  if (call.json) call.print({ address });
  if (!call.switches.has('no-open')) openBrowser(address);
  const { signal } = call.job;
  const stopped = new Promise<null>((resolve) => {
    if (signal?.aborted) resolve(null);
    signal?.addEventListener('abort', () => resolve(null), { once: true });
  });
  const soon = new Promise<'later'>((resolve) => setTimeout(() => resolve('later'), SOON_MS));
  if ((await Promise.race([stopped, running.prepared, soon])) === 'later') {
    call.say({
      en: 'Open it now: the page shows how far the city is. It is made once, in about half a minute.',
      zh: '现在即可打开：页面显示城市生成进度。只需生成一次，约半分钟。',
    });
  }
  const first = await Promise.race([stopped, running.prepared]);
  if (first && !first.ok) {
    for (const each of first.problems) {
      call.say({ en: problemLine(each, 'en'), zh: problemLine(each, 'zh') });
    }
  } else if (first) {
    call.say({ en: 'The city is ready. Ctrl-C ends it.', zh: '城市数据已就绪。按 Ctrl-C 结束。' });
  }
  await stopped;
  await running.close();
  return ok(outcome(null, '', EXIT.ok));
}

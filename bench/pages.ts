import { type Demo, startDemo } from './demo.ts';
import {
  type Benchmark,
  type Measurement,
  measured,
  percentile,
  type Ratio,
  ratio,
} from './measurement.ts';

/** Requests of each address after the first. */
const REQUESTS = 60;
const HEALTH = 'health (the transport alone)';
/** Days that are asked about: the last ones of the demonstration. */
const DAYS: readonly string[] = [
  '2019-03-31',
  '2019-03-30',
  '2019-02-05',
  '2018-10-01',
  '2019-03-15',
];
/** What the product promises for any page. */
export const PROMISED_MS = 200;

/** How long each address of the interface takes at the scale of the demonstration. */
export const pages: Benchmark = async () => {
  const demo = await startDemo(0);
  try {
    await demo.ready();
    const asked = await addresses(demo);
    const firsts: number[] = [];
    for (const [, address] of asked) firsts.push(await ask(demo, address(0)));
    await demo.quiet();
    const floor = await measure(demo, { name: HEALTH, address: () => '/healthz', first: 0 });
    const found: Asked[] = [];
    for (const [at, [name, address]] of asked.entries()) {
      found.push(await measure(demo, { name, address, first: firsts[at] ?? 0 }));
    }
    const slowest = Math.max(...found.flatMap((each) => each.later));
    const first = Math.max(...found.map((each) => each.first));
    const slow: Ratio[] = [
      { name: 'slowest answer to the promised 200 ms', value: slowest / PROMISED_MS },
      { name: 'slowest first answer to the promised 200 ms', value: first / PROMISED_MS },
    ];
    return {
      measurements: [floor, ...found].map((each) => each.measurement),
      ratios: [
        ...slow,
        ...found.map(({ measurement }) =>
          ratio(`${measurement.name} to health`, { value: measurement, to: floor.measurement }),
        ),
      ],
      facts: Object.fromEntries(
        found.flatMap((each) => [
          [`${each.measurement.name}, first ms`, Math.round(each.first * 10) / 10],
          [`${each.measurement.name}, p95 ms`, percentile(each.later, 0.95)],
        ]),
      ),
    };
  } finally {
    await demo.stop();
  }
};

type Asked = {
  readonly first: number;
  readonly later: readonly number[];
  readonly measurement: Measurement;
};

async function measure(
  demo: Demo,
  of: {
    readonly name: string;
    readonly address: (request: number) => string;
    readonly first: number;
  },
): Promise<Asked> {
  const later: number[] = [];
  for (let request = 1; request <= REQUESTS; request++) {
    later.push(await ask(demo, of.address(request)));
  }
  return { first: of.first, later, measurement: measured(of.name, 'ms', later) };
}

/** Milliseconds until the whole answer is there. */
const ask = async (demo: Demo, address: string): Promise<number> =>
  (await answered(demo, address)).ms;

/** An answer and the milliseconds until the whole of it was there. */
export async function answered(demo: Demo, address: string): Promise<{ ms: number; text: string }> {
  const start = performance.now();
  const answer = await fetch(`${demo.address}${address}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return { ms: performance.now() - start, text };
}

/** Every address, asked about another period, district, claim or package each time. */
async function addresses(
  demo: Demo,
): Promise<readonly (readonly [name: string, address: (request: number) => string])[]> {
  const get = async (address: string): Promise<string> =>
    (await fetch(`${demo.address}${address}`)).text();
  const status = await get('/api/status');
  const all = (text: string, pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map(([, value = '']) => value)),
  ];
  const periods = all(status, /"(\d{4}-Q\d)"/g).filter((period) => period >= '2017');
  const districts = all(status, /"id":"([a-z]+)"/g);
  const claims = all(await get('/api/claims?limit=100'), /"claim":"?(\d+)/g);
  const packages = all(await get('/api/packages'), /"id":"([a-z0-9-]+)"/g);
  const of = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
  const period = (at: number): string => `period=${of(periods, at)}`;
  // A bulletin compares with the year before, so the first year has none.
  const measuredPeriod = (at: number): string => `period=${of(periods.slice(4), at)}`;
  return [
    ['status', () => '/api/status'],
    ['overview', (at) => `/api/overview?${period(at)}`],
    ['growth', (at) => `/api/growth?place=beijing&${period(at)}`],
    ['district', (at) => `/api/districts/${of(districts, at)}?${period(at)}`],
    ['claims', (at) => `/api/claims?place=${of(districts, at)}&limit=50`],
    ['claim', (at) => `/api/claims/${of(claims, at)}`],
    [
      'claim, two stacks',
      (at) => `/api/claims/${of(claims, at)}?stack=beijing&against=beijing@2017-04-07`,
    ],
    ['packages', () => '/api/packages'],
    ['package', (at) => `/api/packages/${of(packages, at)}`],
    [
      'figure',
      (at) => `/api/figures?indicator=drug-share&place=${of(districts, at)}&${period(at)}`,
    ],
    ['monitoring', (at) => `/api/monitoring?place=${of(districts, at)}&day=${of(DAYS, at)}`],
    ['bulletin', (at) => `/api/bulletin?${measuredPeriod(at)}`],
    ['editions', (at) => `/api/editions?${measuredPeriod(at)}`],
    ['reports', (at) => `/api/reports?${period(at)}`],
    ['submissions', (at) => `/api/submissions?${period(at)}`],
    ['work', () => '/api/work'],
    ['tasks', () => '/api/tasks'],
    ['directives', () => '/api/directives'],
    ['projects', () => '/api/projects'],
    ['coverage', () => '/api/coverage'],
    ['glossary', () => '/api/glossary'],
    ['officers', () => '/api/officers'],
  ];
}

import { type Demo, startDemo } from './demo.ts';
import { type Benchmark, measured } from './measurement.ts';
import { answered, PROMISED_MS } from './pages.ts';

/** Pages in the order of the menu; those of one line lead from one to the next. */
const WALKS: readonly (readonly string[])[] = [
  ['/api/status', '/api/overview'],
  ['/api/growth?place=beijing'],
  ['/api/districts/tongzhou'],
  ['/api/figures?indicator=drug-share&place=tongzhou&period=2019-Q1'],
  ['/api/monitoring'],
  ['/api/bulletin'],
  ['/api/editions?period=2019-Q1'],
  ['/api/reports?period=2019-Q1'],
  ['/api/submissions?period=2019-Q1'],
  ['/api/work', '/api/tasks'],
  ['/api/directives'],
  ['/api/projects'],
  ['/api/claims?limit=50', '/api/claims/:claim'],
  ['/api/packages', '/api/packages/beijing-2017-separation'],
  ['/api/what-if/choices'],
  ['/api/coverage'],
  ['/api/glossary'],
];

/**
 * How long each page takes when it is asked for the first time, from the moment on when the overview
 * of a city that was not there can be answered. Each start begins the walk at another page.
 */
export const firstAnswers: Benchmark = async ({ runs }) => {
  const found = new Map<string, number[]>();
  for (let run = 0; run < runs; run++) {
    const demo = await startDemo(run);
    try {
      await demo.ready();
      const from = Math.floor((run * WALKS.length) / runs);
      for (const walk of [...WALKS.slice(from), ...WALKS.slice(0, from)]) {
        await walkThrough(demo, walk, found);
      }
    } finally {
      await demo.stop();
    }
  }
  const measurements = [...found].map(([page, times]) => measured(page, 'ms', times));
  const all = [...found.values()].flat();
  const late = all.filter((ms) => ms > PROMISED_MS);
  return {
    measurements,
    ratios: [
      {
        name: 'slowest first answer to the promised 200 ms',
        value: Math.max(...all) / PROMISED_MS,
      },
    ],
    facts: { 'first answers': all.length, 'of them beyond 200 ms': late.length },
  };
};

async function walkThrough(
  demo: Demo,
  walk: readonly string[],
  found: Map<string, number[]>,
): Promise<void> {
  let claim = '';
  for (const page of walk) {
    const { ms, text } = await answered(demo, page.replace(':claim', claim));
    claim = /"claim":"?(\d+)/.exec(text)?.[1] ?? claim;
    found.set(page, [...(found.get(page) ?? []), ms]);
  }
}

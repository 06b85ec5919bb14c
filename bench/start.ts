import type { Browser } from 'playwright-core';
import { chromiumPath, launchChromium } from '../tests/e2e/chromium.ts';
import { startDemo } from './demo.ts';
import { type Benchmark, measured, ratio, repeated } from './measurement.ts';

type Start = { readonly listens: number; readonly paints: number; readonly finished: number };

/** From typing `npm start` with everything installed and built, and no city, to a finished page. */
export const start: Benchmark = async ({ runs }) => {
  const path = chromiumPath();
  if (path === null) throw new Error('no Chromium: install one or name it in SANYI_CHROMIUM');
  const browser = await launchChromium(path);
  const all = await repeated(runs, (run) => oneStart(browser, run));
  await browser.close();
  const times = (what: keyof Start): number[] => all.map((each) => each[what] / 1000);
  const listens = measured('server listens', 's', times('listens'));
  const paints = measured('first paint', 's', times('paints'));
  const finished = measured('finished overview', 's', times('finished'));
  return {
    measurements: [listens, paints, finished],
    ratios: [
      { name: 'first paint to the promised 3 s', value: paints.spread.median / 3 },
      { name: 'finished overview to the promised 20 s', value: finished.spread.median / 20 },
      ratio('finished overview to first paint', { value: finished, to: paints }),
    ],
    facts: {},
  };
};

async function oneStart(browser: Browser, run: number): Promise<Start> {
  const demo = await startDemo(run);
  const listens = Date.now() - demo.started;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(`${demo.address}/`);
    const painted = await page.evaluate(async () => {
      for (;;) {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        if (paint) return performance.timeOrigin + paint.startTime;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    await page.locator('.cartogram').waitFor({ timeout: 300_000 });
    return { listens, paints: painted - demo.started, finished: Date.now() - demo.started };
  } finally {
    await context.close();
    await demo.stop();
  }
}

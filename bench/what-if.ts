import type { Page } from 'playwright-core';
import { onDemoPage } from './demo-page.ts';
import { type Benchmark, measured, percentile } from './measurement.ts';

/** What the product promises between moving a value and the painted estimate. */
const PROMISED_MS = 300;
/** Moves of each kind in a run: a rate in percent and a price in yuan. */
const MOVES = [
  { label: 'Drug mark-up, at most %', values: ['4', '6', '7.5', '3', '8', '5.5'] },
  { label: 'MRI scan yuan', values: ['480', '520', '540', '460', '470', '530'] },
] as const;
const REFORM = 'beijing+parameters/drugMarkupRate=0.05+lists/servicePrice/mri=500';
/** Less than a reform is left alone for before its exact replay starts. */
const BETWEEN_MS = 120;

/**
 * How long a moved slider of the what-if takes until the estimate of the new value is painted, in the
 * system's Chromium against the demonstration city, and the part of it that the server takes.
 */
export const whatIf: Benchmark = ({ runs }) =>
  onDemoPage(async (page, address) => {
    await page.goto(`${address}/what-if?lang=en&stack=${encodeURIComponent(REFORM)}`);
    await page.locator('.headline .key-number').first().waitFor({ timeout: 60_000 });
    const { painted, served } = await moveAll(page, runs);
    return {
      measurements: [
        measured('moved value to the painted estimate', 'ms', painted),
        measured('of these, the answer of the server', 'ms', served),
      ],
      ratios: [
        {
          name: 'painted estimate, median, to what is promised',
          value: percentile(painted, 0.5) / PROMISED_MS,
        },
        {
          name: 'painted estimate, p95, to what is promised',
          value: percentile(painted, 0.95) / PROMISED_MS,
        },
      ],
      facts: {
        'painted, p95 ms': percentile(painted, 0.95),
        'server, p95 ms': percentile(served, 0.95),
        moves: painted.length,
        'moves painted within 300 ms': painted.filter((ms) => ms <= PROMISED_MS).length,
      },
    };
  });

/** Moves both values up and down; the first round is for warming up. */
async function moveAll(
  page: Page,
  runs: number,
): Promise<{ readonly painted: number[]; readonly served: number[] }> {
  const moved: { readonly painted: number; readonly served: number }[] = [];
  for (let run = 0; run <= runs; run++) {
    for (const { label, values } of MOVES) {
      for (const [at, value] of values.entries()) {
        // Every value of every run is asked for the first time.
        const next = Number(value) + (run * values.length + at) / 100;
        const found = await move(page, label, nearest(next, label));
        if (run > 0) moved.push(found);
      }
    }
  }
  return {
    painted: moved.map(({ painted }) => painted),
    served: moved.map(({ served }) => served),
  };
}

/** A rate has four decimals of a percent, a price two. */
const nearest = (value: number, label: string): string =>
  value.toFixed(label.endsWith('%') ? 3 : 2);

/** Types a value as a hand would move it, and waits until the answer to it is painted. */
async function move(
  page: Page,
  label: string,
  value: string,
): Promise<{ readonly painted: number; readonly served: number }> {
  const answer = page.waitForResponse(
    (response) => response.url().includes('/api/what-if?') && response.status() === 200,
    { timeout: 60_000 },
  );
  const painting = page.evaluate(
    ([name, text]) => {
      const slider = document.querySelector<HTMLInputElement>(
        `.change-row .value-input input[aria-label="${name}"]`,
      );
      if (!slider) throw new Error(`no value ${name}`);
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const start = performance.now();
      write?.call(slider, text);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      return new Promise<number>((resolve) => {
        const watched = document.querySelector('.headlines');
        const observer = new MutationObserver(() => {
          observer.disconnect();
          // The frame after the change was made is the one that is painted.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        });
        if (watched)
          observer.observe(watched, { subtree: true, characterData: true, childList: true });
      });
    },
    [label.replace(/ (%|yuan)$/, ''), value] as const,
  );
  const response = await answer;
  const painted = await painting;
  const { responseEnd, requestStart } = response.request().timing();
  await page.waitForTimeout(BETWEEN_MS);
  return { painted, served: responseEnd - requestStart };
}

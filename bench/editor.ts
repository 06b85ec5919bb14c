import type { Page } from 'playwright-core';
import { onDemoPage } from './demo-page.ts';
import { type Benchmark, measured, percentile } from './measurement.ts';

/** What the product promises between a keystroke and its answer. */
const PROMISED_MS = 50;
/** The shipped package with the largest table, and a rule of it. */
const PACKAGE = 'beijing-2017-separation';
const TYPED = ['"ordinary","none","chief"', '"ordinary","nobody"', '"ordinary" , "none"'];
const BETWEEN_MS = 90;

/**
 * How long a keystroke in the largest shipped table takes until the letter is painted, and until the
 * cell has been parsed and typed and its problem is shown, by real typing in the system's Chromium.
 */
export const editor: Benchmark = ({ runs }) =>
  onDemoPage(async (page, address) => {
    await page.addInitScript(() =>
      localStorage.setItem(
        'sanyi.preferences',
        JSON.stringify({ tourEnded: true, acting: 'city-reform', lang: 'en' }),
      ),
    );
    await page.goto(`${address}/packages/${PACKAGE}`);
    await page.getByRole('button', { name: 'Change a copy' }).click({ timeout: 120_000 });
    await page.getByRole('grid').waitFor({ timeout: 120_000 });
    await page.locator('.draft-tests .big-line').waitFor({ timeout: 120_000 });
    await listen(page);
    for (let run = 0; run < runs; run++) for (const text of TYPED) await type(page, text);
    const { painted, checked } = await page.evaluate(() => globalThis.heard);
    return {
      measurements: [
        measured('keystroke to the painted letter', 'ms', painted),
        measured('keystroke to the shown problem', 'ms', checked),
      ],
      ratios: [
        {
          name: 'painted, p95, to what is promised',
          value: percentile(painted, 0.95) / PROMISED_MS,
        },
        {
          name: 'checked, p95, to what is promised',
          value: percentile(checked, 0.95) / PROMISED_MS,
        },
      ],
      facts: {
        'painted, p95 ms': percentile(painted, 0.95),
        'checked, p95 ms': percentile(checked, 0.95),
        rules: await page.locator('.rule-sheet tbody tr').count(),
        columns: await page.locator('.rule-sheet tbody tr').first().locator('td').count(),
      },
    };
  });

/** Writes a text into the cell of doctors' titles and takes it back. */
async function type(page: Page, text: string): Promise<void> {
  await page.locator('[data-cell="0,2"]').click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text, { delay: BETWEEN_MS });
  await page.keyboard.press('Escape');
}

declare global {
  /** What the page was told to hear. */
  var heard: { readonly painted: number[]; readonly checked: number[] };
}

/** Notes when a letter came, when the page was painted after it, and when its problem changed. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.heard = { painted: [], checked: [] };
    let pressed: number | null = null;
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key.length !== 1 || event.ctrlKey) return;
        const start = event.timeStamp;
        pressed = start;
        // The frame after the next one begins when the next one has been painted.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => globalThis.heard.painted.push(performance.now() - start)),
        );
      },
      { capture: true },
    );
    const told = document.querySelector('.cell-told');
    const observer = new MutationObserver(() => {
      if (pressed === null) return;
      globalThis.heard.checked.push(performance.now() - pressed);
      pressed = null;
    });
    if (told) observer.observe(told, { childList: true, characterData: true, subtree: true });
  });
